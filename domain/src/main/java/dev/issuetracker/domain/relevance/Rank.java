package dev.issuetracker.domain.relevance;

import dev.issuetracker.domain.issue.IssueKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of an issue in a list by relevance: the best match comes first, of equal ones the newest.
 *
 * @param score how well it matches
 * @param createdMicros when it was created, in microseconds since 1970
 */
public record Rank(long score, long createdMicros, long id) implements Comparable<Rank> {
    private static final Comparator<Rank> BEST_FIRST = Comparator.comparingLong(Rank::score)
            .thenComparingLong(Rank::createdMicros)
            .thenComparingLong(Rank::id)
            .reversed();

    private static final Pattern VALUE = Pattern.compile("([0-9]{1,18}):(-?[0-9]{1,18})");

    static Rank of(long score, Instant createdAt, long id) {
        return new Rank(score, ChronoUnit.MICROS.between(Instant.EPOCH, createdAt), id);
    }

    /** The rank that a key names; empty when it is a key of another list. */
    public static Optional<Rank> of(IssueKey key) {
        Matcher value = VALUE.matcher(key.value());
        return value.matches()
                ? Optional.of(new Rank(Long.parseLong(value.group(1)), Long.parseLong(value.group(2)), key.id()))
                : Optional.empty();
    }

    /** Whether a text can be the value of a key of the list. */
    public static boolean isValue(String text) {
        return VALUE.matcher(text).matches();
    }

    /** The key under which a page of the list goes on. */
    public IssueKey key() {
        return new IssueKey(score + ":" + createdMicros, id);
    }

    @Override
    public int compareTo(Rank other) {
        return BEST_FIRST.compare(this, other);
    }
}
