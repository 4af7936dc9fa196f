package dev.issuetracker.domain.issue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an issue is in a sorted list. Among options it is the same place only while the same options are before its
 * own.
 *
 * @param value the sort value as text: a title, a time in microseconds since 1970, or {@code =} and the key of a
 *     field's value; empty when the id alone sorts, as it does among issues without a value of the field
 */
public record IssueKey(String value, long id) {
    static IssueKey at(Instant time, long id) {
        long micros = Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
        return new IssueKey(Long.toString(micros), id);
    }

    /** @param key of the field's value; null when the issue has none */
    static IssueKey ofField(@Nullable String key, long id) {
        return new IssueKey(key == null ? "" : "=" + key, id);
    }

    /** The key of the field's value, of a key of a list sorted by a field; null when the issue has none. */
    public @Nullable String fieldKey() {
        return value.isEmpty() ? null : value.substring(1);
    }

    /**
     * The time of a key of a list sorted by time.
     *
     * @throws NumberFormatException when it is none
     */
    public long micros() {
        return Long.parseLong(value);
    }
}
