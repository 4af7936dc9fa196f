package dev.issuetracker.application.importing.staging;

import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.NewIssue;
import java.util.List;

/**
 * Issues that are stored bit by bit, each bit in a unit of work of its own, and seen by nobody until all of them are
 * published at once. For stores with one writer at a time, where a unit of work that stores a large file keeps
 * everybody else waiting. One caller at a time stages issues.
 */
public interface StagedIssues {
    /** Whether issues can be staged here: not within a unit of work, which others wait for anyway. */
    boolean possible();

    /**
     * Begins, and keeps ids for so many issues. Who begins ends, whatever happens in between.
     *
     * @param count 1 or more
     * @return false when another caller stages issues or has left some behind; try again
     */
    boolean begin(long count);

    /**
     * Adds issues as {@link dev.issuetracker.domain.issue.Issues#add(List)} does, in the unit of work of the thread.
     *
     * @throws TrackerException {@code STORE_BUSY} when there are more than ids were kept for, or {@code NOT_FOUND} when
     *     a label, an account, a field or an option is gone
     */
    List<Issue> add(List<NewIssue> issues);

    /**
     * Notes that something was made for the staged issues, in the unit of work of the thread that made it. It is seen
     * at once. When the issues are removed it goes with them, unless others use it by then.
     */
    void made(NameKind kind, long id);

    /**
     * Runs a part of the unit of work of the thread that finds the staged issues as if they were published, to make
     * links and parents of them. These go with the issues when they are removed. Nobody else finds them.
     */
    void completing(Runnable piece);

    /** Lets everybody see the staged issues when the unit of work of the thread is committed. */
    void publish();

    /**
     * Removes some of the staged issues, and with the last of them what was made for them, outside of any unit of work.
     *
     * @return true when none is left
     */
    boolean removeSome();

    /**
     * Does the same with what was left behind, if nobody stages issues.
     *
     * @return true when nothing is left behind, or it is up to the caller that stages issues now
     */
    boolean removeRemains();

    /** Lets another caller begin. What is neither published nor removed is left behind, and stays unseen. */
    void end();
}
