package dev.issuetracker.application.search.syntax;

import java.util.List;
import java.util.stream.Stream;

/** A search, by its syntax: nothing is looked up. */
public sealed interface SearchTree {
    /** What it is made of; empty for a word and a condition. */
    default List<SearchTree> parts() {
        return List.of();
    }

    /** The conditions in it, at any depth, from left to right. */
    default Stream<Term> terms() {
        return parts().stream().flatMap(SearchTree::terms);
    }

    /** How many words and conditions are in it, at any depth. */
    default int leaves() {
        return Math.max(1, parts().stream().mapToInt(SearchTree::leaves).sum());
    }

    /** All must hold. */
    record All(List<SearchTree> parts) implements SearchTree {}

    /** One must hold. */
    record Any(List<SearchTree> parts) implements SearchTree {}

    /** It must not hold. */
    record Not(SearchTree part) implements SearchTree {
        @Override
        public List<SearchTree> parts() {
            return List.of(part);
        }
    }

    /** A word, or words between quotes. */
    record Words(Place place, String text) implements SearchTree {}

    /**
     * A condition such as {@code due:<today}.
     *
     * @param place of the key, with {@code field:}
     * @param key what is before the colon; behind {@code field:}, the name of a field
     * @param ofField whether {@code field:} is before the key
     * @param value what the condition is about
     */
    record Term(Place place, String key, boolean ofField, Value value) implements SearchTree {
        @Override
        public Stream<Term> terms() {
            return Stream.of(this);
        }

        /** The key as it is written, for messages. */
        public String name() {
            return ofField ? "field:" + key : key;
        }
    }

    /**
     * What a condition is about.
     *
     * @param place of the value, with the operator
     * @param quoted whether it is between quotes, so that none of its characters means anything but itself
     */
    record Value(Place place, Operator operator, String text, boolean quoted) {
        public int column() {
            return place.column();
        }
    }
}
