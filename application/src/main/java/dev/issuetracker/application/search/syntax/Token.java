package dev.issuetracker.application.search.syntax;

import dev.issuetracker.domain.text.TextRules;

/** The smallest part of a search that means something. */
public sealed interface Token {
    /** The most characters of a word that a message shows. */
    int SHOWN = 40;

    Place place();

    default int column() {
        return place().column();
    }

    /** What it is, for a message. */
    default String shown() {
        return TextRules.shortened(place().written(), SHOWN);
    }

    /** One of the signs and words that combine conditions. */
    record Sign(Kind kind, Place place) implements Token {
        enum Kind {
            OPEN,
            CLOSE,
            AND,
            OR,
            NOT
        }
    }

    /** A word or a condition. */
    record Leaf(SearchTree tree, Place place) implements Token {}

    /** Behind the last one. */
    record End(Place place) implements Token {
        /**
         * The end of a search.
         *
         * @param at behind its last character, from 0
         */
        public static End at(int at) {
            return new End(new Place(at + 1, ""));
        }

        @Override
        public String shown() {
            return "the end";
        }
    }
}
