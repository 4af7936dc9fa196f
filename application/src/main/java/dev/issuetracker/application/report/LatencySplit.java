package dev.issuetracker.application.report;

/** By what a caller wants latencies split. */
public sealed interface LatencySplit {
    /** By what every issue has, or could have. */
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
