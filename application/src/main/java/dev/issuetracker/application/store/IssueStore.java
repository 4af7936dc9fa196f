package dev.issuetracker.application.store;

import dev.issuetracker.domain.comment.Comments;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.issue.IssueTree;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.link.Links;
import dev.issuetracker.domain.saved.SavedTexts;
import dev.issuetracker.domain.user.Users;

/**
 * A store of issues, seen as the ports that their use cases need: issues with comments and links, labels, fields, and
 * the accounts that they are assigned to, and the searches that these keep. All of them join the same units of work.
 * {@link dev.issuetracker.application.StorePorts} is a store of a whole tracker.
 */
public interface IssueStore {
    Transactions transactions();

    Issues issues();

    IssueTree issueTree();

    Comments comments();

    Links links();

    Labels labels();

    Fields fields();

    Users users();

    SavedTexts savedSearches();
}
