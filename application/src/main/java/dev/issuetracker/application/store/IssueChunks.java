package dev.issuetracker.application.store;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.Revision;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Edits any number of issues within one unit of work, some at a time, so that memory does not grow with their number.
 */
public final class IssueChunks {
    private static final int CHUNK = 500;

    private IssueChunks() {}

    /**
     * Edits issues until none is left to edit.
     *
     * @param find the ids of the next issues to edit, at most so many; an issue that was edited must not come again
     * @param edit the edit of an issue, which is read as an outline
     */
    public static void edit(Issues issues, IntFunction<List<Long>> find, Function<Issue, Revision> edit) {
        for (List<Long> chunk = find.apply(CHUNK); !chunk.isEmpty(); chunk = find.apply(CHUNK)) {
            issues.lock(chunk);
            issues.save(issues.findOutlines(chunk).stream().map(edit).toList());
        }
    }
}
