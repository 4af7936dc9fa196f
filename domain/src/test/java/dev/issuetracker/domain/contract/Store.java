package dev.issuetracker.domain.contract;

import dev.issuetracker.domain.comment.Comments;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.issue.IssueTree;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.link.Links;
import dev.issuetracker.domain.saved.SavedTexts;
import dev.issuetracker.domain.user.Users;
import java.util.function.Supplier;

/**
 * A store of issues under test: their ports on the same data, empty when a test begins. May be used from any thread.
 */
public interface Store {
    Issues issues();

    IssueTree issueTree();

    Comments comments();

    Links links();

    Labels labels();

    Fields fields();

    Users users();

    SavedTexts savedSearches();

    /** Runs work in one transaction of this store: kept when it returns, undone when it throws. */
    <T> T in(Supplier<T> work);

    /** {@link #in} for work that answers nothing. */
    default void run(Runnable work) {
        this.<Boolean>in(() -> {
            work.run();
            return true;
        });
    }
}
