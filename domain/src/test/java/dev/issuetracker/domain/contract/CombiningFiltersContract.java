package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.assigned;
import static dev.issuetracker.domain.contract.Given.draft;
import static dev.issuetracker.domain.contract.Given.labelled;
import static dev.issuetracker.domain.contract.GivenFields.having;
import static dev.issuetracker.domain.contract.StoredIssues.found;
import static dev.issuetracker.domain.contract.StoredIssues.titles;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.field.FieldRef;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.Moment;
import dev.issuetracker.domain.issue.IssueFilter.Trait;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which issues combined filters find. A theme of {@link IssuesContract}. */
public interface CombiningFiltersContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private static IssueFilter all() {
        return IssueFilter.all();
    }

    private void assertParts(IssueFilter filter, Set<String> found, Set<String> others) {
        assertEquals(found, titles(store(), filter));
        assertEquals(others, titles(store(), IssueFilter.not(filter)));
    }

    @Test
    default void anyOfSeveralIsEnough() {
        Given given = new Given(store());
        given.issue("red");
        given.issue("green");
        given.issue("blue");
        assertEquals(
                Set.of("red", "blue"),
                titles(store(), IssueFilter.or(List.of(all().keyword("red"), all().keyword("blue")))));
        assertEquals(
                Set.of("blue"),
                titles(
                        store(),
                        IssueFilter.or(List.of(all().keyword("red"), all().keyword("blue")))
                                .keyword("u")));
    }

    @Test
    default void noneOfNoneFindsNothingAndItsOppositeAll() {
        new Given(store()).issue("a");
        assertParts(IssueFilter.or(List.of()), Set.of(), Set.of("a"));
        assertParts(all(), Set.of("a"), Set.of());
        assertParts(new IssueFilter.WithId(Set.of()), Set.of(), Set.of("a"));
        assertParts(new IssueFilter.WithStatus(Set.of()), Set.of(), Set.of("a"));
    }

    @Test
    default void deletedIssuesAreNotFoundByTheOppositeEither() {
        Given given = new Given(store());
        given.delete(given.issue("gone"));
        given.issue("here");
        assertEquals(Set.of("here"), titles(store(), IssueFilter.not(all().keyword("x"))));
        assertEquals(
                Set.of("here"), titles(store(), IssueFilter.or(List.of(all().keyword("gone"), all().keyword("here")))));
    }

    @Test
    default void oppositeOfAnAssigneeFindsThoseOfNobody() {
        Given given = new Given(store());
        UserRef jane = given.user("jane");
        given.issue(assigned("janes", Status.OPEN, jane));
        given.issue(assigned("johns", Status.OPEN, given.user("john")));
        given.issue("nobodys");
        assertParts(all().assignee("JANE"), Set.of("janes"), Set.of("johns", "nobodys"));
        assertParts(all().assignee("unknown"), Set.of(), Set.of("janes", "johns", "nobodys"));
        assertParts(all().is(Trait.ASSIGNED), Set.of("janes", "johns"), Set.of("nobodys"));
    }

    @Test
    default void oppositeOfACreatorFindsThoseOfOthers() {
        Given given = new Given(store());
        given.issue("a");
        UserRef john = given.user("john");
        store().in(() -> store().issues().add(List.of(draft("b")), john, NOON));
        assertParts(all().createdBy("john"), Set.of("b"), Set.of("a"));
        assertParts(all().createdBy("unknown"), Set.of(), Set.of("a", "b"));
    }

    @Test
    default void oppositeOfALabelFindsThoseWithoutLabels() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        LabelRef ui = given.label("ui");
        given.issue(labelled("bug", bug));
        given.issue(labelled("both", bug, ui));
        given.issue(labelled("ui", ui));
        given.issue("none");
        assertParts(all().labels(List.of("bug")), Set.of("bug", "both"), Set.of("ui", "none"));
        assertParts(all().labels(List.of("bug", "ui")), Set.of("both"), Set.of("bug", "ui", "none"));
        assertParts(all().is(Trait.LABELLED), Set.of("bug", "both", "ui"), Set.of("none"));
    }

    @Test
    default void oppositeOfAParentFindsThoseWithoutOne() {
        Given given = new Given(store());
        Issue top = given.issue("top");
        Issue child = given.issue(IssueDraft.of("child", "").with(IssueField.PARENT, top.id()));
        Issue childless = given.issue("childless");
        given.delete(given.issue(IssueDraft.of("gone", "").with(IssueField.PARENT, childless.id())));
        assertParts(all().childrenOf(top.id()), Set.of("child"), Set.of("top", "childless"));
        assertParts(all().childrenOf(child.id()), Set.of(), Set.of("top", "child", "childless"));
        assertParts(all().is(Trait.CHILD), Set.of("child"), Set.of("top", "childless"));
        assertParts(all().is(Trait.PARENT), Set.of("top"), Set.of("child", "childless"));
    }

    @Test
    default void oppositeOfCommentsFindsThoseWithout() {
        Given given = new Given(store());
        Issue discussed = given.issue("discussed");
        given.issue("quiet");
        UserRef author = given.author();
        store().run(() -> store().comments().add(discussed.id(), "Text", author, NOON));
        assertParts(all().is(Trait.COMMENTED), Set.of("discussed"), Set.of("quiet"));
    }

    @Test
    default void oppositeOfATimeFindsThoseWithoutIt() {
        Given given = new Given(store());
        given.issue(assigned("early", Status.RESOLVED, null), NOON);
        given.issue(assigned("late", Status.RESOLVED, null), NOON.plusSeconds(9));
        given.issue("open");
        Instant between = NOON.plusSeconds(5);
        assertParts(all().within(Moment.RESOLVED, null, between), Set.of("early"), Set.of("late", "open"));
        assertParts(all().within(Moment.RESOLVED, between, null), Set.of("late"), Set.of("early", "open"));
        assertParts(new IssueFilter.Within(Moment.RESOLVED, null, null), Set.of("early", "late"), Set.of("open"));
    }

    @Test
    default void oppositeOfAFieldsValueFindsThoseWithoutOne() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        given.issue(having("soon", fields.due, LocalDate.of(2026, 12, 1)));
        given.issue(having("later", fields.due, LocalDate.of(2027, 1, 1)));
        given.issue("never");
        FieldRef due = fields.due.added().orElseThrow();
        IssueFilter until = all().fields(List.of(new FieldFilter.Between(due, null, "2026-12-31")));
        assertParts(until, Set.of("soon"), Set.of("later", "never"));
        IssueFilter none = all().fields(List.of(new FieldFilter.AnyOf(due, Set.of(), true)));
        assertParts(none, Set.of("never"), Set.of("soon", "later"));
        IssueFilter nothing = all().fields(List.of(new FieldFilter.AnyOf(due, Set.of(), false)));
        assertParts(nothing, Set.of(), Set.of("soon", "later", "never"));
    }

    @Test
    default void oppositeOfTheOppositeIsTheFilter() {
        Given given = new Given(store());
        given.issue(assigned("janes", Status.OPEN, given.user("jane")));
        given.issue("nobodys");
        assertEquals(Set.of("janes"), titles(store(), IssueFilter.not(IssueFilter.not(all().assignee("jane")))));
    }

    @Test
    default void pagesOfACombinedFilterFollowEachOther() {
        Given given = new Given(store());
        given.issues(IntStream.range(0, 20).mapToObj(i -> draft("t" + i)).toList());
        IssueFilter filter = IssueFilter.or(List.of(all().keyword("1"), IssueFilter.not(all().keyword("t"))));
        List<String> walked = new ArrayList<>();
        PageRequest<IssueKey> request = PageRequest.first(3);
        while (request != null) {
            Page<Issue, IssueKey> page =
                    StoredIssues.page(store(), filter, new IssueSort(IssueSort.By.ID, false), request);
            page.items().forEach(issue -> walked.add(issue.title()));
            request = page.next().orElse(null);
        }
        assertEquals(List.of("t1", "t10", "t11", "t12", "t13", "t14", "t15", "t16", "t17", "t18", "t19"), walked);
    }

    @Test
    default void everyCombinationFindsWhatItsConditionsSay() {
        long seed = 12;
        RandomFilters filters = new RandomFilters(store(), new Random(seed));
        List<Issue> all = found(store(), all());
        for (int round = 0; round < 200; round++) {
            IssueFilter filter = filters.next(4);
            List<Issue> expected = all.stream()
                    .filter(issue -> StoredIssues.wants(store(), filter, issue))
                    .toList();
            assertEquals(expected, found(store(), filter), filter + ", seed " + seed);
        }
    }
}
