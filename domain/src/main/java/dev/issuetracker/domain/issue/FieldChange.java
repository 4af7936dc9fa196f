package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.issue.value.HistoryField;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueValues;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of one field.
 *
 * @param <T> the type of the field's values
 * @param from the value before; null when there was none
 * @param to the value after; null when there is none
 */
public record FieldChange<T>(
        HistoryField<T> field, @Nullable T from, @Nullable T to) {
    /** Every difference between two versions of an issue, the added fields behind those of all trackers. */
    public static List<FieldChange<?>> between(Issue before, Issue after) {
        return fields(before, after)
                .flatMap(field -> between(field, before, after))
                .toList();
    }

    private static Stream<HistoryField<?>> fields(Issue before, Issue after) {
        return Stream.concat(before.values().fieldsWith(after.values()).stream(), Stream.of(HistoryField.DELETED));
    }

    private static <T> Stream<FieldChange<?>> between(HistoryField<T> field, Issue before, Issue after) {
        T from = before.get(field);
        T to = after.get(field);
        return field.same(from, to) ? Stream.of() : Stream.of(new FieldChange<>(field, from, to));
    }

    /** What a new issue has: the value of every field that has one, coming from nothing. */
    public static List<FieldChange<?>> creating(Issue issue) {
        return creating(issue.values());
    }

    /** The same of an issue that has no id yet. */
    public static List<FieldChange<?>> creating(IssueValues values) {
        return values.fieldsWith().stream()
                .flatMap(field -> creating(field, values))
                .toList();
    }

    private static <T> Stream<FieldChange<?>> creating(IssueField<T> field, IssueValues values) {
        T value = values.get(field);
        return field.recordedAtCreation(value) ? Stream.of(new FieldChange<>(field, null, value)) : Stream.of();
    }

    /** This change, if it is one of that field. */
    @SuppressWarnings("unchecked") // A field is the only one of its kind, so its changes are all of its type.
    public <S> Optional<FieldChange<S>> of(HistoryField<S> wanted) {
        return wanted.equals(field) ? Optional.of((FieldChange<S>) this) : Optional.empty();
    }

    /** Sets the value after, if the field is one of the values. */
    void redo(IssueValues.Builder values) {
        if (field instanceof IssueField<T> some) {
            values.set(some, to);
        }
    }

    /** Sets the value before, if the field is one of the values. */
    void undo(IssueValues.Builder values) {
        if (field instanceof IssueField<T> some) {
            values.set(some, from);
        }
    }
}
