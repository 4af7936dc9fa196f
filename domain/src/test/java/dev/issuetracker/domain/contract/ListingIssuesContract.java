package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static dev.issuetracker.domain.contract.Given.labelled;
import static dev.issuetracker.domain.contract.StoredIssues.found;
import static dev.issuetracker.domain.contract.StoredIssues.page;
import static dev.issuetracker.domain.contract.StoredIssues.titles;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How lists of issues are sorted and paged. A theme of {@link IssuesContract}. */
public interface ListingIssuesContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    /** Issues with ties in every sort but that by id, added in an order that is nobody's. */
    private static void addTied(Given given) {
        String[] titles = {
            "beta",
            "Alpha",
            "beta",
            "\uD83D\uDC1E bug",
            "\uFF5E wave",
            "alpha",
            "",
            "\u00E9t\u00E9",
            "beta",
            "Alpha",
            "zeta"
        };
        Random random = new Random(11);
        for (String title : titles) {
            Issue issue =
                    given.issue(draft(title.isEmpty() ? "beta" : title), NOON.plusNanos(1_000L * random.nextInt(3)));
            if (random.nextBoolean()) {
                given.edit(issue, Given.description("moved"), issue.createdAt().plusNanos(1_000L * random.nextInt(3)));
            }
        }
    }

    private static Comparator<Issue> order(IssueSort sort) {
        Comparator<Issue> first = switch (sort.by()) {
            case CREATED_AT -> Comparator.comparing(Issue::createdAt);
            case UPDATED_AT -> Comparator.comparing(Issue::updatedAt);
            case ID -> Comparator.comparingLong(Issue::id);
            case TITLE ->
                Comparator.comparing(
                        Issue::title,
                        (one, other) -> Arrays.compare(
                                one.codePoints().toArray(), other.codePoints().toArray()));
            case FIELD -> throw new IllegalArgumentException("SortingByFieldsContract is about fields");
        };
        Comparator<Issue> total = first.thenComparingLong(Issue::id);
        return sort.descending() ? total.reversed() : total;
    }

    private void assertPages(IssueSort sort) {
        addTied(new Given(store()));
        List<Issue> expected =
                found(store(), IssueFilter.all()).stream().sorted(order(sort)).toList();
        new Walk<Issue, IssueKey>(request -> page(store(), IssueFilter.all(), sort, request))
                .assertHolds(expected, sort::keyOf, sort.toString());
    }

    @Test
    default void pageOfLargeIssuesEndsEarlyAndTheNextGoesOn() {
        Given given = new Given(store());
        List<Issue> added = given.issues(
                Texts.large().stream().map(text -> draft("Title", text)).toList());
        for (IssueSort.By by : IssueSort.By.OF_EVERY_ISSUE) {
            new Walk<Issue, IssueKey>(request -> page(store(), IssueFilter.all(), new IssueSort(by, false), request))
                    .assertHoldsInShortPages(added, issue -> Texts.octets(issue.description()));
        }
    }

    @Test
    default void pageOfShortTextsIsFull() {
        Given given = new Given(store());
        String text = "\u00DC".repeat(4_096);
        List<Issue> added = given.issues(
                IntStream.range(0, 200).mapToObj(i -> draft("Title", text)).toList());
        assertEquals(
                added,
                page(store(), IssueFilter.all(), new IssueSort(IssueSort.By.ID, false), PageRequest.first(200))
                        .items());
    }

    @Test
    default void pageOfOutlinesIsFullHoweverLargeTheTexts() {
        Given given = new Given(store());
        List<Issue> added = given.issues(
                Texts.large().stream().map(text -> draft("Title", text)).toList());
        Page<Issue, IssueKey> page = store().in(() ->
                store().issues().listOutlines(IssueFilter.all(), IssueSort.DEFAULT, PageRequest.first(added.size())));
        assertEquals(added.size(), page.items().size());
    }

    @Test
    default void oldestFirstIsPagedWithTies() {
        assertPages(new IssueSort(IssueSort.By.CREATED_AT, false));
    }

    @Test
    default void latestFirstIsPagedWithTies() {
        assertPages(IssueSort.DEFAULT);
    }

    @Test
    default void leastRecentlyUpdatedFirstIsPagedWithTies() {
        assertPages(new IssueSort(IssueSort.By.UPDATED_AT, false));
    }

    @Test
    default void mostRecentlyUpdatedFirstIsPagedWithTies() {
        assertPages(new IssueSort(IssueSort.By.UPDATED_AT, true));
    }

    @Test
    default void ascendingIdsArePaged() {
        assertPages(new IssueSort(IssueSort.By.ID, false));
    }

    @Test
    default void descendingIdsArePaged() {
        assertPages(new IssueSort(IssueSort.By.ID, true));
    }

    @Test
    default void ascendingTitlesArePagedWithTies() {
        assertPages(new IssueSort(IssueSort.By.TITLE, false));
    }

    @Test
    default void descendingTitlesArePagedWithTies() {
        assertPages(new IssueSort(IssueSort.By.TITLE, true));
    }

    @Test
    default void titlesSortByCodePoint() {
        Given given = new Given(store());
        // U+1F41E is greater than U+FF5E, although its first surrogate is less.
        List<String> sorted = List.of("A", "B", "Z", "a", "a b", "a-b", "ab", "\u00E9", "\uFF5E", "\uD83D\uDC1E");
        List<String> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(5));
        given.issues(shuffled.stream().map(Given::draft).toList());
        assertEquals(
                sorted,
                page(store(), IssueFilter.all(), new IssueSort(IssueSort.By.TITLE, false), PageRequest.first(100))
                        .items()
                        .stream()
                        .map(Issue::title)
                        .toList());
    }

    @Test
    default void timesBeforeTheEpochSortBeforeThoseAfter() {
        Given given = new Given(store());
        for (long micros : new long[] {5, -5, 0, -123_456_789, 1_000_000_000_000L}) {
            given.issue(draft("At " + micros), Instant.EPOCH.plusNanos(1_000 * micros));
        }
        assertEquals(
                List.of("At -123456789", "At -5", "At 0", "At 5", "At 1000000000000"),
                page(store(), IssueFilter.all(), new IssueSort(IssueSort.By.CREATED_AT, false), PageRequest.first(100))
                        .items()
                        .stream()
                        .map(Issue::title)
                        .toList());
    }

    @Test
    default void filteredListIsPaged() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        LabelRef ui = given.label("ui");
        for (int i = 0; i < 12; i++) {
            given.issue(i % 3 == 0 ? draft("Needle " + i) : labelled("Needle " + i % 4, bug, ui));
        }
        IssueFilter filter = IssueFilter.all().keyword("needle").labels(List.of("BUG", "UI"));
        IssueSort sort = new IssueSort(IssueSort.By.TITLE, true);
        List<Issue> expected = found(store(), IssueFilter.all()).stream()
                .filter(issue -> issue.labels().size() == 2)
                .sorted(order(sort))
                .toList();
        new Walk<Issue, IssueKey>(request -> page(store(), filter, sort, request))
                .assertHolds(expected, sort::keyOf, "filtered");
    }

    @Test
    default void emptyListHasNoWayOn() {
        Page<Issue, IssueKey> page = page(store(), IssueFilter.all(), IssueSort.DEFAULT, PageRequest.first(10));
        assertEquals(new Page<Issue, IssueKey>(List.of(), Optional.empty(), Optional.empty()), page);
    }

    @Test
    default void firstPageHasNoWayBack() {
        new Given(store()).issues(List.of(draft("a"), draft("b"), draft("c")));
        assertEquals(
                Optional.empty(),
                page(store(), IssueFilter.all(), IssueSort.DEFAULT, PageRequest.first(2))
                        .previous());
    }

    @Test
    default void lastPageHasNoWayOn() {
        new Given(store()).issues(List.of(draft("a"), draft("b")));
        assertEquals(
                Optional.empty(),
                page(store(), IssueFilter.all(), IssueSort.DEFAULT, PageRequest.first(2))
                        .next());
    }

    @Test
    default void writesBetweenPagesSkipAndRepeatNothing() {
        Given given = new Given(store());
        for (IssueSort.By by : IssueSort.By.OF_EVERY_ISSUE) {
            for (boolean descending : new boolean[] {false, true}) {
                IssueSort sort = new IssueSort(by, descending);
                List<IssueDraft> drafts = IntStream.range(0, 9)
                        .mapToObj(i -> draft("m" + i / 2, sort.toString()))
                        .toList();
                given.issues(drafts);
                IssueFilter filter = IssueFilter.all().keyword(sort.toString());
                List<Issue> expected = new ArrayList<>(
                        page(store(), filter, sort, PageRequest.first(100)).items());
                Page<Issue, IssueKey> first = page(store(), filter, sort, PageRequest.first(3));
                // The item that the cursor names, one seen, and one not seen yet, go; others come in on every
                // side.
                given.delete(expected.get(2));
                given.delete(expected.get(0));
                Issue unseen = expected.remove(5);
                given.delete(unseen);
                List<Issue> come = List.of(
                        given.issue(draft("a", sort.toString()), NOON.minusSeconds(1)),
                        given.issue(draft("m0", sort.toString()), NOON),
                        given.issue(draft("m4", sort.toString()), NOON),
                        given.issue(draft("z", sort.toString()), NOON.plusSeconds(1)));
                List<Issue> seen = new ArrayList<>(
                        new Walk<Issue, IssueKey>(request -> page(store(), filter, sort, request)).onFrom(first));
                seen.removeIf(issue -> come.stream().anyMatch(newcomer -> newcomer.id() == issue.id()));
                assertEquals(expected, seen, sort.toString());
            }
        }
    }

    @Test
    default void inclusivePageGoesOnWhereItsItemIsGone() {
        Given given = new Given(store());
        List<Issue> added = given.issues(List.of(draft("a"), draft("b"), draft("c")));
        IssueSort sort = new IssueSort(IssueSort.By.TITLE, false);
        IssueKey key = sort.keyOf(added.get(1));
        given.delete(added.get(1));
        assertEquals(
                List.of(added.get(2)),
                page(store(), IssueFilter.all(), sort, new PageRequest<>(5, PageRequest.Direction.AFTER, key, true))
                        .items());
    }

    @Test
    default void deletedIssuesAreNotListed() {
        Given given = new Given(store());
        given.delete(given.issue("Gone"));
        given.issue("Here");
        assertEquals(Set.of("Here"), titles(store(), IssueFilter.all()));
    }

    @Test
    default void deletedIssueIsNotListedEvenById() {
        Given given = new Given(store());
        Issue gone = given.delete(given.issue("Gone"));
        assertEquals(Set.of(), titles(store(), IssueFilter.all().ids(Set.of(gone.id()))));
    }

    @Test
    default void restoredIssueIsListed() {
        Given given = new Given(store());
        given.restore(given.delete(given.issue("Back")));
        assertEquals(Set.of("Back"), titles(store(), IssueFilter.all()));
    }

    @Test
    default void listedIssueIsTheStoredOne() {
        Given given = new Given(store());
        Issue issue = given.issue(IssueDraft.of("Title", "Text")
                .with(IssueField.STATUS, Status.RESOLVED)
                .with(IssueField.ASSIGNEE, given.user("john"))
                .with(IssueField.LABELS, List.of(given.label("bug"), given.label("ui"), given.label("api"))));
        assertEquals(List.of(issue), found(store(), IssueFilter.all()));
    }
}
