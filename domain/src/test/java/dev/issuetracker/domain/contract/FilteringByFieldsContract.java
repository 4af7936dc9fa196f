package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.GivenFields.having;
import static dev.issuetracker.domain.contract.StoredIssues.page;
import static dev.issuetracker.domain.contract.StoredIssues.titles;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.field.FieldRef;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.user.UserRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which issues a filter by fields finds. A theme of {@link IssuesContract}. */
public interface FilteringByFieldsContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private static FieldRef ref(IssueField<?> field) {
        return field.added().orElseThrow();
    }

    private static FieldFilter anyOf(IssueField<?> field, String... keys) {
        return new FieldFilter.AnyOf(ref(field), Set.of(keys), false);
    }

    private static FieldFilter noneOr(IssueField<?> field, String... keys) {
        return new FieldFilter.AnyOf(ref(field), Set.of(keys), true);
    }

    private static FieldFilter between(IssueField<?> field, @Nullable String from, @Nullable String to) {
        return new FieldFilter.Between(ref(field), from, to);
    }

    private static String number(String number) {
        return FieldKeys.of(new BigDecimal(number));
    }

    private Set<String> found(FieldFilter... filters) {
        return titles(store(), IssueFilter.all().fields(List.of(filters)));
    }

    @Test
    default void textIsFoundWhateverItsCase() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        given.issue(having("a", fields.milestone, "\u00DCber Spring"));
        given.issue(having("b", fields.milestone, "\u00FCBER SPRING"));
        given.issue(having("c", fields.milestone, "\u00FCber"));
        given.issue("d");
        assertEquals(Set.of("a", "b"), found(anyOf(fields.milestone, FieldKeys.of("\u00DCBER spring"))));
    }

    @Test
    default void longTextIsFoundByItsBeginning() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        String text = "\uD83D\uDC1E".repeat(FieldRules.MAX_TEXT);
        given.issue(having("a", fields.milestone, text));
        assertEquals(Set.of("a"), found(anyOf(fields.milestone, FieldKeys.of(text))));
    }

    @Test
    default void numberIsFoundHoweverItIsWritten() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        given.issue(having("a", fields.estimate, new BigDecimal("3.50")));
        given.issue(having("b", fields.estimate, new BigDecimal("-3.5")));
        assertEquals(Set.of("a"), found(anyOf(fields.estimate, number("3.5"))));
        assertEquals(Set.of("b"), found(anyOf(fields.estimate, number("-3.500"))));
    }

    @Test
    default void dateIsFound() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        given.issue(having("a", fields.due, LocalDate.of(2026, 12, 1)));
        given.issue(having("b", fields.due, LocalDate.of(2026, 12, 2)));
        assertEquals(Set.of("b"), found(anyOf(fields.due, FieldKeys.of(LocalDate.of(2026, 12, 2)))));
    }

    @Test
    default void optionIsFound() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        given.issue(having("a", fields.priority, fields.priority("high")));
        given.issue(having("b", fields.priority, fields.priority("low")));
        given.issue(having("c", fields.priority, fields.priority("urgent")));
        assertEquals(
                Set.of("a", "c"),
                found(anyOf(
                        fields.priority,
                        FieldKeys.ofId(fields.priority("high").id()),
                        FieldKeys.ofId(fields.priority("urgent").id()))));
    }

    @Test
    default void oneOfSeveralOptionsIsEnough() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        given.issue(having("a", fields.systems, fields.systems("Web", "api", "db")));
        given.issue(having("b", fields.systems, fields.systems("db")));
        given.issue(having("c", fields.systems, fields.systems("Web")));
        String api = FieldKeys.ofId(fields.systems("api").get(0).id());
        String web = FieldKeys.ofId(fields.systems("Web").get(0).id());
        assertEquals(Set.of("a", "c"), found(anyOf(fields.systems, api, web)));
        assertEquals(Set.of("a"), found(anyOf(fields.systems, api), anyOf(fields.systems, web)));
    }

    @Test
    default void accountIsFound() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        UserRef ann = given.user("ann");
        given.issue(having("a", fields.reviewer, ann));
        given.issue(having("b", fields.reviewer, given.user("bob")));
        assertEquals(Set.of("a"), found(anyOf(fields.reviewer, FieldKeys.ofId(ann.id()))));
    }

    @Test
    default void keyIsThatOfItsFieldOnly() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        given.issue(having("a", fields.milestone, "2026-12-01"));
        given.issue(having("b", fields.due, LocalDate.of(2026, 12, 1)));
        assertEquals(Set.of("b"), found(anyOf(fields.due, "2026-12-01")));
    }

    @Test
    default void noneFindsThoseWithoutAValue() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        Issue had = given.issue(having("a", fields.priority, fields.priority("high")));
        given.issue(having("b", fields.priority, fields.priority("high")));
        given.issue(having("c", fields.due, LocalDate.of(2026, 12, 1)));
        given.issue(having("d", fields.priority, fields.priority("low")));
        given.edit(had, IssuePatch.of(fields.priority, null));
        assertEquals(Set.of("a", "c"), found(noneOr(fields.priority)));
        assertEquals(
                Set.of("a", "c", "d"),
                found(noneOr(
                        fields.priority, FieldKeys.ofId(fields.priority("low").id()))));
    }

    @Test
    default void noKeysFindNothing() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        given.issue(having("a", fields.milestone, "Spring"));
        assertEquals(Set.of(), found(anyOf(fields.milestone)));
        assertEquals(Set.of(), found(anyOf(fields.milestone, "' OR '1'='1")));
    }

    @Test
    default void rangeIncludesBothEnds() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        for (String number : List.of("-100", "-99.5", "-1", "0", "0.5", "9", "10", "100")) {
            given.issue(having(number, fields.estimate, new BigDecimal(number)));
        }
        given.issue("none");
        assertEquals(Set.of("-1", "0", "0.5", "9"), found(between(fields.estimate, number("-1"), number("9"))));
        assertEquals(Set.of("-100", "-99.5"), found(between(fields.estimate, null, number("-99.5"))));
        assertEquals(Set.of("10", "100"), found(between(fields.estimate, number("9.1"), null)));
        assertEquals(Set.of(), found(between(fields.estimate, number("10"), number("9"))));
        assertEquals(8, found(between(fields.estimate, null, null)).size());
    }

    @Test
    default void rangeOfDatesIncludesBothEnds() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        for (int day = 1; day < 6; day++) {
            given.issue(having("" + day, fields.due, LocalDate.of(2026, 12, day)));
        }
        assertEquals(
                Set.of("2", "3", "4"),
                found(between(
                        fields.due, FieldKeys.of(LocalDate.of(2026, 12, 2)), FieldKeys.of(LocalDate.of(2026, 12, 4)))));
    }

    @Test
    default void rangeOfTextsIsByCodePoint() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        for (String text : List.of("Alpha", "beta", "\u00DC", "\uFF5E wave", "\uD83D\uDC1E")) {
            given.issue(having(text, fields.milestone, text));
        }
        assertEquals(Set.of("beta", "\u00DC"), found(between(fields.milestone, "b", "\u00FC")));
        assertEquals(Set.of("\uFF5E wave", "\uD83D\uDC1E"), found(between(fields.milestone, "\uFF5E", null)));
    }

    @Test
    default void everyConditionMustHold() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        IssueDraft low = having("a", fields.priority, fields.priority("low"));
        given.issue(low.with(fields.estimate, BigDecimal.ONE));
        given.issue(low.with(IssueField.TITLE, "b").with(fields.estimate, BigDecimal.TEN));
        given.issue(low.with(IssueField.TITLE, "c")
                .with(fields.estimate, BigDecimal.ONE)
                .with(IssueField.STATUS, Status.RESOLVED));
        given.delete(given.issue(low.with(IssueField.TITLE, "d").with(fields.estimate, BigDecimal.ONE)));
        IssueFilter filter = IssueFilter.all()
                .status(Status.OPEN)
                .fields(List.of(
                        anyOf(
                                fields.priority,
                                FieldKeys.ofId(fields.priority("low").id())),
                        between(fields.estimate, null, number("5"))));
        assertEquals(Set.of("a"), titles(store(), filter));
    }

    @Test
    default void editedIssueIsFoundByItsNewValueOnly() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        Issue issue = given.issue(
                having("a", fields.systems, fields.systems("Web", "api")).with(fields.estimate, BigDecimal.ONE));
        given.edit(
                issue,
                IssuePatch.of(fields.systems, fields.systems("api", "db")).with(fields.estimate, BigDecimal.TEN));
        String web = FieldKeys.ofId(fields.systems("Web").get(0).id());
        String database = FieldKeys.ofId(fields.systems("db").get(0).id());
        assertEquals(Set.of(), found(anyOf(fields.systems, web)));
        assertEquals(Set.of(), found(anyOf(fields.estimate, number("1"))));
        assertEquals(Set.of("a"), found(anyOf(fields.systems, database), anyOf(fields.estimate, number("10"))));
    }

    @Test
    default void filteredListIsPagedInEverySort() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        given.issues(IntStream.range(0, 40)
                .mapToObj(i -> i % 2 == 0
                        ? having("m" + i % 7, fields.priority, fields.priority(i % 4 == 0 ? "low" : "high"))
                        : Given.draft("m" + i % 7))
                .toList());
        String low = FieldKeys.ofId(fields.priority("low").id());
        for (FieldFilter wanted : List.of(anyOf(fields.priority, low), noneOr(fields.priority, low))) {
            IssueFilter filter = IssueFilter.all().fields(List.of(wanted));
            for (IssueSort.By by : IssueSort.By.OF_EVERY_ISSUE) {
                IssueSort sort = new IssueSort(by, true);
                List<Issue> all = new ArrayList<>(
                        new Walk<Issue, IssueKey>(request -> page(store(), IssueFilter.all(), sort, request))
                                .forward(100));
                all.removeIf(issue ->
                        FieldKeys.of(fields.priority, issue.values()).stream().anyMatch(key -> !key.equals(low)));
                all.removeIf(issue -> wanted.equals(anyOf(fields.priority, low))
                        && FieldKeys.of(fields.priority, issue.values()).isEmpty());
                new Walk<Issue, IssueKey>(request -> page(store(), filter, sort, request))
                        .assertHolds(all, sort::keyOf, sort.toString());
            }
        }
    }
}
