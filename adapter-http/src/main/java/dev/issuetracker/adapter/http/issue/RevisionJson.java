package dev.issuetracker.adapter.http.issue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueField;
import java.util.List;

/**
 * A step of an issue as it is sent.
 *
 * @param issue the issue after it. Without its description, which can be large, and is not read for edits of many
 * @param changes what changed, as history has it; the description too if it did
 */
public record RevisionJson(ObjectNode issue, List<?> changes) {
    /** A step of an issue. */
    public static RevisionJson of(Revision revision) {
        ObjectNode issue = Json.MAPPER.valueToTree(IssueJson.of(revision.after()));
        issue.remove(IssueField.DESCRIPTION.code());
        return new RevisionJson(
                issue,
                revision.changes().stream().map(HistoryJson.ChangeJson::of).toList());
    }
}
