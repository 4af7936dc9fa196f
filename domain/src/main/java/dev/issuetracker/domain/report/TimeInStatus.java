package dev.issuetracker.domain.report;

import dev.issuetracker.domain.issue.value.Status;

/**
 * How long issues were in a status, all their stays in it together.
 *
 * @param times of the issues that were in it for any time
 */
public record TimeInStatus(Status status, Durations times) {}
