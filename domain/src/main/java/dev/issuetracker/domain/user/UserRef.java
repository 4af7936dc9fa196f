package dev.issuetracker.domain.user;

/** An account as other things mention it: as author, assignee, or the one who made a change. */
public record UserRef(long id, String username) {}
