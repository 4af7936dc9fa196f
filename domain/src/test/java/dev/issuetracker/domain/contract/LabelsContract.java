package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.labelled;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.CaseFolding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store of labels must do; see the package on how to run it. */
public interface LabelsContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private Label add(String name) {
        return new Given(store()).fullLabel(name);
    }

    private Optional<Label> find(long id) {
        return store().in(() -> store().labels().find(id));
    }

    private Set<Label> named(Collection<String> names) {
        List<Label> found = store().in(() -> store().labels().findNamed(names));
        assertEquals(found.size(), new HashSet<>(found).size(), "none is found twice");
        return new HashSet<>(found);
    }

    private void save(Label label) {
        store().run(() -> store().labels().save(label));
    }

    private void remove(long id) {
        store().run(() -> store().labels().remove(id));
    }

    private Page<Label, String> page(PageRequest<String> request) {
        return store().in(() -> store().labels().list(request));
    }

    private static Label renamed(Label label, String name) {
        return new Label(label.id(), name, label.color(), label.description(), label.createdAt(), label.updatedAt());
    }

    @Test
    default void addedLabelIsReadBackAsAdded() {
        Label added = add("bug");
        assertEquals(Optional.of(added), find(added.id()));
    }

    @Test
    default void addedLabelSaysWhatWasAsked() {
        Instant at = Instant.parse("2026-10-25T00:59:59.999999Z");
        Label added = store().in(() -> store().labels().add("bug", "d73a4a", "Text\nwith lines", at));
        assertEquals(new Label(added.id(), "bug", "d73a4a", "Text\nwith lines", at, at), added);
    }

    @Test
    default void labelIdsDiffer() {
        Label first = add("bug");
        Label second = add("ui");
        assertTrue(first.id() > 0 && second.id() > 0 && first.id() != second.id());
    }

    @Test
    default void namesOfLabelsAreKeptCharForChar() {
        Given given = new Given(store());
        for (String text : List.of(
                "\u00DCber", "Cafe\u0301", "\uD83D\uDC1E", "o'brien \"x\" \\ % _", "'; DROP TABLE labels; --")) {
            Label added = given.fullLabel(text);
            assertEquals(Optional.of(added), find(added.id()));
        }
    }

    @Test
    default void takenLabelNameIsRejected() {
        add("bug");
        assertRejected(ErrorCode.LABEL_TAKEN, () -> add("bug"));
    }

    @Test
    default void takenLabelNameIsRejectedWhateverItsCase() {
        add("\u00DCberlauf \u03A3");
        assertRejected(ErrorCode.LABEL_TAKEN, () -> add("\u00FCBERLAUF \u03C2"));
    }

    @Test
    default void takenLabelNameIsRejectedWhateverItsComposition() {
        add("Caf\u00E9");
        assertRejected(ErrorCode.LABEL_TAKEN, () -> add("CAFE\u0301"));
    }

    @Test
    default void similarLabelNamesAreNotTaken() {
        for (String name : List.of("bug", "bug_", "bug%", "b_g", "bu\u0308g", "bug2", "STRASSE", "stra\u00DFe")) {
            assertEquals(name, add(name).name());
        }
    }

    @Test
    default void unknownLabelIsNotFound() {
        assertEquals(Optional.empty(), find(4711));
    }

    @Test
    default void labelsAreFoundByIds() {
        Label bug = add("bug");
        Label ui = add("ui");
        add("api");
        List<Label> found = store().in(() -> store().labels().findAll(List.of(ui.id(), 4711L, bug.id(), ui.id())));
        assertEquals(2, found.size());
        assertEquals(Set.of(bug, ui), new HashSet<>(found));
    }

    @Test
    default void labelsAreFoundByManyIds() {
        Label bug = add("bug");
        List<Long> ids = LongStream.range(0, 10_000).mapToObj(i -> bug.id() + i).toList();
        assertEquals(List.of(bug), store().in(() -> store().labels().findAll(ids)));
    }

    @Test
    default void noIdsFindNoLabels() {
        add("bug");
        assertEquals(List.of(), store().in(() -> store().labels().findAll(List.of())));
    }

    @Test
    default void labelsAreFoundByNamesWhateverTheirCase() {
        Label ueber = add("\u00DCber");
        Label sigma = add("\u03C3igma");
        add("api");
        assertEquals(Set.of(ueber, sigma), named(List.of("\u00FCBER", "\u03A3IGMA", "nothing")));
    }

    @Test
    default void labelIsFoundByItsOtherComposition() {
        Label cafe = add("Cafe\u0301");
        assertEquals(Set.of(cafe), named(List.of("caf\u00C9")));
    }

    @Test
    default void labelNamedTwiceIsFoundOnce() {
        Label bug = add("bug");
        assertEquals(Set.of(bug), named(List.of("bug", "BUG", "bug")));
    }

    @Test
    default void noNamesFindNoLabels() {
        add("bug");
        assertEquals(Set.of(), named(List.of()));
    }

    @Test
    default void signsInLabelNamesStandForThemselves() {
        add("bug");
        assertEquals(Set.of(), named(List.of("b%", "b_g", "%", "_", "*", "' OR '1'='1", "bug\u0000", "\uD83D", "")));
    }

    @Test
    default void savedLabelIsReadBack() {
        Label bug = add("bug");
        Label edited = new Label(bug.id(), "defect", "000000", "", NOON, NOON.plusNanos(1_000));
        save(edited);
        assertEquals(Optional.of(edited), find(bug.id()));
    }

    @Test
    default void onlyTheLabelSavedChanges() {
        Label ui = add("ui");
        save(renamed(add("bug"), "defect"));
        assertEquals(Optional.of(ui), find(ui.id()));
    }

    @Test
    default void labelMayChangeTheCaseOfItsName() {
        Label bug = add("bug");
        save(renamed(bug, "BUG"));
        assertEquals(Optional.of("BUG"), find(bug.id()).map(Label::name));
    }

    @Test
    default void renamingToATakenNameIsRejected() {
        add("\u00DCber");
        Label ui = add("ui");
        assertRejected(ErrorCode.LABEL_TAKEN, () -> save(renamed(ui, "\u00FCBER")));
    }

    @Test
    default void rejectedRenamingChangesNothing() {
        add("bug");
        Label ui = add("ui");
        assertThrows(TrackerException.class, () -> save(renamed(ui, "BUG")));
        assertEquals(Optional.of(ui), find(ui.id()));
    }

    @Test
    default void nameGivenUpIsFree() {
        Label bug = add("bug");
        save(renamed(bug, "defect"));
        assertEquals("BUG", add("BUG").name());
    }

    @Test
    default void renamedLabelIsFoundByItsNewNameOnly() {
        Label bug = add("bug");
        Label defect = renamed(bug, "defect");
        save(defect);
        assertEquals(Set.of(defect), named(List.of("bug", "DEFECT")));
    }

    @Test
    default void savingALabelThatIsGoneIsRejected() {
        Label bug = add("bug");
        remove(bug.id());
        assertRejected(ErrorCode.NOT_FOUND, () -> save(bug));
    }

    @Test
    default void removedLabelIsGone() {
        Label bug = add("bug");
        remove(bug.id());
        assertEquals(Optional.empty(), find(bug.id()));
    }

    @Test
    default void removalTakesOneLabelOnly() {
        Label ui = add("ui");
        remove(add("bug").id());
        assertEquals(List.of(ui), page(PageRequest.first(10)).items());
    }

    @Test
    default void carriedLabelIsNotRemoved() {
        Given given = new Given(store());
        Label bug = add("bug");
        given.issue(labelled("Title", bug.ref()));
        assertThrows(IllegalStateException.class, () -> remove(bug.id()));
    }

    @Test
    default void labelCarriedByADeletedIssueIsNotRemoved() {
        Given given = new Given(store());
        Label bug = add("bug");
        given.delete(given.issue(labelled("Title", bug.ref())));
        assertThrows(IllegalStateException.class, () -> remove(bug.id()));
    }

    @Test
    default void labelWhoseRemovalFailsIsStillCarried() {
        Given given = new Given(store());
        Label bug = add("bug");
        Issue issue = given.issue(labelled("Title", bug.ref()));
        assertThrows(IllegalStateException.class, () -> remove(bug.id()));
        assertEquals(issue, given.stored(issue.id()));
    }

    @Test
    default void labelThatNoIssueCarriesAnyMoreIsRemoved() {
        Given given = new Given(store());
        Label bug = add("bug");
        given.edit(given.issue(labelled("Title", bug.ref())), Given.labels());
        remove(bug.id());
        assertEquals(Optional.empty(), find(bug.id()));
    }

    @Test
    default void labelsAreListedByFoldedName() {
        List<String> sorted =
                List.of("API", "bug", "Bug 2", "c", "UI", "\u00DCber", "\u03A3igma", "\uFF5E wave", "\uD83D\uDC1E");
        List<String> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(3));
        shuffled.forEach(this::add);
        assertEquals(
                sorted,
                page(PageRequest.first(100)).items().stream().map(Label::name).toList());
    }

    @Test
    default void labelsArePaged() {
        for (String name : List.of("c", "B", "a", "\u00DCber", "E", "d", "\uD83D\uDC1E", "f 'x'")) {
            add(name);
        }
        List<Label> all = page(PageRequest.first(100)).items();
        assertEquals(8, all.size());
        new Walk<>(this::page).assertHolds(all, label -> CaseFolding.fold(label.name()), "labels");
    }

    @Test
    default void onlyOneOfManyThreadsGetsALabelName() {
        assertEquals(1, Threads.winners(16, ErrorCode.LABEL_TAKEN, thread -> add(thread % 2 == 0 ? "bug" : "BUG")));
    }
}
