package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.GivenFields.having;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.Moment;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.report.Durations;
import dev.issuetracker.domain.report.Grouping;
import dev.issuetracker.domain.report.LatencyReport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Latency by the values of a field. A theme of {@link ReportsContract}. */
public interface ReportsByFieldsContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    ReportingStore store();

    private LatencyReport report(GivenFields fields, IssueField<?> field) {
        Field definition = fields.definition(field);
        return store().in(() -> store().reports().latency(IssueFilter.all(), new Grouping.ByField(definition)));
    }

    /** Each group as its key and how many issues it has. */
    private List<String> groups(GivenFields fields, IssueField<?> field) {
        return report(fields, field).groups().stream()
                .map(group -> group.key() + " " + group.latency().count())
                .toList();
    }

    private Issue resolved(IssueDraft draft) {
        return resolved(draft, 10);
    }

    private Issue resolved(IssueDraft draft, long seconds) {
        Given given = new Given(store());
        return given.edit(
                given.issue(draft), IssuePatch.of(IssueField.STATUS, Status.RESOLVED), NOON.plusSeconds(seconds));
    }

    @Test
    default void optionsAreGroupsInTheOrderOfTheDefinition() {
        GivenFields fields = new GivenFields(store());
        resolved(having("a", fields.priority, fields.priority("low")));
        resolved(having("b", fields.priority, fields.priority("urgent")));
        resolved(having("c", fields.priority, fields.priority("low")));
        resolved(Given.draft("d"));
        new Given(store()).issue(having("e", fields.priority, fields.priority("high")));
        assertEquals(List.of("urgent 1", "low 2", "null 1"), groups(fields, fields.priority));
        Field before = fields.definition(fields.priority);
        List<FieldOption> reordered = List.of(
                before.options().get(2),
                before.options().get(1),
                before.options().get(0));
        store().run(() -> store().fields().save(before.edit(before.name(), "", reordered, NOON)));
        assertEquals(List.of("low 2", "urgent 1", "null 1"), groups(fields, fields.priority));
    }

    @Test
    default void issueCountsInTheGroupOfEachOfItsOptions() {
        GivenFields fields = new GivenFields(store());
        resolved(having("a", fields.systems, fields.systems("Web", "db")), 20);
        resolved(having("b", fields.systems, fields.systems("db")), 40);
        LatencyReport report = report(fields, fields.systems);
        assertEquals(List.of("Web 1", "db 2"), groups(fields, fields.systems));
        assertEquals(2, report.all().count());
        assertEquals(
                30,
                Optional.ofNullable(report.groups().get(1).latency().figures())
                        .map(Durations.Figures::average)
                        .orElse(0.0),
                1e-6);
    }

    @Test
    default void numbersAreGroupsInTheOrderOfTheirSize() {
        GivenFields fields = new GivenFields(store());
        for (String number : List.of("10", "9.50", "-3", "10.0", "0", "1000000000000")) {
            resolved(having(number, fields.estimate, new BigDecimal(number)));
        }
        assertEquals(List.of("-3 1", "0 1", "9.5 1", "10 2", "1000000000000 1"), groups(fields, fields.estimate));
    }

    @Test
    default void datesAreGroups() {
        GivenFields fields = new GivenFields(store());
        resolved(having("a", fields.due, LocalDate.of(2026, 12, 1)));
        resolved(having("b", fields.due, LocalDate.of(999, 1, 1)));
        resolved(Given.draft("c"));
        assertEquals(List.of("0999-01-01 1", "2026-12-01 1", "null 1"), groups(fields, fields.due));
    }

    @Test
    default void accountsAreGroupsByTheirNamesOfNow() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        var zoe = given.user("zoe");
        resolved(having("a", fields.reviewer, zoe));
        resolved(having("b", fields.reviewer, given.user("bob")));
        fields.rename(zoe, "amy");
        assertEquals(List.of("amy 1", "bob 1"), groups(fields, fields.reviewer));
    }

    @Test
    default void textsThatDifferInCaseOnlyAreOneGroup() {
        GivenFields fields = new GivenFields(store());
        resolved(having("a", fields.milestone, "Spring\n\u00DC"));
        resolved(having("b", fields.milestone, "Autumn"));
        resolved(having("c", fields.milestone, "SPRING\n\u00FC"));
        resolved(having("d", fields.milestone, "None"));
        resolved(Given.draft("e"));
        assertEquals(List.of("Autumn 1", "None 1", "Spring\n\u00DC 2", "null 1"), groups(fields, fields.milestone));
    }

    @Test
    default void groupsOfAFieldHaveOnlyIssuesThatWereResolvedInTheSpan() {
        GivenFields fields = new GivenFields(store());
        for (int seconds = 1; seconds < 6; seconds++) {
            resolved(having("" + seconds, fields.estimate, BigDecimal.ONE), seconds);
        }
        new Given(store()).delete(resolved(having("deleted", fields.estimate, BigDecimal.ONE), 3));
        Field definition = fields.definition(fields.estimate);
        IssueFilter filter = IssueFilter.all().within(Moment.RESOLVED, NOON.plusSeconds(2), NOON.plusSeconds(4));
        LatencyReport report = store().in(() -> store().reports().latency(filter, new Grouping.ByField(definition)));
        assertEquals(
                List.of(3L, 3L),
                List.of(report.all().count(), report.groups().get(0).latency().count()));
    }

    @Test
    default void fieldOfNoResolvedIssueHasNoGroups() {
        GivenFields fields = new GivenFields(store());
        new Given(store()).issue(having("a", fields.priority, fields.priority("low")));
        assertEquals(List.of(), groups(fields, fields.priority));
    }
}
