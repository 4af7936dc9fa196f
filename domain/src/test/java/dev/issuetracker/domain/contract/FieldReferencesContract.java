package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.GivenFields.having;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No issue has a value of a field, an option or an account that is gone. A theme of {@link IssuesContract}. */
public interface FieldReferencesContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private <T> void assertRejectedByAddAndSave(IssueField<T> field, T value) {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        assertRejected(ErrorCode.NOT_FOUND, () -> given.issue(having("Other", field, value)));
        assertRejected(ErrorCode.NOT_FOUND, () -> given.edit(issue, IssuePatch.of(field, value)));
        assertEquals(issue, given.stored(issue.id()));
        assertEquals(1, given.history(issue.id()).size());
    }

    @Test
    default void valueOfAFieldThatIsGoneIsRejected() {
        Field gone = GivenFields.define(store(), "Note", FieldType.TEXT);
        store().run(() -> store().fields().remove(gone.id()));
        assertRejectedByAddAndSave(AddedFields.text(gone.ref()), "Text");
    }

    @Test
    default void optionThatIsGoneIsRejected() {
        GivenFields fields = new GivenFields(store());
        OptionRef gone = fields.priority("low");
        Field before = fields.definition(fields.priority);
        store().run(() -> store().fields()
                .save(before.edit(before.name(), "", before.options().subList(0, 2), NOON)));
        assertRejectedByAddAndSave(fields.priority, gone);
    }

    @Test
    default void optionOfAnotherFieldIsRejected() {
        GivenFields fields = new GivenFields(store());
        assertRejectedByAddAndSave(fields.priority, fields.systems("Web").get(0));
        assertRejectedByAddAndSave(fields.systems, List.of(fields.priority("low")));
    }

    @Test
    default void accountThatNeverWasIsRejected() {
        assertRejectedByAddAndSave(new GivenFields(store()).reviewer, new UserRef(4711, "nobody"));
    }

    @Test
    default void staleEditOfAFieldIsRejected() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        Issue issue = given.issue(having("Title", fields.priority, fields.priority("low")));
        Issue current = given.edit(issue, IssuePatch.of(fields.priority, fields.priority("high")));
        assertThrows(
                StaleVersionException.class,
                () -> given.edit(issue, IssuePatch.of(fields.priority, fields.priority("urgent"))));
        assertEquals(current, given.stored(issue.id()));
    }

    @Test
    default void staleEditAmongManyLeavesAllFieldsAlone() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        Issue stale = given.issue(having("a", fields.priority, fields.priority("low")));
        Issue fresh = given.issue(having("b", fields.priority, fields.priority("low")));
        Issue current = given.edit(stale, Given.title("Other"));
        IssuePatch patch = IssuePatch.of(fields.priority, fields.priority("urgent"));
        UserRef author = given.author();
        assertThrows(
                StaleVersionException.class,
                () -> given.save(stale.edit(patch, author, NOON), fresh.edit(patch, author, NOON)));
        assertEquals(List.of(current, fresh), List.of(given.stored(stale.id()), given.stored(fresh.id())));
    }

    @Test
    default void renamedOptionIsTheSameValue() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        Issue issue = given.issue(having("Title", fields.priority, fields.priority("low")));
        fields.rename(fields.priority, "Weight", List.of("now", "soon", "later"));
        Issue edited = given.edit(
                given.stored(issue.id()),
                IssuePatch.of(
                        fields.priority, new OptionRef(fields.priority("later").id(), "low")));
        assertEquals(1, edited.version());
    }
}
