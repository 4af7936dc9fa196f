package dev.issuetracker.application.issue;

import dev.issuetracker.application.field.GivenValue;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.value.IssueField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command that asks for values of issues, field by field. A field that it does not mention is kept, or is left out of
 * a new issue.
 *
 * @param <C> the command itself
 */
public sealed interface IssueCommand<C extends IssueCommand<C>> permits CreateIssue, EditIssue, EditIssues {
    RequestedValues values();

    /** The command with other values, all else as it is. */
    C withValues(RequestedValues values);

    /** What is wrong with the request that the command was read from; empty when nothing is. */
    List<Violation> shape();

    /** The command, read from a request with these violations of its shape. */
    C withShape(List<Violation> shape);

    /**
     * Asks for a value.
     *
     * @param value null when the field is to have none
     */
    default <T> C with(IssueField<T> field, @Nullable T value) {
        return withValues(values().with(new RequestedValue.Given<>(field, value)));
    }

    /**
     * Asks for a value that is written as a text, such as the code of a status.
     *
     * @param text null does not mention the field
     */
    default <T> C withText(IssueField<T> field, @Nullable String text) {
        return withValues(text == null ? values() : values().with(new RequestedValue.Written<>(field, text)));
    }

    /**
     * Asks for an assignee.
     *
     * @param user null does not mention the field; {@link UserKey#NOBODY} takes the assignee away
     */
    default C withAssignee(@Nullable UserKey user) {
        return withValues(user == null ? values() : values().with(new RequestedValue.Assignee(user)));
    }

    /** Asks for these labels and no others; null does not mention the field. */
    default C withLabels(@Nullable List<LabelKey> labels) {
        return withValues(labels == null ? values() : values().with(new RequestedValue.Labels(labels)));
    }

    /**
     * Asks for values of fields that a team added, by their names, whatever the case. A field that is not named is
     * kept.
     *
     * @param fields {@link GivenValue#NOTHING} leaves a field without a value
     */
    default C withFields(Map<String, GivenValue> fields) {
        return withValues(values().with(fields));
    }

    /** A collection that begins with the violations of the shape, for the service to add to. */
    default Violations violations() {
        return Violations.of(shape());
    }
}
