package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.GivenFields.having;
import static dev.issuetracker.domain.contract.StoredIssues.page;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
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
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The order of a list that is sorted by a field, and its pages. A theme of {@link IssuesContract}. */
public interface SortingByFieldsContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private static IssueSort by(Field field, boolean descending) {
        return new IssueSort(IssueSort.By.FIELD, field, descending);
    }

    private List<Issue> listed(IssueFilter filter, IssueSort sort) {
        return page(store(), filter, sort, PageRequest.first(10_000)).items();
    }

    private List<String> titles(IssueFilter filter, IssueSort sort) {
        return listed(filter, sort).stream().map(Issue::title).toList();
    }

    private void assertPages(IssueFilter filter, IssueSort sort, List<Issue> expected) {
        assertEquals(expected.stream().map(Issue::title).toList(), titles(filter, sort), "sorted by " + sort);
        new Walk<Issue, IssueKey>(request -> page(store(), filter, sort, request))
                .assertHolds(expected, sort::keyOf, sort.toString());
        assertEquals(
                expected.stream().map(Issue::id).toList(),
                store()
                        .in(() -> store().issues().listOutlines(filter, sort, PageRequest.first(10_000)))
                        .items()
                        .stream()
                        .map(Issue::id)
                        .toList(),
                "outlines");
    }

    /**
     * Adds two issues of each value, and two without one, in any order; checks that they are listed by the values in
     * the order given, ties by id in the sort's direction, those without a value last in both directions. Then the same
     * with filters by the field.
     */
    private <T> void assertSorts(GivenFields fields, IssueField<T> field, List<T> ascending) {
        Given given = new Given(store());
        List<@Nullable T> wanted = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            wanted.addAll(ascending);
            wanted.add(null);
        }
        Collections.shuffle(wanted, new Random(5));
        List<IssueDraft> drafts = new ArrayList<>();
        for (T value : wanted) {
            drafts.add(Given.draft("Issue " + value).with(field, value));
        }
        List<Issue> added = given.issues(drafts);
        for (boolean descending : new boolean[] {false, true}) {
            List<Issue> expected = new ArrayList<>();
            List<@Nullable T> order = new ArrayList<>(ascending);
            List<Issue> ties = new ArrayList<>(added);
            if (descending) {
                Collections.reverse(order);
                Collections.reverse(ties);
            }
            order.add(null);
            for (T value : order) {
                ties.stream()
                        .filter(issue -> field.same(issue.get(field), value))
                        .forEach(expected::add);
            }
            IssueSort sort = by(fields.definition(field), descending);
            assertPages(IssueFilter.all(), sort, expected);
            for (IssueFilter filter : filtersBy(fields.definition(field), sort, expected)) {
                assertPages(
                        filter,
                        sort,
                        expected.stream()
                                .filter(issue -> StoredIssues.wants(store(), filter, issue))
                                .toList());
            }
        }
    }

    /** Filters by the first, one in the middle and the last of the values that issues have. */
    private static List<IssueFilter> filtersBy(Field field, IssueSort sort, List<Issue> issues) {
        List<String> keys = issues.stream()
                .flatMap(issue -> Stream.ofNullable(sort.keyOf(issue).fieldKey()))
                .distinct()
                .toList();
        if (keys.isEmpty()) {
            return List.of();
        }
        String first = keys.get(0);
        String middle = keys.get(keys.size() / 2);
        String last = keys.get(keys.size() - 1);
        FieldFilter.AnyOf outer = new FieldFilter.AnyOf(field.ref(), Set.copyOf(List.of(first, last)), false);
        List<List<FieldFilter>> filters = new ArrayList<>(List.of(
                List.of(new FieldFilter.AnyOf(field.ref(), Set.of(first), false)),
                List.of(new FieldFilter.AnyOf(field.ref(), Set.of(middle), true)),
                List.of(new FieldFilter.AnyOf(field.ref(), Set.of(), true)),
                List.of(outer),
                List.of(outer, new FieldFilter.AnyOf(field.ref(), Set.copyOf(List.of(middle, last)), false)),
                List.of(outer, new FieldFilter.AnyOf(field.ref(), Set.of("=0"), false))));
        if (!field.type().hasOptions()) {
            filters.add(List.of(new FieldFilter.Between(field.ref(), middle, null)));
            filters.add(List.of(new FieldFilter.Between(field.ref(), null, middle)));
            filters.add(List.of(new FieldFilter.Between(field.ref(), middle, middle), outer));
        }
        return filters.stream()
                .map(wanted -> IssueFilter.all().fields(wanted))
                .flatMap(wanted -> Stream.of(wanted, IssueFilter.not(wanted)))
                .toList();
    }

    @Test
    default void numbersSortByTheirSize() {
        GivenFields fields = new GivenFields(store());
        assertSorts(
                fields,
                fields.estimate,
                Arrays.asList(
                        new BigDecimal("-99999999999999999999"),
                        new BigDecimal("-10"),
                        new BigDecimal("-9.5"),
                        new BigDecimal("-0.0000000001"),
                        BigDecimal.ZERO,
                        new BigDecimal("0.5"),
                        new BigDecimal("9"),
                        BigDecimal.TEN));
    }

    @Test
    default void datesSortByTime() {
        GivenFields fields = new GivenFields(store());
        assertSorts(
                fields,
                fields.due,
                List.of(LocalDate.of(1, 1, 1), LocalDate.of(999, 12, 31), LocalDate.of(2026, 12, 1)));
    }

    @Test
    default void textsSortByTheirKeys() {
        GivenFields fields = new GivenFields(store());
        assertSorts(
                fields,
                fields.milestone,
                List.of("1 of 2", "10", "Alpha", "beta", "gamma ray", "\u00DCber", "\uFF5E wave", "\uD83D\uDC1E"));
    }

    @Test
    default void optionsSortAsTheDefinitionListsThem() {
        GivenFields fields = new GivenFields(store());
        assertSorts(
                fields,
                fields.priority,
                List.of(fields.priority("urgent"), fields.priority("high"), fields.priority("low")));
    }

    @Test
    default void reorderedOptionsSortInTheirNewOrder() {
        GivenFields fields = new GivenFields(store());
        Field before = fields.definition(fields.priority);
        List<FieldOption> reordered = List.of(
                before.options().get(2),
                before.options().get(0),
                before.options().get(1));
        store().run(() -> store().fields().save(before.edit(before.name(), "", reordered, NOON)));
        assertSorts(
                fields,
                fields.priority,
                List.of(fields.priority("low"), fields.priority("urgent"), fields.priority("high")));
    }

    @Test
    default void optionThatNoIssueHasIsNoGap() {
        GivenFields fields = new GivenFields(store());
        assertSorts(fields, fields.priority, List.of(fields.priority("urgent"), fields.priority("low")));
    }

    @Test
    default void issuesWithoutAValueSortById() {
        GivenFields fields = new GivenFields(store());
        assertSorts(fields, fields.priority, List.of());
    }

    @Test
    default void longTextsThatBeginAlikeAreTies() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        String start = "\uD83D\uDC1E".repeat(300);
        List<Issue> added = given.issues(List.of(
                having("z", fields.milestone, start + "z"),
                having("a", fields.milestone, start + "a"),
                having("b", fields.milestone, start)));
        assertPages(IssueFilter.all(), by(fields.definition(fields.milestone), false), added);
    }

    @Test
    default void filterNarrowsASortedList() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        List<String> options = List.of("urgent", "high", "low");
        List<IssueDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            IssueDraft draft = having("Issue " + i, fields.estimate, new BigDecimal(i % 5))
                    .with(IssueField.STATUS, i % 3 == 0 ? Status.OPEN : Status.IN_PROGRESS);
            drafts.add(i % 4 == 3 ? draft : draft.with(fields.priority, fields.priority(options.get(i % 4))));
        }
        given.delete(given.issues(drafts).get(0));
        IssueFilter open = IssueFilter.all().status(Status.OPEN);
        IssueFilter small = IssueFilter.all()
                .fields(List.of(new FieldFilter.AnyOf(
                        fields.estimate.added().orElseThrow(), Set.of(FieldKeys.of(BigDecimal.ONE)), false)));
        for (boolean descending : new boolean[] {false, true}) {
            IssueSort sort = by(fields.definition(fields.priority), descending);
            List<Issue> all = listed(IssueFilter.all(), sort);
            assertPages(
                    open,
                    sort,
                    all.stream().filter(issue -> issue.status() == Status.OPEN).toList());
            assertPages(
                    small,
                    sort,
                    all.stream()
                            .filter(issue -> fields.estimate.same(BigDecimal.ONE, issue.get(fields.estimate)))
                            .toList());
        }
    }

    @Test
    default void listSortedByAFieldOnlySomeIssuesHaveHoldsAllOfThem() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        given.issue(having("a", fields.milestone, "text"));
        given.issue(having("b", fields.due, LocalDate.of(2026, 12, 1)));
        given.issue("c");
        assertEquals(List.of("b", "a", "c"), titles(IssueFilter.all(), by(fields.definition(fields.due), false)));
        assertEquals(List.of("b", "c", "a"), titles(IssueFilter.all(), by(fields.definition(fields.due), true)));
    }

    @Test
    default void pageSortedByAFieldOfLargeIssuesEndsEarlyAndTheNextGoesOn() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        List<String> options = List.of("urgent", "high", "low");
        List<IssueDraft> drafts = new ArrayList<>();
        List<String> texts = Texts.large();
        for (int i = 0; i < texts.size(); i++) {
            IssueDraft draft = Given.draft("Title", texts.get(i));
            drafts.add(i < 6 ? draft.with(fields.priority, fields.priority(options.get(i / 2))) : draft);
        }
        List<Issue> added = given.issues(drafts);
        IssueSort sort = by(fields.definition(fields.priority), false);
        new Walk<Issue, IssueKey>(request -> page(store(), IssueFilter.all(), sort, request))
                .assertHoldsInShortPages(added, issue -> Texts.octets(issue.description()));
    }

    @Test
    default void writesBetweenPagesOfASortedListSkipAndRepeatNothing() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        IssueSort sort = by(fields.definition(fields.priority), false);
        List<IssueDraft> drafts = new ArrayList<>();
        for (String option : List.of("high", "low", "low", "urgent", "urgent", "high")) {
            drafts.add(having("Issue", fields.priority, fields.priority(option)));
        }
        drafts.addAll(List.of(Given.draft("Issue"), Given.draft("Issue")));
        given.issues(drafts);
        List<Issue> expected = new ArrayList<>(listed(IssueFilter.all(), sort));
        Page<Issue, IssueKey> first = page(store(), IssueFilter.all(), sort, PageRequest.first(3));
        // The item that the cursor names goes, another moves to the front; one comes in at the front, one at the end.
        given.delete(expected.get(2));
        given.edit(expected.get(1), IssuePatch.of(fields.priority, fields.priority("urgent")));
        given.issue(having("New", fields.priority, fields.priority("urgent")));
        Issue last = given.issue("New");
        List<Issue> rest = new ArrayList<>(expected.subList(3, expected.size()));
        rest.add(last);
        assertEquals(
                rest,
                new Walk<Issue, IssueKey>(request -> page(store(), IssueFilter.all(), sort, request))
                        .onFrom(page(
                                store(), IssueFilter.all(), sort, first.next().orElseThrow())));
    }

    @Test
    default void keyWithAnOptionThatIsGoneStandsBeforeThatOfEveryOther() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        given.issue(having("high", fields.priority, fields.priority("high")));
        given.issue("none");
        IssueKey gone = new IssueKey("=" + FieldRules.MAX_OPTIONS * 1_000, 1);
        IssueSort ascending = by(fields.definition(fields.priority), false);
        assertEquals(
                List.of("high", "none"),
                page(store(), IssueFilter.all(), ascending, PageRequest.after(10, gone)).items().stream()
                        .map(Issue::title)
                        .toList());
        IssueSort descending = by(fields.definition(fields.priority), true);
        assertEquals(
                List.of("none"),
                page(store(), IssueFilter.all(), descending, PageRequest.after(10, gone)).items().stream()
                        .map(Issue::title)
                        .toList());
        assertEquals(
                List.of("high"),
                page(store(), IssueFilter.all(), descending, PageRequest.before(10, gone)).items().stream()
                        .map(Issue::title)
                        .toList());
    }
}
