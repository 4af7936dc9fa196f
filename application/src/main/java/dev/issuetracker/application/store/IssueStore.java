package dev.issuetracker.application.store;

import dev.issuetracker.domain.comment.Comments;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.user.Users;

/**
 * A store of issues, seen as the ports that their use cases need: issues with comments, labels, and the accounts that
 * they are assigned to. All of them join the same units of work. {@link dev.issuetracker.application.StorePorts} is a
 * store of a whole tracker.
 */
public interface IssueStore {
    Transactions transactions();

    Issues issues();

    Comments comments();

    Labels labels();

    Users users();
}
