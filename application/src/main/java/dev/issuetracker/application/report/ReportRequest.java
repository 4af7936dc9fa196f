package dev.issuetracker.application.report;

import dev.issuetracker.application.issue.find.IssueCriteria;
import dev.issuetracker.domain.error.Violation;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a report: {@code ReportRequest.about(criteria).in(zone).between(from, to)}.
 *
 * @param criteria which issues it is about
 * @param zone whose days, weeks and months count
 * @param from the first moment that it is about; null for the beginning, or what the report has by default
 * @param to the last moment; null for now
 */
public record ReportRequest(
        IssueCriteria criteria,
        ZoneId zone,
        @Nullable Instant from,
        @Nullable Instant to,
        List<Violation> shape) {
    public ReportRequest {
        shape = List.copyOf(shape);
    }

    /** A report about the issues that meet these conditions, at any time, in UTC. */
    public static ReportRequest about(IssueCriteria criteria) {
        return new ReportRequest(criteria, ZoneOffset.UTC, null, null, List.of());
    }

    /** By the calendar of this zone. */
    public ReportRequest in(ZoneId other) {
        return new ReportRequest(criteria, other, from, to, shape);
    }

    /** About what happened in the span, both ends included; null leaves an end open. */
    public ReportRequest between(@Nullable Instant first, @Nullable Instant last) {
        return new ReportRequest(criteria, zone, first, last, shape);
    }

    /** The request, read with these violations of its shape. */
    public ReportRequest withShape(List<Violation> violations) {
        return new ReportRequest(criteria, zone, from, to, violations);
    }
}
