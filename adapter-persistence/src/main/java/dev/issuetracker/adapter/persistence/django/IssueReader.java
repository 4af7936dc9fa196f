package dev.issuetracker.adapter.persistence.django;

import static dev.issuetracker.adapter.persistence.django.DjangoColumn.ISSUE_ASSIGNEE;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.ISSUE_CREATED_AT;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.ISSUE_CREATED_BY;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.ISSUE_DESCRIPTION;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.ISSUE_ID;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.ISSUE_RESOLVED_AT;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.ISSUE_STATUS;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.ISSUE_TITLE;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.ISSUE_UPDATED_AT;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.ISSUE_VERSION;

import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueTimes;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueInput;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.user.UserRef;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the issues with their labels. */
final class IssueReader extends DjangoReader<Issue> {
    private static final Map<String, DjangoColumn> COLUMNS = Map.of(
            IssueField.TITLE.code(), ISSUE_TITLE,
            IssueField.DESCRIPTION.code(), ISSUE_DESCRIPTION);

    private final Accounts accounts;
    private final LabelLinks links;

    IssueReader(Reading reading, Accounts accounts, LabelLinks links) {
        super(reading, ISSUE_ID);
        this.accounts = accounts;
        this.links = links;
    }

    @Override
    @Nullable
    Issue read(DjangoRow row) throws SQLException {
        long id = row.id(ISSUE_ID);
        Status status = status(row);
        UserRef author = accounts.author(row, ISSUE_CREATED_BY);
        IssueTimes times = times(row, status);
        long version = row.text(ISSUE_VERSION) == null ? 1 : row.id(ISSUE_VERSION);
        IssueInput input = new IssueInput(new Violations())
                .set(IssueField.TITLE, row.text(ISSUE_TITLE))
                .set(IssueField.DESCRIPTION, row.text(ISSUE_DESCRIPTION))
                .set(IssueField.STATUS, status)
                .set(IssueField.ASSIGNEE, accounts.named(row, ISSUE_ASSIGNEE))
                .set(IssueField.LABELS, id > 0 ? links.of(id) : List.of());
        for (Violation violation : input.violations().list()) {
            row.addViolation(COLUMNS.getOrDefault(violation.field(), ISSUE_ID), violation.message());
        }
        return row.good() && author != null
                ? new Issue(id, version, input.draft().values(), author, times, 0)
                : null;
    }

    private Status status(DjangoRow row) throws SQLException {
        String stored = String.valueOf(row.text(ISSUE_STATUS));
        String meant = reading.settings().substitutes().statuses().getOrDefault(stored, stored);
        Optional<Status> status = Status.of(meant);
        if (status.isEmpty()) {
            row.addViolation(
                    ISSUE_STATUS,
                    DjangoRow.shown(stored) + " is none of open, in_progress and resolved.",
                    "With --status closed=resolved issues that are closed become resolved.");
        }
        return status.orElse(Status.OPEN);
    }

    /**
     * Django takes the time anew for each column that it fills, so that what happened with the creation can bear a time
     * a moment before it. That is the time of creation.
     */
    private static IssueTimes times(DjangoRow row, Status status) throws SQLException {
        Instant created = row.time(ISSUE_CREATED_AT);
        Instant updated = later(created, row.time(ISSUE_UPDATED_AT, created));
        Instant resolved = later(created, row.time(ISSUE_RESOLVED_AT, created));
        return new IssueTimes(created, updated, status == Status.RESOLVED ? resolved : null, null);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
