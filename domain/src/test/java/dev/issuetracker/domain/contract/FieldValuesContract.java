package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.GivenFields.having;
import static dev.issuetracker.domain.contract.StoredIssues.page;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.IssueValues;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What issues have of the fields that a team added. A theme of {@link IssuesContract}. */
public interface FieldValuesContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private <T> void assertKept(IssueField<T> field, T value) {
        Given given = new Given(store());
        Issue issue = given.issue(having("Title", field, value));
        assertEquals(value, given.stored(issue.id()).get(field), field + " at creation");
        Issue without = given.issue("Title");
        given.edit(without, IssuePatch.of(field, value));
        assertEquals(value, given.stored(without.id()).get(field), field + " by an edit");
    }

    @Test
    default void valueOfEveryTypeIsReadBackByEveryWay() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        Issue added = given.issue(fields.draft("Title", given.user("ann")));
        long id = added.id();
        List<Long> ids = List.of(id);
        IssueValues outline =
                added.values().but().set(IssueField.DESCRIPTION, "").build();
        assertEquals(6, added.values().added().size());
        assertEquals(added, given.stored(id));
        assertEquals(List.of(added), store().in(() -> store().issues().findAll(ids)));
        assertEquals(
                Optional.of(added),
                store().in(() -> store().issues().findThread(id)).map(IssueThread::issue));
        PageRequest<IssueKey> first = PageRequest.first(10);
        assertEquals(
                List.of(added),
                page(store(), IssueFilter.all(), IssueSort.DEFAULT, first).items());
        for (List<Issue> outlines : List.of(
                store().in(() -> store().issues().findOutlines(ids)),
                store().in(() -> store().issues().listOutlines(IssueFilter.all(), IssueSort.DEFAULT, first))
                        .items())) {
            assertEquals(List.of(outline), outlines.stream().map(Issue::values).toList());
        }
    }

    @Test
    default void issueWithoutValuesHasNone() {
        Given given = new Given(store());
        new GivenFields(store());
        assertEquals(List.of(), given.stored(given.issue("Title").id()).values().added());
    }

    @Test
    default void numbersOfFieldsAreExact() {
        IssueField<BigDecimal> estimate = new GivenFields(store()).estimate;
        for (String number : List.of(
                "0",
                "-1",
                "3.5",
                "-0.0000000001",
                "99999999999999999999.9999999999",
                "-99999999999999999999",
                "1000")) {
            assertKept(estimate, new BigDecimal(number));
        }
    }

    @Test
    default void datesOfFieldsAreKept() {
        IssueField<LocalDate> due = new GivenFields(store()).due;
        for (String date : List.of("0001-01-01", "2024-02-29", "9999-12-31")) {
            assertKept(due, LocalDate.parse(date));
        }
    }

    @Test
    default void textsOfFieldsAreKeptCharForChar() {
        IssueField<String> milestone = new GivenFields(store()).milestone;
        Stream.of(
                        Texts.STRANGE,
                        Texts.INJECTIONS,
                        List.of("two\nlines\tand a tab", "\uD83D\uDC1E".repeat(FieldRules.MAX_TEXT)))
                .flatMap(List::stream)
                .forEach(text -> assertKept(milestone, text));
    }

    @Test
    default void editChangesOneFieldAndNoOther() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        UserRef ann = given.user("ann");
        UserRef bob = given.user("bob");
        Issue issue = given.issue(fields.draft("Title", ann));
        for (IssuePatch patch : List.of(
                IssuePatch.of(fields.milestone, "SPRING"),
                IssuePatch.of(fields.estimate, BigDecimal.TEN),
                IssuePatch.of(fields.due, LocalDate.of(2027, 1, 1)),
                IssuePatch.of(fields.priority, fields.priority("low")),
                IssuePatch.of(fields.systems, fields.systems("api", "db")),
                IssuePatch.of(fields.reviewer, bob),
                Given.title("Other"))) {
            issue = given.edit(issue, patch);
            assertEquals(issue, given.stored(issue.id()));
        }
        assertEquals(8, issue.version());
    }

    @Test
    default void valueOfEveryTypeIsCleared() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        Issue issue = given.issue(fields.draft("Title", given.user("ann")));
        for (IssueField<?> field : issue.values().added()) {
            issue = given.edit(issue, IssuePatch.of(field, null));
            assertEquals(issue, given.stored(issue.id()));
        }
        assertEquals(List.of(), issue.values().added());
    }

    @Test
    default void historyHasEveryValueAtCreation() {
        Given given = new Given(store());
        Issue issue = given.issue(new GivenFields(store()).draft("Title", given.user("ann")));
        assertEquals(
                List.of("Due date", "Estimate", "Milestone", "Priority", "Reviewer", "Systems"),
                given.history(issue.id()).get(0).changes().stream()
                        .filter(change -> change.from() == null)
                        .flatMap(change ->
                                Stream.of(change.field().code()).filter(code -> code.startsWith(IssueField.ADDED)))
                        .map(code -> code.substring(IssueField.ADDED.length()))
                        .toList());
    }

    @Test
    default void historyHasBothValuesOfEveryChange() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        Issue issue = given.issue(fields.draft("Title", given.user("ann")));
        IssuePatch patch = IssuePatch.of(fields.milestone, null)
                .with(fields.estimate, new BigDecimal("-4"))
                .with(fields.due, LocalDate.of(2027, 1, 1))
                .with(fields.priority, fields.priority("urgent"))
                .with(fields.systems, List.of())
                .with(fields.reviewer, given.user("bob"))
                .with(IssueField.TITLE, "Other");
        Issue edited = given.edit(issue, patch);
        assertEquals(issue.edit(patch, given.author(), NOON).changes(), given.lastChanges(issue.id()));
        Issue setAgain = given.edit(edited, IssuePatch.of(fields.milestone, "Summer"));
        assertEquals(
                edited.edit(IssuePatch.of(fields.milestone, "Summer"), given.author(), NOON)
                        .changes(),
                given.lastChanges(issue.id()));
        assertEquals(setAgain.values(), setAgain.asOf(given.history(issue.id())).values());
        assertEquals(
                issue.values(),
                setAgain.asOf(given.history(issue.id()).subList(0, 1)).values());
    }

    @Test
    default void editOfOtherFieldsLeavesNoTraceOfThese() {
        Given given = new Given(store());
        Issue issue = given.issue(new GivenFields(store()).draft("Title", given.user("ann")));
        given.edit(issue, Given.title("Other"));
        assertEquals(
                List.of("title"),
                given.lastChanges(issue.id()).stream()
                        .map(change -> change.field().code())
                        .toList());
    }

    @Test
    default void issueShowsTheNamesOfNow() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        UserRef ann = given.user("ann");
        Issue issue = given.issue(fields.draft("Title", ann));
        // Read once, so that a store that remembers names has them.
        given.stored(issue.id());
        fields.rename(fields.priority, "Weight", List.of("now", "soon", "later"));
        fields.rename(fields.systems, "Zones", List.of("z", "y", "a"));
        fields.rename(ann, "anna");
        Issue renamed = given.stored(issue.id());
        assertEquals(
                List.of(
                        "fields.Due date",
                        "fields.Estimate",
                        "fields.Milestone",
                        "fields.Reviewer",
                        "fields.Weight",
                        "fields.Zones"),
                GivenFields.codes(renamed));
        assertEquals(
                "soon",
                Optional.ofNullable(renamed.get(fields.priority))
                        .map(OptionRef::name)
                        .orElse(""));
        assertEquals(
                List.of("a", "z"),
                Optional.ofNullable(renamed.get(fields.systems)).orElse(List.of()).stream()
                        .map(OptionRef::name)
                        .toList());
        assertEquals(new UserRef(ann.id(), "anna"), renamed.get(fields.reviewer));
        assertEquals(
                List.of(renamed),
                page(store(), IssueFilter.all(), IssueSort.DEFAULT, PageRequest.first(10))
                        .items());
    }

    @Test
    default void historyShowsTheNamesOfFieldsAndOptionsOfThen() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        Issue issue = given.issue(having("Title", fields.systems, fields.systems("Web", "db"))
                .with(fields.priority, fields.priority("high")));
        List<?> before = given.history(issue.id());
        fields.rename(fields.priority, "Weight", List.of("now", "soon", "later"));
        fields.rename(fields.systems, "Zones", List.of("z", "y", "a"));
        assertEquals(before, given.history(issue.id()));
    }

    @Test
    default void historyOfARemovedFieldStaysReadable() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        Issue issue = given.issue(fields.draft("Title", given.user("ann")));
        List<?> creation = given.history(issue.id());
        IssuePatch cleared = IssuePatch.NOTHING;
        for (IssueField<?> field : issue.values().added()) {
            cleared = cleared.with(field, null);
        }
        given.edit(issue, cleared);
        for (IssueField<?> field : issue.values().added()) {
            store().run(() ->
                    store().fields().remove(field.added().orElseThrow().id()));
        }
        assertEquals(creation, given.history(issue.id()).subList(0, 1));
        assertEquals(6, given.lastChanges(issue.id()).size());
        assertEquals(List.of(), given.stored(issue.id()).values().added());
    }

    @Test
    default void historyShowsTheAccountAsItIsCalledNow() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        UserRef ann = given.user("ann");
        UserRef bob = given.user("bob");
        Issue issue = given.issue(having("Title", fields.reviewer, ann));
        given.edit(issue, IssuePatch.of(fields.reviewer, bob));
        fields.rename(ann, "anna");
        fields.rename(bob, "bobby");
        assertEquals(
                List.of(Optional.of(new UserRef(ann.id(), "anna")), Optional.of(new UserRef(bob.id(), "bobby"))),
                given.history(issue.id()).stream()
                        .map(entry -> entry.change(fields.reviewer).map(change -> change.to()))
                        .toList());
        assertEquals(
                Optional.of(new UserRef(ann.id(), "anna")),
                given.history(issue.id()).get(1).change(fields.reviewer).map(FieldChange::from));
    }

    @Test
    default void issueTakesAValueOfEveryFieldThatThereMayBe() {
        Given given = new Given(store());
        String[] options = IntStream.range(0, FieldRules.MAX_OPTIONS)
                .mapToObj(i -> "option " + i)
                .toArray(String[]::new);
        IssueDraft draft = Given.draft("Title");
        for (int i = 0; i < FieldRules.MAX_FIELDS; i++) {
            Field field = GivenFields.define(store(), "Field " + i, FieldType.MULTI_SELECT, options);
            draft = draft.with(
                    AddedFields.multiSelect(field.ref()),
                    field.options().stream().map(FieldOption::ref).toList());
        }
        Issue issue = given.issue(draft);
        assertEquals(issue, given.stored(issue.id()));
        assertEquals(
                List.of(issue.values()),
                List.of(issue.asOf(given.history(issue.id())).values()));
    }

    @Test
    default void manyIssuesTakeValuesAtOnce() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        UserRef ann = given.user("ann");
        List<Issue> added = given.issues(IntStream.range(0, 500)
                .mapToObj(i -> having("Title " + i, fields.estimate, new BigDecimal(i))
                        .with(fields.systems, i % 2 == 0 ? fields.systems("Web") : List.of()))
                .toList());
        List<Long> ids = added.stream().map(Issue::id).toList();
        IssuePatch patch = IssuePatch.of(fields.priority, fields.priority("low"))
                .with(fields.systems, fields.systems("Web", "api"))
                .with(fields.reviewer, ann);
        store().run(() -> store().issues()
                .save(store().issues().findOutlines(ids).stream()
                        .map(issue -> issue.edit(patch, ann, NOON))
                        .toList()));
        assertEquals(
                added.stream().map(issue -> patch.applyTo(issue.values())).toList(),
                store().in(() -> store().issues().findAll(ids)).stream()
                        .map(Issue::values)
                        .toList());
    }

    @Test
    default void pageOfIssuesWithLargeFieldsEndsEarlyAndTheNextGoesOn() {
        Given given = new Given(store());
        List<IssueField<String>> texts = IntStream.range(0, FieldRules.MAX_FIELDS)
                .mapToObj(i -> AddedFields.text(GivenFields.define(store(), "Field " + i, FieldType.TEXT)
                        .ref()))
                .toList();
        List<IssueDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            IssueDraft draft = Given.draft("Title " + i);
            for (IssueField<String> field : texts) {
                draft = draft.with(field, "\uD83D\uDC1E".repeat(FieldRules.MAX_TEXT));
            }
            drafts.add(draft);
        }
        List<Issue> added = given.issues(drafts);
        IssueSort byId = new IssueSort(IssueSort.By.ID, false);
        new Walk<Issue, IssueKey>(request -> page(store(), IssueFilter.all(), byId, request))
                .assertHoldsInShortPages(
                        added,
                        issue -> texts.stream()
                                .map(field -> Texts.octets(String.valueOf(issue.get(field))))
                                .reduce(0L, Long::sum));
    }

    @Test
    default void issuesAreFoundByTheFieldThatTheyHave() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        Set<Long> having = new TreeSet<>();
        having.add(given.issue(having("a", fields.systems, fields.systems("Web", "api")))
                .id());
        having.add(given.delete(given.issue(having("b", fields.systems, fields.systems("db"))))
                .id());
        given.issue(having("c", fields.estimate, BigDecimal.ONE));
        given.edit(given.issue(having("d", fields.systems, fields.systems("db"))), IssuePatch.of(fields.systems, null));
        long field = fields.definition(fields.systems).id();
        assertEquals(having, new TreeSet<>(store().in(() -> store().issues().findWithField(field, 100))));
        List<Long> one = store().in(() -> store().issues().findWithField(field, 1));
        assertEquals(1, one.size());
        assertEquals(true, having.containsAll(one));
    }

    @Test
    default void issuesAreFoundByTheOptionThatTheyHave() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        long first = given.issue(having("a", fields.systems, fields.systems("Web", "api")))
                .id();
        given.issue(having("b", fields.systems, fields.systems("db")));
        long third = given.delete(given.issue(having("c", fields.systems, fields.systems("Web"))))
                .id();
        long field = fields.definition(fields.systems).id();
        long option = fields.systems("Web").get(0).id();
        assertEquals(List.of(first, third), store().in(() -> store().issues().findWithOption(field, option, 100)));
        assertEquals(List.of(first), store().in(() -> store().issues().findWithOption(field, option, 1)));
    }
}
