package dev.issuetracker.adapter.http.report;

import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.issue.IssueQuery;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.field.FieldCriterion;
import dev.issuetracker.application.report.LatencySplit;
import dev.issuetracker.application.report.ReportRequest;
import dev.issuetracker.domain.report.PeriodUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a report is about, as parameters of a URL. */
final class ReportParameters {
    private ReportParameters() {}

    /** The issues that the filters of the list find. */
    static ReportRequest issues(Query query, Caller caller) {
        return ReportRequest.about(IssueQuery.criteria(query, caller));
    }

    /** The same in a span, whose days are those of a zone. */
    static ReportRequest span(Query query, Caller caller) {
        ReportRequest request = issues(query, caller).in(query.zone("tz"));
        Query.Span span = query.span("from", "to", request.zone());
        return request.between(span.from(), span.to());
    }

    static PeriodUnit period(Query query) {
        PeriodUnit unit = query.choice("period", ReportParameters::period, "one of day, week, month");
        return unit == null ? PeriodUnit.WEEK : unit;
    }

    private static Optional<PeriodUnit> period(String text) {
        return Stream.of(PeriodUnit.values())
                .filter(unit -> unit.code().equals(text))
                .findFirst();
    }

    /** By what latencies are split; null when they are not. */
    static @Nullable LatencySplit split(Query query) {
        return query.choice("group_by", ReportParameters::split, "one of assignee, label, month, or field.<name>");
    }

    private static Optional<LatencySplit> split(String text) {
        if (text.startsWith(FieldCriterion.PREFIX)) {
            return Optional.of(new LatencySplit.ByField(text.substring(FieldCriterion.PREFIX.length())));
        }
        return Arrays.<LatencySplit>stream(LatencySplit.OfEveryIssue.values())
                .filter(split -> split.toString().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }
}
