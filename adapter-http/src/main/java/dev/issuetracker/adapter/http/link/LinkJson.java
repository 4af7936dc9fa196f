package dev.issuetracker.adapter.http.link;

import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.domain.link.Link.Removal;
import dev.issuetracker.domain.link.LinkedIssue;
import dev.issuetracker.domain.link.SeenLink;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link as one of its issues sees it, as it is sent.
 *
 * @param type what the issue is to the other
 * @param removedBy null while the link is there
 * @param removedAt null while the link is there
 */
record LinkJson(
        long id,
        String type,
        LinkedIssueJson issue,
        UserRefJson createdBy,
        Instant createdAt,
        @Nullable UserRefJson removedBy,
        @Nullable Instant removedAt) {
    /** The issue at the other end. */
    record LinkedIssueJson(long id, String title, String status) {
        static LinkedIssueJson of(LinkedIssue issue) {
            return new LinkedIssueJson(issue.id(), issue.title(), issue.status().code());
        }
    }

    static LinkJson of(SeenLink seen) {
        Removal removal = seen.link().removal();
        return new LinkJson(
                seen.link().id(),
                seen.relation().code(),
                LinkedIssueJson.of(seen.other()),
                UserRefJson.of(seen.link().createdBy()),
                seen.link().createdAt(),
                removal == null ? null : UserRefJson.of(removal.by()),
                removal == null ? null : removal.at());
    }
}
