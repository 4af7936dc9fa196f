package dev.issuetracker.application.search;

import dev.issuetracker.application.search.syntax.Operator;
import dev.issuetracker.application.search.syntax.SearchTree.Value;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What lies between two ends; null leaves an end open.
 *
 * @param <T> what the ends are
 */
record Range<T>(@Nullable End<T> from, @Nullable End<T> to) {
    /** Between the ends of a range. */
    static final String DOTS = "..";

    /** @param included whether the value itself is in the range */
    record End<T>(T value, boolean included) {}

    /**
     * What one text means: a single thing, or several in a row.
     *
     * @param last the same as the first if it is one
     */
    record Stretch<T>(T first, T last) {}

    /** Whether a value asks for a range, and not for one thing. */
    static boolean isMeant(Value value) {
        return value.operator() != Operator.IS
                || (!value.quoted() && value.text().contains(DOTS));
    }

    /**
     * The range that a value asks for: {@code <b}, {@code <=b}, {@code >a}, {@code >=a}, {@code a..b}, {@code a..} and
     * {@code ..b}; or all that one text means. Both ends of {@code a..b} are included.
     *
     * @param read what a text means; empty when it means nothing, and then there is no range
     */
    static <T> Optional<Range<T>> of(Value value, Function<String, Optional<Stretch<T>>> read) {
        String text = value.text();
        if (value.operator() == Operator.IS && isMeant(value)) {
            int dots = text.indexOf(DOTS);
            return between(text.substring(0, dots), text.substring(dots + DOTS.length()), read);
        }
        return read.apply(text).map(stretch -> switch (value.operator()) {
            case LESS -> new Range<>(null, new End<>(stretch.first(), false));
            case AT_MOST -> new Range<>(null, new End<>(stretch.last(), true));
            case GREATER -> new Range<>(new End<>(stretch.last(), false), null);
            case AT_LEAST -> new Range<>(new End<>(stretch.first(), true), null);
            case IS -> new Range<>(new End<>(stretch.first(), true), new End<>(stretch.last(), true));
        });
    }

    private static <T> Optional<Range<T>> between(String from, String to, Function<String, Optional<Stretch<T>>> read) {
        Optional<End<T>> first = read.apply(from).map(stretch -> new End<>(stretch.first(), true));
        Optional<End<T>> last = read.apply(to).map(stretch -> new End<>(stretch.last(), true));
        boolean complete = (first.isPresent() || from.isEmpty()) && (last.isPresent() || to.isEmpty());
        return complete && (first.isPresent() || last.isPresent())
                ? Optional.of(new Range<>(first.orElse(null), last.orElse(null)))
                : Optional.empty();
    }

    /** Whether its beginning comes behind its end, so that nothing can be in it. */
    boolean isReversed(Comparator<T> order) {
        return from != null && to != null && order.compare(from.value(), to.value()) > 0;
    }

    /** The same range from its end to its beginning: of ages, the greatest is the earliest moment. */
    Range<T> reversed() {
        return new Range<>(to, from);
    }
}
