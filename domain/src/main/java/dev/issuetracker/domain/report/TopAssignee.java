package dev.issuetracker.domain.report;

import dev.issuetracker.domain.user.UserRef;

/** How many issues an assignee has, in all and by status. */
public record TopAssignee(UserRef assignee, long total, long open, long inProgress, long resolved) {}
