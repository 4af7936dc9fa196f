package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.search.SavedSearch;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of saved searches must do; see the package on how to run it. */
public interface SavedSearchesContract extends Contract {
    Instant LATER = NOON.plusSeconds(60);

    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private SavedSearch add(UserRef owner, String name, boolean shared) {
        return store().in(() -> store().savedSearches().add(owner, name, "label:bug", shared, NOON));
    }

    private Optional<SavedSearch> find(long id) {
        return store().in(() -> store().savedSearches().find(id));
    }

    private void save(SavedSearch edited) {
        store().run(() -> store().savedSearches().save(edited));
    }

    private void remove(SavedSearch search) {
        store().run(() -> store().savedSearches().remove(search));
    }

    private List<String> beginning(String begun, UserRef user, int most) {
        return store().in(() -> store().savedSearches().findBeginning(begun, user.id(), most)).stream()
                .map(SavedSearch::name)
                .toList();
    }

    private static SavedSearch renamed(SavedSearch search, String name) {
        return search.edit(name, search.query(), search.shared(), LATER);
    }

    @Test
    default void addedSearchSaysWhatWasAskedAndIsReadBack() {
        UserRef jane = new Given(store()).user("jane");
        SavedSearch added =
                store().in(() -> store().savedSearches().add(jane, "\u00DCber all", "a \\ \"b\"\nc", true, NOON));
        assertEquals(new SavedSearch(added.id(), jane, "\u00DCber all", "a \\ \"b\"\nc", true, NOON, NOON, 1), added);
        assertEquals(Optional.of(added), find(added.id()));
    }

    @Test
    default void unknownSearchIsNotFound() {
        assertEquals(Optional.empty(), find(4711));
    }

    @Test
    default void longestNameAndQueryAreKept() {
        UserRef jane = new Given(store()).user("jane");
        String name = "\u00DC".repeat(SavedSearch.MAX_NAME);
        String query = "\u6F22".repeat(SavedSearch.MAX_QUERY);
        SavedSearch added = store().in(() -> store().savedSearches().add(jane, name, query, false, NOON));
        assertEquals(Optional.of(added), find(added.id()));
    }

    @Test
    default void nameOfAnOwnSearchIsTakenWhateverItsCase() {
        UserRef jane = new Given(store()).user("jane");
        add(jane, "\u00DCber all", false);
        assertRejected(ErrorCode.SEARCH_TAKEN, () -> add(jane, "\u00FCBER ALL", true));
    }

    @Test
    default void othersMayHaveTheSameName() {
        Given given = new Given(store());
        SavedSearch first = add(given.user("jane"), "mine", true);
        SavedSearch second = add(given.user("john"), "mine", true);
        assertEquals(List.of(Optional.of(first), Optional.of(second)), List.of(find(first.id()), find(second.id())));
    }

    @Test
    default void editedSearchIsReadBack() {
        SavedSearch before = add(new Given(store()).user("jane"), "bugs", false);
        SavedSearch edited = before.edit("Defects", "label:bug is:open", true, LATER);
        save(edited);
        assertEquals(Optional.of(edited), find(before.id()));
        assertEquals(2, edited.version());
    }

    @Test
    default void searchMayBeRenamedToItsOwnNameInAnotherCase() {
        SavedSearch before = add(new Given(store()).user("jane"), "bugs", false);
        save(renamed(before, "BUGS"));
        assertEquals(Optional.of("BUGS"), find(before.id()).map(SavedSearch::name));
    }

    @Test
    default void searchIsNotRenamedToAnotherOfItsOwner() {
        UserRef jane = new Given(store()).user("jane");
        add(jane, "bugs", false);
        SavedSearch other = add(jane, "other", false);
        assertRejected(ErrorCode.SEARCH_TAKEN, () -> save(renamed(other, "Bugs")));
    }

    @Test
    default void staleEditIsRejected() {
        SavedSearch before = add(new Given(store()).user("jane"), "bugs", false);
        save(renamed(before, "first"));
        StaleVersionException stale = assertThrows(StaleVersionException.class, () -> save(renamed(before, "second")));
        assertEquals(List.of(new Stale(before.id(), 1, 2)), stale.stale());
        assertEquals(Optional.of("first"), find(before.id()).map(SavedSearch::name));
    }

    @Test
    default void removedSearchIsGoneAndItsNameFree() {
        UserRef jane = new Given(store()).user("jane");
        SavedSearch search = add(jane, "bugs", false);
        remove(search);
        assertEquals(Optional.empty(), find(search.id()));
        add(jane, "bugs", false);
    }

    @Test
    default void staleRemovalIsRejected() {
        SavedSearch before = add(new Given(store()).user("jane"), "bugs", false);
        save(renamed(before, "first"));
        assertThrows(StaleVersionException.class, () -> remove(before));
    }

    @Test
    default void searchThatIsGoneIsNeitherEditedNorRemoved() {
        SavedSearch search = add(new Given(store()).user("jane"), "bugs", false);
        remove(search);
        assertRejected(ErrorCode.NOT_FOUND, () -> save(renamed(search, "other")));
        assertRejected(ErrorCode.NOT_FOUND, () -> remove(search));
    }

    @Test
    default void searchesOfAnAccountAreCounted() {
        Given given = new Given(store());
        UserRef jane = given.user("jane");
        add(jane, "bugs", false);
        add(jane, "all", true);
        add(given.user("john"), "bugs", true);
        assertEquals(2, store().<Integer>in(() -> store().savedSearches().count(jane.id())));
    }

    @Test
    default void namedSearchesAreThoseThatTheAccountSees() {
        Given given = new Given(store());
        UserRef jane = given.user("jane");
        UserRef john = given.user("john");
        SavedSearch own = add(jane, "Bugs", false);
        SavedSearch shared = add(john, "bugs", true);
        add(given.user("ivan"), "bugs", false);
        add(john, "other", true);
        assertEquals(
                List.of(own, shared), store().in(() -> store().savedSearches().findNamed("BUGS", jane.id())));
        assertEquals(List.of(shared), store().in(() -> store().savedSearches().findNamed("BUGS", john.id())));
    }

    @Test
    default void searchesAreFoundByTheBeginningsOfTheirNames() {
        Given given = new Given(store());
        UserRef jane = given.user("jane");
        add(jane, "b_x", false);
        add(jane, "B%y", false);
        add(jane, "ab", false);
        add(given.user("john"), "Bugs", true);
        add(given.user("ivan"), "by me", false);
        assertEquals(List.of("B%y", "b_x", "Bugs"), beginning("b", jane, 10));
        assertEquals(List.of("B%y", "b_x"), beginning("b", jane, 2));
        assertEquals(List.of("B%y"), beginning("B%", jane, 10));
        assertEquals(List.of("ab", "B%y", "b_x", "Bugs"), beginning("", jane, 10));
    }

    @Test
    default void listHasOwnAndSharedSearchesByIdFromPageToPage() {
        Given given = new Given(store());
        UserRef jane = given.user("jane");
        UserRef john = given.user("john");
        SavedSearch first = add(john, "z", true);
        add(john, "hidden", false);
        SavedSearch second = add(jane, "a", false);
        SavedSearch third = add(jane, "b", true);
        new Walk<SavedSearch, Long>(
                        request -> store().in(() -> store().savedSearches().list(jane.id(), request)))
                .assertHolds(List.of(first, second, third), SavedSearch::id, "searches");
        assertEquals(
                3,
                store().in(() -> store().savedSearches().list(john.id(), PageRequest.first(10)))
                        .items()
                        .size());
    }

    @Test
    default void onlyOneOfManyThreadsGetsAName() {
        UserRef jane = new Given(store()).user("jane");
        List<Boolean> got = Threads.atOnce(8, thread -> {
            try {
                return add(jane, thread % 2 == 0 ? "bugs" : "BUGS", false).id() > 0;
            } catch (TrackerException taken) {
                assertEquals(ErrorCode.SEARCH_TAKEN, taken.code());
                return false;
            }
        });
        assertEquals(1, got.stream().filter(won -> won).count());
    }
}
