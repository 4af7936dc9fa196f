package dev.issuetracker.application.report;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.field.FieldNames;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.issue.find.CriteriaReader;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.Moment;
import dev.issuetracker.domain.report.Ageing;
import dev.issuetracker.domain.report.Grouping;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.PeriodUnit;
import dev.issuetracker.domain.report.ReportPeriod;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.report.Throughput;
import dev.issuetracker.domain.report.TimeInStatus;
import dev.issuetracker.domain.report.TopAssignee;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reports, each over one moment of the store. All throw {@link TrackerException} {@code VALIDATION_FAILED} with
 * everything that is wrong with a request.
 */
public final class ReportService {
    /** How many assignees are listed unless the caller says otherwise. */
    public static final int DEFAULT_TOP = 10;

    /** How many assignees a caller may ask for. */
    public static final int MAX_TOP = 200;

    /** How many days, weeks or months a report has at most. */
    public static final int MAX_PERIODS = 1_000;

    /** How long a report may take. */
    private static final Duration BUDGET = Duration.ofSeconds(9);

    private final IssuePorts ports;
    private final Reports reports;
    private final ReportFiles files;
    private final CriteriaReader criteria;
    private final Clock clock;

    public ReportService(IssuePorts ports, Reports reports, ReportFiles files) {
        this.ports = ports;
        this.reports = reports;
        this.files = files;
        this.criteria = new CriteriaReader(ports.searchPorts());
        this.clock = ports.clock();
    }

    /** Who has the most of the issues that were created in the span; see {@link Reports#topAssignees}. */
    public List<TopAssignee> topAssignees(Caller by, ReportRequest request, int limit) {
        by.demand(Permission.READ);
        return report(by, request, (filter, violations) -> {
            violations.throwIfAny();
            return reports.topAssignees(filter.created(request.from(), request.to()), limit);
        });
    }

    /**
     * How long resolving takes, of the issues that were resolved in the span; see {@link Reports#latency}.
     *
     * @param split null for no groups
     */
    public LatencyReport latency(Caller by, ReportRequest request, @Nullable LatencySplit split) {
        by.demand(Permission.READ);
        return report(by, request, (filter, violations) -> {
            Grouping grouping = split == null ? null : grouping(split, request.zone(), violations);
            violations.throwIfAny();
            return reports.latency(filter.within(Moment.RESOLVED, request.from(), request.to()), grouping);
        });
    }

    private @Nullable Grouping grouping(LatencySplit split, ZoneId zone, Violations violations) {
        if (split instanceof LatencySplit.ByField field) {
            return new FieldNames(ports.fields().all())
                    .find(field.name(), "group_by", violations)
                    .map(Grouping.ByField::new)
                    .orElse(null);
        }
        return switch ((LatencySplit.OfEveryIssue) split) {
            case ASSIGNEE -> Grouping.OfEveryIssue.ASSIGNEE;
            case LABEL -> Grouping.OfEveryIssue.LABEL;
            case MONTH -> new Grouping.ByMonth(zone);
        };
    }

    /**
     * What came and went in each period of the span; see {@link Reports#throughput}. Without a beginning the span is
     * the {@link #usual} one.
     */
    public List<Throughput> throughput(Caller by, ReportRequest request, PeriodUnit unit) {
        by.demand(Permission.READ);
        return report(by, request, (filter, violations) -> {
            Instant to = orNow(request.to());
            Instant from = request.from() == null ? usualStart(unit, request.zone(), to) : request.from();
            checkPeriods(unit, request.zone(), from, to, violations);
            violations.throwIfAny();
            return reports.throughput(filter, ReportPeriod.of(unit, request.zone(), from, to));
        });
    }

    /** How many periods a report has unless the caller says otherwise. */
    public static int usual(PeriodUnit unit) {
        return switch (unit) {
            case DAY -> 30;
            case WEEK -> 26;
            case MONTH -> 12;
        };
    }

    private static Instant usualStart(PeriodUnit unit, ZoneId zone, Instant to) {
        return unit.plus(LocalDate.ofInstant(to, zone), 1 - usual(unit))
                .atStartOfDay(zone)
                .toInstant();
    }

    private static void checkPeriods(PeriodUnit unit, ZoneId zone, Instant from, Instant to, Violations violations) {
        if (from.isAfter(to)) {
            violations.add("from", "contradiction", "from is later than to, which is now unless it is given.");
        } else if (ReportPeriod.count(unit, zone, from, to) > MAX_PERIODS) {
            violations.add(
                    "from",
                    "too_many",
                    "There are more than " + MAX_PERIODS + " periods from from to to; ask for a shorter span or for"
                            + " longer periods.");
        }
    }

    /** How long issues were in each status, in the span until now at most; see {@link Reports#timeInStatus}. */
    public List<TimeInStatus> timeInStatus(Caller by, ReportRequest request) {
        by.demand(Permission.READ);
        return report(by, request, (filter, violations) -> {
            violations.throwIfAny();
            Instant now = clock.instant();
            Instant end = request.to() == null ? now : end(request.to(), request.zone());
            return reports.timeInStatus(filter, request.from(), end.isAfter(now) ? now : end);
        });
    }

    /** The moment itself, or the beginning of the next day if it is the last one of a day, which counts as a whole. */
    private static Instant end(Instant to, ZoneId zone) {
        Instant next = to.plus(1, ChronoUnit.MICROS);
        Instant midnight = LocalDate.ofInstant(next, zone).atStartOfDay(zone).toInstant();
        return next.equals(midnight) ? next : to;
    }

    /** How old what is not resolved is now; see {@link Reports#ageing}. The span of the request does not matter. */
    public Ageing ageing(Caller by, ReportRequest request) {
        by.demand(Permission.READ);
        return report(by, request, (filter, violations) -> {
            violations.throwIfAny();
            return reports.ageing(filter, clock.instant());
        });
    }

    /** A report as a file of CSV, in UTF-8. */
    public byte[] csv(Caller by, ReportTable table) {
        by.demand(Permission.READ);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.writeCsv(table, out);
        return out.toByteArray();
    }

    private Instant orNow(@Nullable Instant time) {
        return time == null ? clock.instant() : time;
    }

    private <R> R report(Caller by, ReportRequest request, BiFunction<IssueFilter, Violations, R> report) {
        return ports.transactions().within(by.user().id(), BUDGET, () -> {
            Violations violations = Violations.of(request.shape());
            return report.apply(criteria.filter(request.criteria(), by, violations), violations);
        });
    }
}
