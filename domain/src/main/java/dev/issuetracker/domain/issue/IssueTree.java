package dev.issuetracker.domain.issue;

import java.util.Collection;
import java.util.List;

/**
 * Where issues are among their parents and children. It stores nothing: a parent is a value of its child. Deleted
 * issues count, since each may be restored.
 */
public interface IssueTree {
    /** The most issues from one without a parent to one without children, both counted. */
    int MAX_LEVELS = 8;

    /** The most children of an issue. */
    int MAX_CHILDREN = 1_000;

    /**
     * Keeps others who call this waiting until the unit of work ends: two changes that are each right could make a
     * cycle together. Where writers never run side by side there is nothing to do.
     */
    void lock();

    /** The parent of an issue, the parent of that, and so on. */
    List<Long> ancestors(long id);

    /** How many levels of children the deepest of these issues has beneath it. */
    int levelsBelow(Collection<Long> ids);

    /** How many children an issue has. */
    int children(long id);
}
