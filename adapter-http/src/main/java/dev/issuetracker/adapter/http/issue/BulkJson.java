package dev.issuetracker.adapter.http.issue;

import dev.issuetracker.application.issue.BulkChange;
import dev.issuetracker.application.issue.BulkRevert;
import java.util.List;

/** What {@code /issues/bulk} did, or would do. */
record BulkJson(int matched, int updated, List<EditedJson> issues) {
    static BulkJson of(BulkChange change) {
        List<EditedJson> issues = change.revisions().stream()
                .map(revision -> new EditedJson(
                        revision.before().id(), change.current(revision).version(), revision.changed()))
                .toList();
        return new BulkJson(issues.size(), change.updated(), issues);
    }

    /** An issue of a bulk edit. */
    record EditedJson(long id, long version, boolean changed) {}

    /** What {@code /issues/bulk/revert} did. */
    record BulkRevertJson(int reverted, List<EditedJson> issues, List<Long> kept) {
        static BulkRevertJson of(BulkRevert revert) {
            List<EditedJson> issues = revert.revisions().stream()
                    .map(revision -> new EditedJson(
                            revision.after().id(), revision.after().version(), revision.changed()))
                    .toList();
            return new BulkRevertJson(revert.reverted(), issues, revert.kept());
        }
    }

    /** What {@code /issues/bulk-status} did. */
    record BulkStatusJson(int updated, List<VersionJson> issues) {
        static BulkStatusJson of(BulkChange change) {
            return new BulkStatusJson(
                    change.updated(),
                    change.issues().stream()
                            .map(issue -> new VersionJson(issue.id(), issue.version()))
                            .toList());
        }
    }

    /** An issue's version. */
    record VersionJson(long id, long version) {}
}
