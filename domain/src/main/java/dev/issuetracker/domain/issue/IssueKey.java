package dev.issuetracker.domain.issue;

import java.time.Instant;

/**
 * Where an issue is in a sorted list.
 *
 * @param value the sort value as text: a title, or a time in microseconds since 1970; empty when the id alone sorts
 */
public record IssueKey(String value, long id) {
    static IssueKey at(Instant time, long id) {
        long micros = Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
        return new IssueKey(Long.toString(micros), id);
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
