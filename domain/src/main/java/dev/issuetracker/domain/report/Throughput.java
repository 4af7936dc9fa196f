package dev.issuetracker.domain.report;

/**
 * How many issues came and went in a period. An issue counts as resolved at its present resolution: one that was
 * reopened is not resolved, and once it is resolved again, that is when it was.
 *
 * @param created in the period
 * @param resolved in the period, by resolutions that hold
 * @param backlog how many were created and not resolved at its end
 */
public record Throughput(ReportPeriod period, long created, long resolved, long backlog) {}
