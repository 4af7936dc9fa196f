package dev.issuetracker.domain.issue;

/** One of the versions that an issue had. */
public record IssueVersion(long issueId, long version) {}
