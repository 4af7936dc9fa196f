package dev.issuetracker.application.report;

/** The way in which a caller wants latencies split. */
public sealed interface LatencySplit {
    /** By a field that all issues have, whether or not it has a value, or by time. */
    enum OfEveryIssue implements LatencySplit {
        ASSIGNEE,
        LABEL,
        /** By the month of the resolution, in the zone of the request. */
        MONTH
    }

    /**
     * By the values of a field that a team added.
     *
     * @param name of the field, whatever the case
     */
    record ByField(String name) implements LatencySplit {}
}
