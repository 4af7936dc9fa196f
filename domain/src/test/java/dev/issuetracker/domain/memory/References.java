package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldRef;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueValues;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the values of issues refer to: labels, accounts, fields and their options. */
final class References {
    private final InMemoryStore store;

    References(InMemoryStore store) {
        this.store = store;
    }

    /** Fails unless all of it exists. */
    void check(Issue issue) {
        check(issue.assignee());
        Long parent = issue.parent();
        if (parent != null && store.issues().find(parent).isEmpty()) {
            throw TrackerException.notFound("issue", parent);
        }
        for (LabelRef label : issue.labels()) {
            check(store.labels().find(label.id()), "label " + label.name(), issue);
        }
        for (IssueField<?> field : issue.values().added()) {
            FieldRef ref = field.added().orElseThrow();
            check(store.fields().find(ref.id()), "field " + ref.name(), issue);
            check(issue.values().get(field), ref, issue);
        }
    }

    private void check(@Nullable Object value, FieldRef field, Issue issue) {
        if (value instanceof UserRef user) {
            check(user);
        } else if (value instanceof OptionRef option) {
            check(option(field, option), "option " + option.name(), issue);
        } else if (value instanceof List<?> options) {
            options.forEach(option -> check(option, field, issue));
        }
    }

    private void check(@Nullable UserRef user) {
        if (user != null) {
            store.users().require(user);
        }
    }

    private static void check(Optional<?> found, String what, Issue issue) {
        if (found.isEmpty()) {
            throw new TrackerException(ErrorCode.NOT_FOUND, "The " + what + " of issue " + issue.id() + " is gone.");
        }
    }

    /** The values with the names that all of it bears by now. */
    IssueValues asNamedNow(IssueValues values) {
        IssueValues.Builder named = values.but()
                .set(IssueField.ASSIGNEE, now(values.assignee()))
                .set(IssueField.LABELS, now(values.labels()));
        for (IssueField<?> field : values.added()) {
            FieldRef ref = store.fields()
                    .find(field.added().orElseThrow().id())
                    .map(Field::ref)
                    .orElseThrow();
            set(named, AddedFields.of(ref), now(ref, Objects.requireNonNull(values.get(field))));
        }
        return named.build();
    }

    /** The entry with the names that the accounts in it bear by now; all else is called as it was then. */
    HistoryEntry asNamedNow(HistoryEntry entry) {
        List<FieldChange<?>> changes = new ArrayList<>();
        entry.changes().forEach(change -> changes.add(asNamedNow(change)));
        return new HistoryEntry(
                entry.version(), entry.at(), store.placeholders().now(entry.by()), changes);
    }

    private <T> FieldChange<T> asNamedNow(FieldChange<T> change) {
        return change.field() instanceof IssueField<T> field
                ? new FieldChange<>(field, asNamedNow(field, change.from()), asNamedNow(field, change.to()))
                : change;
    }

    private <T> @Nullable T asNamedNow(IssueField<T> field, @Nullable T value) {
        return value instanceof UserRef user ? field.cast(Objects.requireNonNull(now(user))) : value;
    }

    private static <T> void set(IssueValues.Builder values, IssueField<T> field, Object value) {
        values.set(field, field.cast(value));
    }

    private Object now(FieldRef field, Object value) {
        if (value instanceof UserRef user) {
            return Objects.requireNonNull(now(user));
        } else if (value instanceof OptionRef option) {
            return option(field, option).map(FieldOption::ref).orElseThrow();
        } else if (value instanceof List<?> options) {
            return options.stream().map(option -> now(field, option)).toList();
        }
        return value;
    }

    private @Nullable UserRef now(@Nullable UserRef user) {
        return user == null ? null : store.placeholders().now(user);
    }

    private List<LabelRef> now(List<LabelRef> labels) {
        return store.labels().findAll(labels.stream().map(LabelRef::id).toList()).stream()
                .map(Label::ref)
                .toList();
    }

    private Optional<FieldOption> option(FieldRef field, OptionRef option) {
        return store.fields().find(field.id()).flatMap(definition -> definition.option(option.id()));
    }
}
