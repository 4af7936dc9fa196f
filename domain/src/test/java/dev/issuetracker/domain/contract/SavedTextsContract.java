package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.saved.SavedKind;
import dev.issuetracker.domain.saved.SavedText;
import dev.issuetracker.domain.saved.SavedTexts;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of saved texts must do, of searches unless others are given; see the package on how to run it. */
public interface SavedTextsContract extends Contract {
    Instant LATER = NOON.plusSeconds(60);

    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    /** The texts of the store that are tested. */
    default SavedTexts texts() {
        return store().savedSearches();
    }

    /** Of what kind they are. */
    default SavedKind kind() {
        return SavedKind.SEARCH;
    }

    private SavedText add(UserRef owner, String name, boolean shared) {
        return store().in(() -> texts().add(owner, name, "label:bug", shared, NOON));
    }

    private Optional<SavedText> find(long id) {
        return store().in(() -> texts().find(id));
    }

    private ErrorCode taken() {
        return kind().taken(new UserRef(1, "jane"), "bugs", null).code();
    }

    private void save(SavedText edited) {
        store().run(() -> texts().save(edited));
    }

    private void remove(SavedText text) {
        store().run(() -> texts().remove(text));
    }

    private List<String> beginning(String begun, UserRef user, int most) {
        return store().in(() -> texts().findBeginning(begun, user.id(), most)).stream()
                .map(SavedText::name)
                .toList();
    }

    private static SavedText renamed(SavedText text, String name) {
        return text.edit(name, text.text(), text.shared(), LATER);
    }

    @Test
    default void addedTextSaysWhatWasAskedAndIsReadBack() {
        UserRef jane = new Given(store()).user("jane");
        SavedText added = store().in(() -> texts().add(jane, "\u00DCber all", "a \\ \"b\"\nc", true, NOON));
        assertEquals(new SavedText(added.id(), jane, "\u00DCber all", "a \\ \"b\"\nc", true, NOON, NOON, 1), added);
        assertEquals(Optional.of(added), find(added.id()));
    }

    @Test
    default void textOfAnOwnerThatIsGoneIsRejected() {
        assertRejected(ErrorCode.NOT_FOUND, () -> add(new UserRef(4711, "gone"), "bugs", true));
    }

    @Test
    default void unknownTextIsNotFound() {
        assertEquals(Optional.empty(), find(4711));
    }

    @Test
    default void longestNameAndTextAreKept() {
        UserRef jane = new Given(store()).user("jane");
        String name = "\u00DC".repeat(SavedText.MAX_NAME);
        String text = "\u6F22".repeat(kind().maxText());
        SavedText added = store().in(() -> texts().add(jane, name, text, false, NOON));
        assertEquals(Optional.of(added), find(added.id()));
    }

    @Test
    default void nameOfAnOwnTextIsTakenWhateverItsCase() {
        UserRef jane = new Given(store()).user("jane");
        add(jane, "\u00DCber all", false);
        assertRejected(taken(), () -> add(jane, "\u00FCBER ALL", true));
    }

    @Test
    default void othersMayHaveTheSameName() {
        Given given = new Given(store());
        SavedText first = add(given.user("jane"), "mine", true);
        SavedText second = add(given.user("john"), "mine", true);
        assertEquals(List.of(Optional.of(first), Optional.of(second)), List.of(find(first.id()), find(second.id())));
    }

    @Test
    default void editedTextIsReadBack() {
        SavedText before = add(new Given(store()).user("jane"), "bugs", false);
        SavedText edited = before.edit("Defects", "label:bug is:open", true, LATER);
        save(edited);
        assertEquals(Optional.of(edited), find(before.id()));
        assertEquals(2, edited.version());
    }

    @Test
    default void textMayBeRenamedToItsOwnNameInAnotherCase() {
        SavedText before = add(new Given(store()).user("jane"), "bugs", false);
        save(renamed(before, "BUGS"));
        assertEquals(Optional.of("BUGS"), find(before.id()).map(SavedText::name));
    }

    @Test
    default void textIsNotRenamedToAnotherOfItsOwner() {
        UserRef jane = new Given(store()).user("jane");
        add(jane, "bugs", false);
        SavedText other = add(jane, "other", false);
        assertRejected(taken(), () -> save(renamed(other, "Bugs")));
    }

    @Test
    default void staleEditIsRejected() {
        SavedText before = add(new Given(store()).user("jane"), "bugs", false);
        save(renamed(before, "first"));
        StaleVersionException stale = assertThrows(StaleVersionException.class, () -> save(renamed(before, "second")));
        assertEquals(List.of(new Stale(before.id(), 1, 2)), stale.stale());
        assertEquals(Optional.of("first"), find(before.id()).map(SavedText::name));
    }

    @Test
    default void removedTextIsGoneAndItsNameFree() {
        UserRef jane = new Given(store()).user("jane");
        SavedText text = add(jane, "bugs", false);
        remove(text);
        assertEquals(Optional.empty(), find(text.id()));
        add(jane, "bugs", false);
    }

    @Test
    default void staleRemovalIsRejected() {
        SavedText before = add(new Given(store()).user("jane"), "bugs", false);
        save(renamed(before, "first"));
        assertThrows(StaleVersionException.class, () -> remove(before));
    }

    @Test
    default void textThatIsGoneIsNeitherEditedNorRemoved() {
        SavedText text = add(new Given(store()).user("jane"), "bugs", false);
        remove(text);
        assertRejected(ErrorCode.NOT_FOUND, () -> save(renamed(text, "other")));
        assertRejected(ErrorCode.NOT_FOUND, () -> remove(text));
    }

    @Test
    default void textsOfAnAccountAreCounted() {
        Given given = new Given(store());
        UserRef jane = given.user("jane");
        add(jane, "bugs", false);
        add(jane, "all", true);
        add(given.user("john"), "bugs", true);
        assertEquals(2, store().<Integer>in(() -> texts().count(jane.id())));
    }

    @Test
    default void namedTextsAreThoseThatTheAccountSees() {
        Given given = new Given(store());
        UserRef jane = given.user("jane");
        UserRef john = given.user("john");
        SavedText own = add(jane, "Bugs", false);
        SavedText shared = add(john, "bugs", true);
        add(given.user("ivan"), "bugs", false);
        add(john, "other", true);
        assertEquals(List.of(own, shared), store().in(() -> texts().findNamed("BUGS", jane.id())));
        assertEquals(List.of(shared), store().in(() -> texts().findNamed("BUGS", john.id())));
    }

    @Test
    default void textsAreFoundByTheBeginningsOfTheirNames() {
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
    default void listHasOwnAndSharedTextsByIdFromPageToPage() {
        Given given = new Given(store());
        UserRef jane = given.user("jane");
        UserRef john = given.user("john");
        SavedText first = add(john, "z", true);
        add(john, "hidden", false);
        SavedText second = add(jane, "a", false);
        SavedText third = add(jane, "b", true);
        new Walk<SavedText, Long>(request -> store().in(() -> texts().list(jane.id(), request)))
                .assertHolds(List.of(first, second, third), SavedText::id, "texts");
        assertEquals(
                3,
                store().in(() -> texts().list(john.id(), PageRequest.first(10)))
                        .items()
                        .size());
    }

    @Test
    default void underTheLockEachSeesWhatTheOneBeforeAdded() {
        UserRef jane = new Given(store()).user("jane");
        List<Integer> seen = Threads.atOnce(
                8,
                thread -> store().in(() -> {
                    texts().lock();
                    int before = texts().count(jane.id());
                    texts().add(jane, "bugs" + thread, "label:bug", false, NOON);
                    return before;
                }));
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), seen.stream().sorted().toList());
    }

    @Test
    default void onlyOneOfManyThreadsGetsAName() {
        UserRef jane = new Given(store()).user("jane");
        assertEquals(1, Threads.winners(8, taken(), thread -> add(jane, thread % 2 == 0 ? "bugs" : "BUGS", false)));
    }
}
