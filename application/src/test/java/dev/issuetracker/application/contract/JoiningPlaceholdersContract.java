package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.assigned;
import static dev.issuetracker.domain.contract.Given.draft;
import static dev.issuetracker.domain.contract.Given.title;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Rejections;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.FieldFilter.AnyOf;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserFilter;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of what was a placeholder's. A theme of {@link PlaceholdersContract}. */
public interface JoiningPlaceholdersContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    TrackerStore store();

    private Given given() {
        return new Given(store());
    }

    private User placeholder(String name) {
        return store().in(() -> store().placeholders().add(name, NOON));
    }

    private void join(User placeholder, UserRef account) {
        store().run(() -> store().placeholders().join(placeholder, account));
    }

    private List<Issue> listed(IssueFilter filter) {
        return store().in(() ->
                        store().issues().list(filter, new IssueSort(IssueSort.By.ID, false), PageRequest.first(10)))
                .items();
    }

    private Issue madeBy(UserRef author, IssueDraft draft) {
        return store().in(
                        () -> store().issues().add(List.of(draft), author, NOON).get(0));
    }

    @Test
    default void issuesOfAPlaceholderAreTheAccountsInTheSameVersion() {
        UserRef jane = given().user("jane");
        User kim = placeholder("Kim Doe");
        Issue assigned = given().issue(assigned("Hers", Status.OPEN, kim.ref()));
        Issue made = madeBy(kim.ref(), draft("Made"));
        Issue other = given().issue("Other");
        join(kim, jane);
        assertEquals(jane, given().stored(assigned.id()).assignee());
        assertEquals(assigned.version(), given().stored(assigned.id()).version());
        assertEquals(jane, given().stored(made.id()).createdBy());
        assertEquals(other, given().stored(other.id()));
        assertEquals(
                List.of(assigned.id()),
                listed(IssueFilter.all().assignee("jane")).stream()
                        .map(Issue::id)
                        .toList());
        assertEquals(
                List.of(made.id()),
                listed(IssueFilter.all().createdBy("jane")).stream()
                        .map(Issue::id)
                        .toList());
    }

    @Test
    default void historyShowsTheAccount() {
        UserRef jane = given().user("jane");
        User kim = placeholder("Kim Doe");
        Issue issue = madeBy(kim.ref(), assigned("Hers", Status.OPEN, kim.ref()));
        given().edit(issue, Given.assignee(null));
        join(kim, jane);
        assertEquals(jane, given().history(issue.id()).get(0).by());
        assertEquals(
                List.of(jane),
                given().lastChanges(issue.id()).stream()
                        .filter(change -> change.field().equals(IssueField.ASSIGNEE))
                        .map(change -> change.from())
                        .toList());
    }

    @Test
    default void fieldsOfAPlaceholderAreTheAccountsInHistoryToo() {
        UserRef jane = given().user("jane");
        User kim = placeholder("Kim Doe");
        User lee = placeholder("Lee");
        IssueField<UserRef> tester = field("Tester");
        IssueField<UserRef> reviewer = field("Reviewer");
        IssueDraft draft = draft("Both").with(tester, kim.ref()).with(reviewer, lee.ref());
        Issue both = given().issue(draft);
        Issue former = given().edit(given().issue(draft), IssuePatch.of(tester, null));
        join(kim, jane);
        assertEquals(jane, given().stored(both.id()).values().get(tester));
        assertEquals(lee.ref(), given().stored(both.id()).values().get(reviewer));
        assertEquals(jane, given().lastChanges(former.id()).get(0).from());
        assertEquals(
                List.of(both.id()),
                listed(IssueFilter.all()
                                .fields(List.of(new AnyOf(
                                        tester.added().orElseThrow(), Set.of(FieldKeys.ofId(jane.id())), false))))
                        .stream()
                        .map(Issue::id)
                        .toList());
        join(lee, jane);
        assertEquals(jane, given().stored(both.id()).values().get(reviewer));
    }

    private IssueField<UserRef> field(String name) {
        return AddedFields.user(store().in(() -> store().fields().add(name, FieldType.USER, "", List.of(), NOON))
                .ref());
    }

    @Test
    default void commentsOfAPlaceholderAreTheAccounts() {
        UserRef jane = given().user("jane");
        User kim = placeholder("Kim Doe");
        Issue issue = given().issue("One");
        Comment comment = store().in(() -> store().comments().add(issue.id(), "Text", kim.ref(), NOON));
        join(kim, jane);
        assertEquals(
                Optional.of(jane),
                store().in(() -> store().comments().find(issue.id(), comment.id()))
                        .map(Comment::author));
    }

    @Test
    default void issueThatWasMovedIsEditedOn() {
        UserRef jane = given().user("jane");
        User kim = placeholder("Kim Doe");
        Issue issue = given().issue(assigned("Hers", Status.OPEN, kim.ref()));
        join(kim, jane);
        Issue edited = given().edit(given().stored(issue.id()), title("Still hers"));
        assertEquals(List.of("Still hers", "jane"), List.of(edited.title(), name(edited.assignee())));
    }

    private static String name(@Nullable UserRef user) {
        return user == null ? "nobody" : user.username();
    }

    @Test
    default void joinedPlaceholderIsGoneAndItsNameMeansTheAccount() {
        User jane = given().account("jane");
        User kim = placeholder("Kim Doe");
        join(kim, jane.ref());
        assertEquals(Optional.empty(), store().in(() -> store().users().find(kim.id())));
        assertEquals(List.of(), store().in(() -> store().users().findNamed(List.of("Kim Doe"))));
        assertEquals(
                List.of(),
                store().in(() -> store().users().list(UserFilter.all().placeholder(true), PageRequest.first(10)))
                        .items());
        assertEquals(
                Map.of("kim doe", jane), store().in(() -> store().placeholders().byNames(List.of("KIM DOE"))));
    }

    @Test
    default void nameOfAJoinedPlaceholderIsFreeForAnAccountAndForNoOtherPlaceholder() {
        UserRef jane = given().user("jane");
        join(placeholder("kim"), jane);
        assertEquals("kim", given().account("kim").username());
        join(placeholder("lee"), jane);
        Rejections.assertRejected(ErrorCode.USERNAME_TAKEN, () -> placeholder("LEE"));
    }
}
