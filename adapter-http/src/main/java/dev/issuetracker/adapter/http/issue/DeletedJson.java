package dev.issuetracker.adapter.http.issue;

import dev.issuetracker.adapter.http.problem.ProblemMembers;
import dev.issuetracker.domain.issue.DeletedIssueException;
import java.util.Map;

/** What the problem of a deleted issue says, so that clients can offer to restore it. */
public final class DeletedJson {
    /** For the problems of the server. */
    public static final ProblemMembers<DeletedIssueException> MEMBERS =
            new ProblemMembers<>(DeletedIssueException.class, exception -> Map.of("deleted", true));

    private DeletedJson() {}
}
