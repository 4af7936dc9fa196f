package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.importing.done.LastImport;
import dev.issuetracker.application.importing.done.Origin;
import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Rejections;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.user.UserRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of origins must do; see the package on how to run it. */
public interface OriginsContract extends Contract {
    /** Digests of the comments of every issue. */
    Set<String> COMMENTS = Set.of("a", "b");

    /** The store under test, the same one throughout a test, empty at its beginning. */
    TrackerStore store();

    private Issue imported(UserRef by, String source, String key) {
        return store().in(() -> {
            Issue issue =
                    store().issues().add(List.of(draft("Imported")), by, NOON).get(0);
            store().origins().add(List.of(origin(issue, source, key)), Map.of(issue.id(), COMMENTS));
            return issue;
        });
    }

    private static Origin origin(Issue issue, String source, String key) {
        return new Origin(issue.id(), source, key, "https://tracker.example.org/" + key, "Kim", null);
    }

    private Optional<Origin> find(Issue issue) {
        return store().transactions().reading(() -> store().origins().find(issue.id()));
    }

    private Map<String, Long> ids(String source, String... keys) {
        return store().transactions().reading(() -> store().origins().ids(source, List.of(keys)));
    }

    private Issue delete(Issue issue, UserRef by) {
        return saved(issue.delete(by, NOON));
    }

    private Issue saved(Revision revision) {
        store().run(() -> store().issues().save(List.of(revision)));
        return revision.after();
    }

    @Test
    default void originIsFoundAsItWasAdded() {
        UserRef by = new Given(store()).author();
        Issue issue = imported(by, "jira", "PM-1");
        assertEquals(Optional.of(origin(issue, "jira", "PM-1")), find(issue));
    }

    @Test
    default void originsAreChangedByWhatANewerFileSays() {
        UserRef by = new Given(store()).author();
        Issue first = imported(by, "jira", "PM-1");
        Issue second = imported(by, "jira", "PM-2");
        Origin newer = origin(first, "jira", "PM-1").with("https://other.example.org", null, "Lee");
        store().run(() -> store().origins().save(List.of(newer)));
        List<Long> ids = List.of(first.id(), second.id(), 4711L);
        assertEquals(
                List.of(newer, origin(second, "jira", "PM-2")),
                store().transactions().reading(() -> store().origins().findAll(ids)));
    }

    @Test
    default void linksThatWereTakenBackAreRemembered() {
        Issue issue = imported(new Given(store()).author(), "jira", "PM-1");
        LastImport last = new LastImport(1, Set.of(), COMMENTS, Set.of(7L, 4711L));
        store().run(() -> store().origins().setLastImports(Map.of(issue.id(), last)));
        assertEquals(
                Map.of(issue.id(), last),
                store().transactions().reading(() -> store().origins().lastImports(List.of(issue.id()))));
    }

    @Test
    default void issueThatWasMadeHereHasNoOrigin() {
        UserRef by = new Given(store()).author();
        Issue issue = store().in(() ->
                store().issues().add(List.of(draft("Made")), by, NOON).get(0));
        assertEquals(Optional.empty(), find(issue));
    }

    @Test
    default void issuesAreFoundByTheirKeysInTheirSourceOnly() {
        UserRef by = new Given(store()).author();
        imported(by, "jira", "PM-1");
        Issue second = imported(by, "jira", "PM-2");
        assertEquals(Map.of("PM-2", second.id()), ids("jira", "PM-2", "PM-3", "pm-1"));
        assertEquals(Map.of(), ids("redmine", "PM-1"));
    }

    @Test
    default void issueIsAtItsFirstVersionUntilAnotherIsSaid() {
        UserRef by = new Given(store()).author();
        Issue first = imported(by, "jira", "PM-1");
        Issue second = imported(by, "jira", "PM-2");
        Issue made = store().in(() ->
                store().issues().add(List.of(draft("Made")), by, NOON).get(0));
        store().transactions().run(() -> store().origins().setVersion(List.of(second.id()), 2));
        List<Long> ids = List.of(first.id(), second.id(), made.id());
        assertEquals(
                Map.of(
                        first.id(), new LastImport(1, Set.of(), COMMENTS),
                        second.id(), new LastImport(2, Set.of(), COMMENTS)),
                store().transactions().reading(() -> store().origins().lastImports(ids)));
    }

    @Test
    default void lastImportIsFoundAsItWasSet() {
        UserRef by = new Given(store()).author();
        Issue first = imported(by, "jira", "PM-1");
        Issue second = imported(by, "jira", "PM-2");
        Map<Long, LastImport> imports = Map.of(
                first.id(), new LastImport(7, Set.of("title", "fields.Due date"), Set.of()),
                second.id(), new LastImport(2, Set.of(), Set.of("c", "d")));
        store().transactions().run(() -> store().origins().setLastImports(imports));
        assertEquals(
                imports, store().transactions().reading(() -> store().origins().lastImports(imports.keySet())));
        assertEquals(Optional.of(origin(first, "jira", "PM-1")), find(first));
    }

    @Test
    default void manyKeysAreLookedUpAtOnce() {
        UserRef by = new Given(store()).author();
        Issue issue = imported(by, "jira", "PM-4000");
        List<String> keys = new ArrayList<>();
        for (int i = 1; i <= 5_000; i++) {
            keys.add("PM-" + i);
        }
        assertEquals(Map.of("PM-4000", issue.id()), ids("jira", keys.toArray(String[]::new)));
    }

    @Test
    default void keyOfADeletedIssueIsFreeForAnother() {
        UserRef by = new Given(store()).author();
        Issue deleted = imported(by, "jira", "PM-1");
        delete(deleted, by);
        assertEquals(Map.of(), ids("jira", "PM-1"));
        Issue again = imported(by, "jira", "PM-1");
        assertEquals(Optional.empty(), find(deleted));
        assertEquals(Optional.of(origin(again, "jira", "PM-1")), find(again));
    }

    @Test
    default void deletedIssueHasItsKeyAgainWhenTheOneThatGotItIsDeleted() {
        UserRef by = new Given(store()).author();
        Issue first = imported(by, "jira", "PM-1");
        store().run(() -> store().origins().setVersion(List.of(first.id()), 2));
        Issue deleted = delete(first, by);
        Issue second = imported(by, "jira", "PM-1");
        delete(second, by);
        saved(deleted.restore(by, NOON));
        assertEquals(Map.of("PM-1", first.id()), ids("jira", "PM-1"));
        assertEquals(Optional.of(origin(first, "jira", "PM-1")), find(first));
        assertEquals(
                Map.of(first.id(), new LastImport(2, Set.of(), COMMENTS)),
                store().transactions().reading(() -> store().origins().lastImports(List.of(first.id()))));
        Rejections.assertRejected(ErrorCode.STORE_BUSY, () -> imported(by, "jira", "PM-1"));
    }

    @Test
    default void ofTwoRestoredIssuesTheOneThatGotTheKeyLastHasIt() {
        UserRef by = new Given(store()).author();
        Issue first = imported(by, "jira", "PM-1");
        Issue firstDeleted = delete(first, by);
        Issue second = imported(by, "jira", "PM-1");
        Issue secondDeleted = delete(second, by);
        Issue third = imported(by, "jira", "PM-1");
        saved(firstDeleted.restore(by, NOON));
        assertEquals(Map.of("PM-1", third.id()), ids("jira", "PM-1"));
        assertEquals(Optional.empty(), find(first));
        Rejections.assertRejected(ErrorCode.STORE_BUSY, () -> imported(by, "jira", "PM-1"));
        saved(secondDeleted.restore(by, NOON));
        delete(third, by);
        assertEquals(Map.of("PM-1", second.id()), ids("jira", "PM-1"));
        assertEquals(Optional.empty(), find(first));
        assertEquals(Optional.of(origin(second, "jira", "PM-1")), find(second));
    }

    @Test
    default void keyThatAnotherIssueHasIsRejected() {
        UserRef by = new Given(store()).author();
        imported(by, "jira", "PM-1");
        Rejections.assertRejected(ErrorCode.STORE_BUSY, () -> imported(by, "jira", "PM-1"));
    }
}
