package dev.issuetracker.application.importing.report;

import dev.issuetracker.application.importing.preview.RowPlace;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.NewIssue;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueValues;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the first good rows of a file that was only checked.
 *
 * @param place where it is
 * @param key what the source calls the issue; null when it does not
 * @param issue what would be stored, without what would be made for it
 * @param made the labels and people that would be made for it
 * @param comments how many would be stored with it
 * @param update of an issue that came in before; null for one that would be made
 */
public record FirstRow(
        RowPlace place,
        @Nullable String key,
        Shown issue,
        List<MadeName> made,
        int comments,
        @Nullable Update update) {
    public FirstRow {
        made = List.copyOf(made);
    }

    /** What an issue would be. */
    public record Shown(
            IssueValues values,
            UserRef by,
            Instant created,
            Instant updated,
            @Nullable Instant resolved) {}

    /**
     * What would become of an issue that came in before.
     *
     * @param changed the codes of the fields that would change, apart from its parent
     */
    public record Update(long issueId, List<String> changed) {
        public Update {
            changed = List.copyOf(changed);
        }
    }

    /** A row of which an issue would be made. */
    public static FirstRow made(
            RowPlace place, @Nullable String key, NewIssue issue, List<MadeName> made, int comments) {
        return new FirstRow(
                place,
                key,
                new Shown(
                        issue.draft().values(),
                        issue.by(),
                        issue.times().created(),
                        issue.times().updated(),
                        issue.times().resolved()),
                made,
                comments,
                null);
    }

    /** A row by which an issue would be updated, or stay as it is. */
    public static FirstRow updated(
            RowPlace place, @Nullable String key, Revision revision, List<MadeName> made, int comments) {
        Issue after = revision.after();
        return new FirstRow(
                place,
                key,
                new Shown(after.values(), after.createdBy(), after.createdAt(), after.updatedAt(), after.resolvedAt()),
                made,
                comments,
                new Update(
                        after.id(),
                        revision.changes().stream()
                                .map(change -> change.field().code())
                                .toList()));
    }
}
