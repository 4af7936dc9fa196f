package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;

/** An issue is asked for that is deleted, and can be restored: {@code NOT_FOUND}, as if there were none. */
public final class DeletedIssueException extends TrackerException {
    private static final long serialVersionUID = 1L;

    public DeletedIssueException(long id) {
        super(ErrorCode.NOT_FOUND, "Issue " + id + " is deleted. It can be restored.");
    }
}
