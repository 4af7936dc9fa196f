package dev.issuetracker.adapter.http.issue;

import dev.issuetracker.adapter.http.problem.ProblemMembers;
import dev.issuetracker.application.issue.EditConflictException;
import dev.issuetracker.domain.issue.ThreeWayMerge;
import dev.issuetracker.domain.issue.ThreeWayMerge.Difference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the problem of an edit conflict says of the issue. */
public final class ConflictJson {
    /** For the problems of the server. */
    public static final ProblemMembers<EditConflictException> MEMBERS =
            new ProblemMembers<>(EditConflictException.class, ConflictJson::members);

    private ConflictJson() {}

    private static Map<String, Object> members(EditConflictException conflict) {
        Optional<ThreeWayMerge> comparison = conflict.comparison();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("current", IssueJson.of(conflict.current()));
        members.put("your_version", conflict.yourVersion());
        members.put("current_version", conflict.current().version());
        members.put("mergeable", comparison.map(ThreeWayMerge::mergeable).orElse(false));
        members.put(
                "changes",
                comparison.map(ThreeWayMerge::differences).orElse(List.of()).stream()
                        .map(DifferenceJson::of)
                        .toList());
        return members;
    }

    /** A field that an edit and what happened since leave in different states. */
    private record DifferenceJson(
            String field,
            @Nullable Object base,
            @Nullable Object yours,
            @Nullable Object theirs) {
        static <T> DifferenceJson of(Difference<T> difference) {
            return new DifferenceJson(
                    difference.field().code(),
                    IssueMember.json(difference.field(), difference.base()),
                    IssueMember.json(difference.field(), difference.yours()),
                    IssueMember.json(difference.field(), difference.theirs()));
        }
    }
}
