package dev.issuetracker.application.field;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static dev.issuetracker.domain.contract.Rejections.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditFilter;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefiningFieldsTest extends FieldServiceFixture {
    @Test
    void madeFieldIsListed() {
        Field field = service.create(
                admin,
                new EditField()
                        .name(" Priority ")
                        .type("select")
                        .description("How urgent.")
                        .options(List.of(new EditOption(null, " high ", "#D93F0B"), EditOption.named("low"))));
        assertEquals(List.of(field), service.list(member));
        assertEquals(
                List.of("Priority", FieldType.SELECT, "How urgent.", List.of("high", "low"), NOON),
                List.of(field.name(), field.type(), field.description(), names(field), field.createdAt()));
        assertEquals(
                List.of("d93f0b", Label.DEFAULT_COLOR),
                List.of(field.options().get(0).color(), field.options().get(1).color()));
    }

    @Test
    void fieldsAreListedInTheOrderInWhichTheyWereMade() {
        create("Type", "text");
        create("Estimate", "number");
        assertEquals(
                List.of("Type", "Estimate"),
                service.list(member).stream().map(Field::name).toList());
    }

    @Test
    void allViolationsOfAFieldAreAnsweredAtOnce() {
        EditField command = new EditField()
                .name("Title")
                .type("choice")
                .description("\u0000")
                .options(List.of(
                        new EditOption(7L, "a,b", "red"), EditOption.named("NONE"), new EditOption(null, null, null)));
        assertEquals(
                List.of(
                        "name reserved_name",
                        "type invalid_choice",
                        "description control_character",
                        "options[0].id read_only",
                        "options[0].name comma",
                        "options[0].color invalid_color",
                        "options[1].name reserved_name",
                        "options[2].name required"),
                violations(() -> service.create(admin, command)));
    }

    @Test
    void nameAndTypeAreRequired() {
        assertEquals(
                List.of("name required", "type required"), violations(() -> service.create(admin, new EditField())));
    }

    @Test
    void selectNeedsAnOption() {
        assertEquals(List.of("options required"), violations(() -> create("Priority", "select")));
    }

    @Test
    void numberHasNoOptions() {
        assertEquals(
                List.of("options not_accepted"),
                violations(() -> create("Estimate", "number", EditOption.named("high"))));
    }

    @Test
    void optionsOfOneNameAreRejectedWhateverTheCase() {
        assertEquals(List.of("options[1].name duplicate"), violations(() -> select("Priority", "high", "HIGH")));
    }

    @Test
    void takenNameIsRejectedWhateverTheCase() {
        create("Estimate", "number");
        assertRejected(ErrorCode.FIELD_TAKEN, () -> create("ESTIMATE", "text"));
    }

    @Test
    void thereAreAtMostFiftyFields() {
        for (int i = 0; i < FieldRules.MAX_FIELDS; i++) {
            create("Field " + i, "text");
        }
        assertRejected(ErrorCode.TOO_MANY_FIELDS, () -> create("One more", "text"));
    }

    @Test
    void editKeepsWhatItDoesNotMention() {
        Field priority = select("Priority", "high", "low");
        clock.advance(Duration.ofSeconds(1));
        Field edited = edit(priority, new EditField().name("Urgency"));
        assertEquals(
                new Field(
                        priority.id(), "Urgency", FieldType.SELECT, "", priority.options(), NOON, NOON.plusSeconds(1)),
                edited);
        assertEquals(edited, service.get(member, priority.id()));
    }

    @Test
    void editThatChangesNothingKeepsTheTime() {
        Field priority = select("Priority", "high");
        clock.advance(Duration.ofSeconds(1));
        assertEquals(
                priority,
                edit(
                        priority,
                        options(EditOption.named("high")).name("Priority").type("select")));
    }

    @Test
    void fieldKeepsItsType() {
        Field estimate = create("Estimate", "number");
        assertEquals(List.of("type read_only"), violations(() -> edit(estimate, new EditField().type("text"))));
    }

    @Test
    void allViolationsOfAnEditAreAnsweredAtOnce() {
        Field priority = select("Priority", "high", "low");
        EditField command = options(
                        new EditOption(4711L, "x", null),
                        new EditOption(id(priority, "low"), null, "red"),
                        new EditOption(id(priority, "low"), "y", null))
                .name("")
                .type("text")
                .replaceWith("medium");
        assertEquals(
                List.of(
                        "name blank",
                        "type read_only",
                        "options[0].id unknown_option",
                        "options[2].id duplicate",
                        "options[1].color invalid_color",
                        "replace_with unknown_option"),
                violations(() -> edit(priority, command)));
    }

    @Test
    void renamingToATakenNameIsRejected() {
        create("Estimate", "number");
        Field other = create("Effort", "number");
        assertRejected(ErrorCode.FIELD_TAKEN, () -> edit(other, new EditField().name("estimate")));
    }

    @Test
    void fieldThatDoesNotExistIsNotFound() {
        assertRejected(ErrorCode.NOT_FOUND, () -> service.get(member, 4711));
        assertRejected(ErrorCode.NOT_FOUND, () -> service.edit(admin, 4711, new EditField()));
        assertRejected(ErrorCode.NOT_FOUND, () -> service.remove(admin, 4711));
    }

    @Test
    void definitionsAreAnAdmins() {
        Field field = create("Estimate", "number");
        EditField command = new EditField().name("Effort").type("number");
        assertRejected(ErrorCode.FORBIDDEN, () -> service.create(member, command));
        assertRejected(ErrorCode.FORBIDDEN, () -> service.edit(member, field.id(), command));
        assertRejected(ErrorCode.FORBIDDEN, () -> service.remove(member, field.id()));
        assertRejected(ErrorCode.FORBIDDEN, () -> service.applyPreset(member, "planning"));
    }

    @Test
    void definitionsAreAudited() {
        Field field = create("Estimate", "number");
        edit(field, new EditField().name("Effort"));
        edit(field, new EditField().name("Effort"));
        service.remove(admin, field.id());
        assertEquals(
                List.of(
                        AuditEvent.FIELD_REMOVED + " Effort",
                        AuditEvent.FIELD_EDITED + " Effort",
                        AuditEvent.FIELD_MADE + " Estimate"),
                store.in(() -> store.auditLog().list(AuditFilter.all(), PageRequest.first(10))).items().stream()
                        .map(recorded -> recorded.entry().event() + " "
                                + recorded.entry().detail())
                        .toList());
    }

    @Test
    void presetMakesItsFields() {
        AppliedPreset applied = service.applyPreset(admin, "planning");
        assertEquals(
                List.of("Priority select", "Type select", "Due date date", "Milestone text", "Estimate number"),
                applied.made().stream()
                        .map(field -> field.name() + " " + field.type().code())
                        .toList());
        assertEquals(
                List.of("urgent", "high", "medium", "low"), names(applied.made().get(0)));
        assertEquals(List.of("bug", "feature", "task"), names(applied.made().get(1)));
        assertEquals(applied.made(), service.list(member));
    }

    @Test
    void presetMakesOnlyWhatIsMissing() {
        Field type = create("TYPE", "text");
        AppliedPreset applied = service.applyPreset(admin, "planning");
        assertEquals(List.of(type), applied.kept());
        assertEquals(4, applied.made().size());
    }

    @Test
    void presetThatIsAppliedAgainMakesNothing() {
        List<Field> made = service.applyPreset(admin, "planning").made();
        assertEquals(new AppliedPreset(List.of(), made), service.applyPreset(admin, "planning"));
    }

    @Test
    void presetThatHasNoRoomMakesNothing() {
        for (int i = 0; i < FieldRules.MAX_FIELDS - 4; i++) {
            create("Field " + i, "text");
        }
        assertRejected(ErrorCode.TOO_MANY_FIELDS, () -> service.applyPreset(admin, "planning"));
        assertEquals(FieldRules.MAX_FIELDS - 4, service.list(member).size());
    }

    @Test
    void unknownPresetIsNotFoundAndTheOthersAreNamed() {
        TrackerException exception = assertThrows(TrackerException.class, () -> service.applyPreset(admin, "scrum"));
        assertEquals(ErrorCode.NOT_FOUND, exception.code());
        assertEquals("There is no preset of this name; there are: planning.", exception.getMessage());
    }
}
