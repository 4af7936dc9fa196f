package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.GivenFields.having;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.Fields.NewOption;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of definitions of fields must do; see the package on how to run it. */
public interface FieldsContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private Field add(String name) {
        return GivenFields.define(store(), name, FieldType.TEXT);
    }

    private Field select(String name, String... options) {
        return GivenFields.define(store(), name, FieldType.SELECT, options);
    }

    private Optional<Field> find(long id) {
        return store().in(() -> store().fields().find(id));
    }

    private List<Field> all() {
        return store().in(() -> store().fields().all());
    }

    private void save(Field field) {
        store().run(() -> store().fields().save(field));
    }

    private void remove(long id) {
        store().run(() -> store().fields().remove(id));
    }

    private static Field renamed(Field field, String name) {
        return field.edit(name, field.description(), field.options(), field.updatedAt());
    }

    private static Field with(Field field, List<FieldOption> options) {
        return field.edit(field.name(), field.description(), options, field.updatedAt());
    }

    private static List<String> optionNames(Field field) {
        return field.options().stream().map(FieldOption::name).toList();
    }

    @Test
    default void noFieldsAreThereAtFirst() {
        assertEquals(List.of(), all());
        assertEquals(Optional.empty(), find(4711));
    }

    @Test
    default void addedFieldIsReadBackAsAdded() {
        for (FieldType type : FieldType.values()) {
            Field added = type.hasOptions()
                    ? GivenFields.define(store(), type.code(), type, "one", "two")
                    : GivenFields.define(store(), type.code(), type);
            assertEquals(Optional.of(added), find(added.id()));
        }
    }

    @Test
    default void addedFieldSaysWhatWasAsked() {
        Instant at = Instant.parse("2026-10-25T00:59:59.999999Z");
        List<NewOption> options = List.of(new NewOption("High", "ff0000"), new NewOption("\u00C4rger", "00ff00"));
        Field added =
                store().in(() -> store().fields().add("Priority", FieldType.SELECT, "Text\nwith lines", options, at));
        List<FieldOption> expected = List.of(
                new FieldOption(added.options().get(0).id(), "High", "ff0000"),
                new FieldOption(added.options().get(1).id(), "\u00C4rger", "00ff00"));
        assertEquals(new Field(added.id(), "Priority", FieldType.SELECT, "Text\nwith lines", expected, at, at), added);
    }

    @Test
    default void idsOfFieldsAndOptionsDiffer() {
        Field one = select("One", "a", "b");
        Field two = select("Two", "a", "b");
        assertTrue(one.id() != two.id());
        assertEquals(
                4,
                Stream.concat(one.options().stream(), two.options().stream())
                        .map(FieldOption::id)
                        .distinct()
                        .count());
    }

    @Test
    default void idOfARemovedFieldIsNotGivenAgain() {
        Field gone = select("Priority", "high");
        remove(gone.id());
        Field next = select("Priority", "high");
        assertTrue(next.id() != gone.id());
        assertTrue(next.options().get(0).id() != gone.options().get(0).id());
    }

    @Test
    default void namesOfFieldsAndOptionsAreKeptCharForChar() {
        for (String text : List.of(
                "\u00DCber", "Cafe\u0301", "\uD83D\uDC1E", "o'brien \"x\" \\ % _", "'; DROP TABLE fields; --")) {
            Field added = select(text, text);
            assertEquals(Optional.of(added), find(added.id()));
            assertEquals(
                    List.of(text, text),
                    List.of(added.name(), added.options().get(0).name()));
        }
    }

    @Test
    default void takenFieldNameIsRejectedHoweverItIsWritten() {
        add("\u00DCberlauf \u03A3");
        add("Caf\u00E9");
        assertRejected(ErrorCode.FIELD_TAKEN, () -> add("\u00FCBERLAUF \u03C2"));
        assertRejected(ErrorCode.FIELD_TAKEN, () -> add("CAFE\u0301"));
    }

    @Test
    default void rejectedFieldLeavesNoOptions() {
        Field field = select("Priority", "high");
        assertRejected(ErrorCode.FIELD_TAKEN, () -> select("PRIORITY", "low"));
        assertEquals(List.of(field), all());
    }

    @Test
    default void fieldsAreListedInTheOrderInWhichTheyWereAdded() {
        List<Field> added = List.of(add("Zoo"), select("api", "z", "a"), add("Bug"));
        assertEquals(added, all());
    }

    @Test
    default void asManyFieldsAndOptionsAsThereMayBeAreRead() {
        String[] options = IntStream.range(0, FieldRules.MAX_OPTIONS)
                .mapToObj(i -> "option " + i)
                .toArray(String[]::new);
        List<Field> added = IntStream.range(0, FieldRules.MAX_FIELDS)
                .mapToObj(i -> select("Field " + i, options))
                .toList();
        assertEquals(added, all());
        assertEquals(List.of(options), optionNames(added.get(FieldRules.MAX_FIELDS - 1)));
    }

    @Test
    default void savedFieldIsReadBack() {
        Field field = select("Priority", "high", "low");
        List<FieldOption> options = List.of(
                new FieldOption(field.options().get(1).id(), "Minor", "000000"),
                new FieldOption(field.options().get(0).id(), "Major", "ffffff"));
        Field edited = new Field(field.id(), "Weight", field.type(), "", options, NOON, NOON.plusNanos(1_000));
        save(edited);
        assertEquals(Optional.of(edited), find(field.id()));
        assertEquals(List.of(edited), all());
    }

    @Test
    default void typeAndCreationOfAFieldNeverChange() {
        Field field = add("Note");
        save(new Field(field.id(), "Note", FieldType.NUMBER, "", List.of(), NOON.plusSeconds(1), NOON.plusSeconds(2)));
        Field saved = find(field.id()).orElseThrow();
        assertEquals(List.of(FieldType.TEXT, NOON), List.of(saved.type(), saved.createdAt()));
    }

    @Test
    default void onlyTheFieldSavedChanges() {
        Field other = select("Other", "one");
        save(renamed(select("Priority", "one"), "Weight"));
        assertEquals(Optional.of(other), find(other.id()));
    }

    @Test
    default void fieldMayChangeTheCaseOfItsName() {
        Field field = add("note");
        save(renamed(field, "NOTE"));
        assertEquals(Optional.of("NOTE"), find(field.id()).map(Field::name));
    }

    @Test
    default void renamingToATakenFieldNameIsRejectedAndChangesNothing() {
        add("\u00DCber");
        Field field = select("Priority", "high");
        Field edited = field.edit("\u00FCBER", "Other", List.of(), NOON.plusSeconds(1));
        assertRejected(ErrorCode.FIELD_TAKEN, () -> save(edited));
        assertEquals(Optional.of(field), find(field.id()));
    }

    @Test
    default void fieldNameGivenUpIsFree() {
        save(renamed(add("Note"), "Memo"));
        assertEquals("NOTE", add("NOTE").name());
    }

    @Test
    default void savingAFieldThatIsGoneIsRejected() {
        Field field = add("Note");
        remove(field.id());
        assertRejected(ErrorCode.NOT_FOUND, () -> save(field));
    }

    @Test
    default void optionsMaySwapTheirNames() {
        Field field = select("Priority", "high", "low", "none of it");
        List<FieldOption> swapped = new ArrayList<>(field.options());
        swapped.set(0, new FieldOption(field.options().get(0).id(), "low", "000000"));
        swapped.set(1, new FieldOption(field.options().get(1).id(), "high", "000000"));
        save(with(field, swapped));
        assertEquals(swapped, find(field.id()).orElseThrow().options());
    }

    @Test
    default void optionsAreReordered() {
        Field field = select("Priority", "a", "b", "c", "d");
        List<FieldOption> reversed = new ArrayList<>(field.options());
        Collections.reverse(reversed);
        save(with(field, reversed));
        assertEquals(reversed, find(field.id()).orElseThrow().options());
    }

    @Test
    default void optionIsAddedAtTheEnd() {
        Field field = select("Priority", "z", "a");
        FieldOption added = store().in(() -> store().fields().addOption(field.id(), new NewOption("m", "00ff00")));
        assertEquals(new FieldOption(added.id(), "m", "00ff00"), added);
        assertEquals(
                Stream.concat(field.options().stream(), Stream.of(added)).toList(),
                find(field.id()).orElseThrow().options());
    }

    @Test
    default void optionIsAddedAtTheEndOfReorderedOnes() {
        Field field = select("Priority", "a", "b", "c");
        List<FieldOption> fewer =
                List.of(field.options().get(2), field.options().get(0));
        save(with(field, fewer));
        store().run(() -> store().fields().addOption(field.id(), new NewOption("d", "00ff00")));
        assertEquals(List.of("c", "a", "d"), optionNames(find(field.id()).orElseThrow()));
    }

    @Test
    default void addedOptionMayTakeANameThatAnotherGivesUpAfterwards() {
        Field field = select("Priority", "high");
        store().run(() -> {
            FieldOption added = store().fields().addOption(field.id(), new NewOption("HIGH", "00ff00"));
            FieldOption renamed = new FieldOption(field.options().get(0).id(), "highest", "00ff00");
            store().fields().save(with(field, List.of(renamed, added)));
        });
        assertEquals(List.of("highest", "HIGH"), optionNames(find(field.id()).orElseThrow()));
    }

    @Test
    default void optionOfAFieldThatIsGoneIsRejected() {
        Field field = select("Priority", "a");
        remove(field.id());
        assertRejected(
                ErrorCode.NOT_FOUND,
                () -> store().run(() -> store().fields().addOption(field.id(), new NewOption("b", "00ff00"))));
    }

    @Test
    default void savingAnOptionThatIsGoneIsRejectedAndChangesNothing() {
        Field field = select("Priority", "a", "b");
        Field fewer = with(field, field.options().subList(0, 1));
        save(fewer);
        assertRejected(ErrorCode.NOT_FOUND, () -> save(field.edit("Other", "", field.options(), NOON)));
        assertEquals(Optional.of(fewer), find(field.id()));
    }

    @Test
    default void removedOptionsGiveUpTheirNames() {
        Field field = select("Priority", "a", "b");
        save(with(field, field.options().subList(1, 2)));
        FieldOption again = store().in(() -> store().fields().addOption(field.id(), new NewOption("A", "00ff00")));
        assertTrue(field.option(again.id()).isEmpty(), "an id was given again");
        assertEquals(List.of("b", "A"), optionNames(find(field.id()).orElseThrow()));
    }

    @Test
    default void optionThatAnIssueHasIsNotRemoved() {
        Field field = select("Priority", "high", "low");
        Given given = new Given(store());
        Issue issue = given.issue(chosen(field, "high"));
        assertThrows(
                IllegalStateException.class,
                () -> save(with(field, field.options().subList(1, 2))));
        assertEquals(Optional.of(field), find(field.id()));
        assertEquals(issue, given.stored(issue.id()));
    }

    @Test
    default void optionThatNoIssueHasAnyMoreIsRemoved() {
        Field field = select("Priority", "high", "low");
        Given given = new Given(store());
        Issue issue = given.issue(chosen(field, "high"));
        given.edit(
                issue,
                IssuePatch.of(
                        AddedFields.select(field.ref()), field.options().get(1).ref()));
        Field fewer = with(field, field.options().subList(1, 2));
        save(fewer);
        assertEquals(Optional.of(fewer), find(field.id()));
    }

    private static IssueDraft chosen(Field field, String option) {
        return having(
                "Title",
                AddedFields.select(field.ref()),
                field.option(option).orElseThrow().ref());
    }

    @Test
    default void removedFieldIsGoneAndNoOther() {
        Field other = select("Other", "one");
        Field field = select("Priority", "one");
        remove(field.id());
        assertEquals(Optional.empty(), find(field.id()));
        assertEquals(List.of(other), all());
    }

    @Test
    default void fieldThatAnIssueHasIsNotRemoved() {
        Field field = add("Note");
        Given given = new Given(store());
        Issue issue = given.issue(having("Title", AddedFields.text(field.ref()), "Text"));
        assertThrows(IllegalStateException.class, () -> remove(field.id()));
        assertEquals(Optional.of(field), find(field.id()));
        assertEquals(issue, given.stored(issue.id()));
    }

    @Test
    default void fieldThatADeletedIssueHasIsNotRemoved() {
        Field field = select("Priority", "high");
        Given given = new Given(store());
        given.delete(given.issue(chosen(field, "high")));
        assertThrows(IllegalStateException.class, () -> remove(field.id()));
        assertEquals(Optional.of(field), find(field.id()));
    }

    @Test
    default void fieldThatNoIssueHasAnyMoreIsRemoved() {
        Field field = add("Note");
        IssueField<String> note = AddedFields.text(field.ref());
        Given given = new Given(store());
        given.edit(given.issue(having("Title", note, "Text")), IssuePatch.of(note, null));
        remove(field.id());
        assertEquals(List.of(), all());
    }

    @Test
    default void whatIsUndoneChangesNothing() {
        Field field = select("Priority", "high");
        assertThrows(
                IllegalArgumentException.class,
                () -> store().run(() -> {
                    store().fields().save(renamed(field, "Weight"));
                    store().fields().add("Other", FieldType.TEXT, "", List.of(), NOON);
                    assertEquals(2, store().fields().all().size());
                    throw new IllegalArgumentException("undo");
                }));
        assertEquals(List.of(field), all());
    }

    @Test
    default void onlyOneOfManyThreadsGetsAFieldName() {
        assertEquals(1, Threads.winners(16, ErrorCode.FIELD_TAKEN, thread -> add(thread % 2 == 0 ? "note" : "NOTE")));
        assertFalse(all().isEmpty());
    }
}
