package dev.issuetracker.adapter.http.issue;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.adapter.http.label.LabelRefJson;
import dev.issuetracker.application.issue.IssueCommand;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.BulkEdit;
import dev.issuetracker.domain.issue.value.HistoryField;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of one field of issues: how it is written in an issue, in history and in a conflict, and how it is read from
 * a body. A new field needs one constant here.
 *
 * @param <T> the type of the field's values
 */
public final class IssueMember<T> {
    static final IssueMember<String> TITLE = text(IssueField.TITLE);
    static final IssueMember<String> DESCRIPTION = text(IssueField.DESCRIPTION);
    static final IssueMember<Status> STATUS =
            new IssueMember<>(IssueField.STATUS, Status::code, new TextReader(IssueField.STATUS));
    static final IssueMember<UserRef> ASSIGNEE =
            new IssueMember<>(IssueField.ASSIGNEE, UserRefJson::of, IssueMember::assignee, "assignee_id");
    static final IssueMember<List<LabelRef>> LABELS =
            new IssueMember<>(IssueField.LABELS, IssueMember::labels, IssueMember::labels);

    static final IssueMember<Long> PARENT = new IssueMember<>(IssueField.PARENT, id -> id, IssueMember::parent);

    /** Every member, in the order in which an issue has them. */
    static final List<IssueMember<?>> ALL = List.of(TITLE, DESCRIPTION, STATUS, ASSIGNEE, LABELS, PARENT);

    /** Those that a bulk edit sets to one value in all its issues. */
    static final List<IssueMember<?>> ALIKE_IN_BULK =
            ALL.stream().filter(member -> BulkEdit.sets(member.field)).toList();

    private static final Map<IssueField<?>, IssueMember<?>> BY_FIELD =
            ALL.stream().collect(Collectors.toUnmodifiableMap(member -> member.field, Function.identity()));

    private final IssueField<T> field;
    private final SerializableString name;
    private final Function<T, Object> json;
    private final Reader reader;
    private final List<String> names;

    private IssueMember(IssueField<T> field, Function<T, Object> json, Reader reader, String... otherNames) {
        this.field = field;
        this.name = new SerializedString(field.code());
        this.json = json;
        this.reader = reader;
        this.names =
                Stream.concat(Stream.of(field.code()), Stream.of(otherNames)).toList();
    }

    private static IssueMember<String> text(IssueField<String> field) {
        return new IssueMember<>(field, text -> text, new TextReader(field));
    }

    /** Its name in an issue. */
    SerializableString name() {
        return name;
    }

    /** The names that it may have in a body. */
    List<String> names() {
        return names;
    }

    /** What an issue has of it; null when that is nothing. */
    @Nullable
    Object json(Issue issue) {
        return json(field, issue.values().get(field));
    }

    /** A value of a field, as an issue has it. */
    public static <T> @Nullable Object json(HistoryField<T> field, @Nullable T value) {
        if (value == null) {
            return null;
        }
        if (!(field instanceof IssueField<T> ofValues)) {
            // What history has beside the values is a truth value: whether the issue is deleted.
            return value;
        }
        return ofValues.added().isPresent()
                ? AddedFieldJson.of(value)
                : of(ofValues).json.apply(value);
    }

    @SuppressWarnings("unchecked") // Each is filed under its own field.
    private static <T> IssueMember<T> of(IssueField<T> field) {
        return (IssueMember<T>) Objects.requireNonNull(BY_FIELD.get(field));
    }

    /** The command with the values of these members, and of added fields, that a body has. */
    static <C extends IssueCommand<C>> C read(List<IssueMember<?>> members, IssueBody body, C command) {
        C read = command;
        for (IssueMember<?> member : members) {
            read = member.reader.read(body, read);
        }
        return read.withFields(body.fields());
    }

    private static <C extends IssueCommand<C>> C assignee(IssueBody body, C command) {
        return command.withAssignee(body.assignee());
    }

    private static <C extends IssueCommand<C>> C labels(IssueBody body, C command) {
        return command.withLabels(body.labels(IssueField.LABELS.code()));
    }

    private static <C extends IssueCommand<C>> C parent(IssueBody body, C command) {
        return body.parent()
                .map(parent -> command.with(IssueField.PARENT, parent.isPresent() ? parent.getAsLong() : null))
                .orElse(command);
    }

    private static List<LabelRefJson> labels(List<LabelRef> labels) {
        return labels.stream().map(LabelRefJson::of).toList();
    }

    /** Puts what a body says into a command. */
    private interface Reader {
        <C extends IssueCommand<C>> C read(IssueBody body, C command);
    }

    private record TextReader(IssueField<?> field) implements Reader {
        @Override
        public <C extends IssueCommand<C>> C read(IssueBody body, C command) {
            return command.withText(field, body.text(field));
        }
    }
}
