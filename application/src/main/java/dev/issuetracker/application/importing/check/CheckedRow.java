package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.importing.done.Origin;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.preview.RowPlace;
import dev.issuetracker.application.importing.report.MadeName;
import dev.issuetracker.domain.issue.NewIssue;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file after its check.
 *
 * @param place where it is
 * @param issue what it describes; null when something is wrong with it
 * @param made what it names and what is made for it
 * @param author who made the issue in its source, where that is nobody here; null otherwise
 * @param assigned to whom it was assigned there
 * @param violations what keeps it out
 * @param notes what was not understood and keeps nothing out
 */
public record CheckedRow(
        RowPlace place,
        ImportRow row,
        @Nullable NewIssue issue,
        List<MadeName> made,
        @Nullable String author,
        Assigned assigned,
        List<Remark> comments,
        List<FileViolation> violations,
        List<FileViolation> notes) {
    public CheckedRow {
        made = List.copyOf(made);
        comments = List.copyOf(comments);
        violations = List.copyOf(violations);
        notes = List.copyOf(notes);
    }

    /**
     * A comment that is about to be stored.
     *
     * @param digest shows when it comes in again, even if its author is called otherwise here by then
     */
    public record Remark(UserRef author, Instant at, String body, String digest) {}

    /**
     * To whom an issue was assigned in its source.
     *
     * @param nobody the name of the assignee, where that is nobody here; null otherwise
     * @param text all that an issue here cannot say of it: the same, or the names of several; null otherwise
     */
    public record Assigned(
            @Nullable String nobody, @Nullable String text) {}

    /** The fields for which the row has a value. Left out is a value that means nothing here. */
    public Set<IssueField<?>> said() {
        Set<IssueField<?>> said = new LinkedHashSet<>(row.values().keySet());
        said.removeIf(field -> row.value(field).assumed());
        said.remove(IssueField.PARENT);
        if (assigned.nobody() != null) {
            said.remove(IssueField.ASSIGNEE);
        }
        return said;
    }

    /** The digests of its comments: they show when a comment comes in again. */
    public Set<String> digests() {
        return comments.stream().map(Remark::digest).collect(Collectors.toSet());
    }

    public boolean good() {
        return issue != null;
    }

    /** The issue; none when something is wrong with it. */
    public Stream<NewIssue> issues() {
        return Stream.ofNullable(issue);
    }

    /** Where the issue came from by this row, which speaks only of what it has columns for. */
    public Origin origin(Origin before) {
        return before.with(
                row.past().url(),
                row.past().author() == null ? before.author() : author,
                row.values().containsKey(IssueField.ASSIGNEE) ? assigned.text() : before.assignee());
    }

    /** Where the issue came from; empty when its source does not call it anything. */
    public Optional<Origin> origin(long issueId, String source) {
        return Optional.ofNullable(row.past().key())
                .map(key -> new Origin(issueId, source, key, row.past().url(), author, assigned.text()));
    }

    /** What is to be said of times of the source that a new issue does not get as they are. */
    public List<FileViolation> movedTimes(Instant now) {
        String status = row.value(IssueField.STATUS).text();
        return issues().flatMap(issue ->
                        TimesCheck.notes(row.past(), issue.draft().values().status(), status, now).stream())
                .toList();
    }
}
