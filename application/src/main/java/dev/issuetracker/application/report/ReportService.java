package dev.issuetracker.application.report;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.field.FieldNames;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.report.TopAssignee;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports, each over one moment of the store. */
public final class ReportService {
    /** How many assignees are listed unless the caller says otherwise. */
    public static final int DEFAULT_TOP = 10;

    /** How many assignees a caller may ask for. */
    public static final int MAX_TOP = 200;

    private final Transactions transactions;
    private final Reports reports;
    private final Fields fields;

    public ReportService(Transactions transactions, Reports reports, Fields fields) {
        this.transactions = transactions;
        this.reports = reports;
        this.fields = fields;
    }

    /** Who has the most issues; see {@link Reports#topAssignees}. */
    public List<TopAssignee> topAssignees(
            Caller by, int limit, @Nullable Status status, @Nullable Instant from, @Nullable Instant to) {
        by.demand(Permission.READ);
        return transactions.reading(() -> reports.topAssignees(limit, status, from, to));
    }

    /** How long resolving takes; see {@link Reports#latency}. */
    public LatencyReport latency(
            Caller by, LatencyReport.@Nullable Grouping grouping, @Nullable Instant from, @Nullable Instant to) {
        by.demand(Permission.READ);
        return transactions.reading(() -> reports.latency(grouping, from, to));
    }

    /**
     * How long resolving takes, by the values of a field that a team added; see {@link Reports#latencyBy}.
     *
     * @param field its name, whatever the case
     * @throws TrackerException {@code VALIDATION_FAILED} when there is no such field
     */
    public LatencyReport latencyBy(Caller by, String field, @Nullable Instant from, @Nullable Instant to) {
        by.demand(Permission.READ);
        return transactions.reading(() -> {
            Violations violations = new Violations();
            Optional<Field> found = new FieldNames(fields.all()).find(field, "group_by", violations);
            violations.throwIfAny();
            return reports.latencyBy(found.orElseThrow(), from, to);
        });
    }
}
