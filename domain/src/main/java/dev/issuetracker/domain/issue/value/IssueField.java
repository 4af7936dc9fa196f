package dev.issuetracker.domain.issue.value;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.FieldRef;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.UserRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A field of an issue: what can change of it. Everything that deals with values goes through the fields in a loop
 * (drafts, patches, merges, bulk edits, history and its replay), so that a new field is one more constant here. A field
 * that a team added ({@link AddedFields}) behaves like any other.
 *
 * @param <T> the type of its values
 */
public final class IssueField<T> implements HistoryField<T> {
    /** What the names of fields that a team added begin with, in history, conflicts and violations. */
    public static final String ADDED = "fields.";

    private static final List<IssueField<?>> DECLARED = new ArrayList<>();

    /** Whether an issue can be without a value. */
    private enum Presence {
        /** Every issue has one, and who drafts an issue must say which. */
        REQUIRED,
        /** Every issue has one; a draft that does not say which gets the one that means none. */
        DEFAULTED,
        /** An issue may have none. */
        OPTIONAL
    }

    public static final IssueField<String> TITLE =
            declare("title", new ValueType.Text(), Presence.REQUIRED, IssueRules::title);

    /** No value is an empty text. */
    public static final IssueField<String> DESCRIPTION =
            declare("description", new ValueType.Text(), Presence.OPTIONAL, IssueRules::description);

    public static final IssueField<Status> STATUS =
            declare("status", new ValueType.StatusType(), Presence.DEFAULTED, (status, violations) -> status);

    /** No value means that nobody is assigned. */
    public static final IssueField<UserRef> ASSIGNEE = declare(
            "assignee",
            new ValueType.Plain<>(UserRef.class, UserRef::id),
            Presence.OPTIONAL,
            (user, violations) -> user);

    /** A set by id, in the order of the folded names. */
    public static final IssueField<List<LabelRef>> LABELS = declare(
            "labels",
            new ValueType.Refs<>(RefSet.LABELS, LabelRef.class, IssueRules.MAX_LABELS),
            Presence.OPTIONAL,
            IssueRules::labels);

    /** The id of the issue that this one is a part of. Whether that exists, and makes no cycle, services check. */
    public static final IssueField<Long> PARENT =
            declare("parent", new ValueType.Plain<>(Long.class, id -> id), Presence.OPTIONAL, (id, violations) -> id);

    /** Every field that all trackers have, in the order in which answers, violations and history name them. */
    public static final List<IssueField<?>> ALL = List.copyOf(DECLARED);

    private final String code;
    /** Each issue of a page sorts its fields by it, too often to fold it each time. */
    private final String foldedCode;

    private final ValueType<T> type;
    private final Presence presence;
    private final BiFunction<T, Violations, T> rule;
    private final int index;
    private final @Nullable FieldRef added;

    private IssueField(
            String code,
            ValueType<T> type,
            Presence presence,
            BiFunction<T, Violations, T> rule,
            int index,
            @Nullable FieldRef added) {
        this.code = code;
        this.foldedCode = CaseFolding.fold(code);
        this.type = type;
        this.presence = presence;
        this.rule = rule;
        this.index = index;
        this.added = added;
    }

    private static <T> IssueField<T> declare(
            String code, ValueType<T> type, Presence presence, BiFunction<T, Violations, T> rule) {
        IssueField<T> field = new IssueField<>(code, type, presence, rule, DECLARED.size(), null);
        DECLARED.add(field);
        return field;
    }

    /** The field with this code that all trackers have; empty when there is none. */
    public static Optional<IssueField<?>> of(String code) {
        return ALL.stream().filter(field -> field.code.equals(code)).findFirst();
    }

    /**
     * A field that a team added, which an issue may have.
     *
     * @param rule as {@link #check} applies it
     */
    static <T> IssueField<T> added(FieldRef field, ValueType<T> type, BiFunction<T, Violations, T> rule) {
        return new IssueField<>(ADDED + field.name(), type, Presence.OPTIONAL, rule, ALL.size(), field);
    }

    /** The definition that it comes from; empty for a field that all trackers have. */
    public Optional<FieldRef> added() {
        return Optional.ofNullable(added);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public @Nullable T of(IssueValues values, boolean deleted) {
        return values.get(this);
    }

    @Override
    public boolean same(@Nullable T one, @Nullable T other) {
        if (one == null || other == null) {
            return one == other;
        }
        return type.same(one, other);
    }

    /**
     * The value, which came without its type.
     *
     * @throws ClassCastException when it is of another type
     */
    public T cast(Object value) {
        return type.cast(value);
    }

    /** Whether an issue may be without a value. */
    public boolean optional() {
        return presence == Presence.OPTIONAL;
    }

    /** What fields are sorted by. */
    String foldedCode() {
        return foldedCode;
    }

    /** Its place in {@link #ALL}; behind all of them when a team added it. */
    int index() {
        return index;
    }

    /** The value of an issue that has none: null, or the one that means none. */
    @Nullable
    T none() {
        return type.none();
    }

    /** The value in the form in which an issue holds it. Null gives the one that means none. */
    @Nullable
    T held(@Nullable T value) {
        return value == null ? type.none() : type.held(value);
    }

    /** Whether a new issue's first history entry has this value: not when it is none, and an issue may have none. */
    public boolean recordedAtCreation(@Nullable T value) {
        return !optional() || !same(value, type.none());
    }

    /** Checks a value and gives it in the form in which an issue holds it. */
    @Nullable
    T check(@Nullable T value, Violations violations) {
        if (value != null) {
            return rule.apply(value, violations);
        }
        if (!optional()) {
            required(violations);
        }
        return type.none();
    }

    /** The value of a draft that names none. */
    @Nullable
    T missing(Violations violations) {
        if (presence == Presence.REQUIRED) {
            required(violations);
        }
        return type.none();
    }

    private void required(Violations violations) {
        violations.add(code, "required", code + " is required.");
    }

    /** The value that a text means, not checked yet. */
    T read(String text, Violations violations) {
        return type.read(text, violations);
    }

    /** Whether two edits of one value can be brought together. */
    public boolean mergeable(@Nullable T base, @Nullable T yours, @Nullable T theirs) {
        return same(base, theirs) || same(yours, theirs) || type.mergeable(base, yours, theirs);
    }

    /** The value that an edit of yours leaves after theirs; meaningful only when the two are mergeable. */
    @Nullable
    T merge(@Nullable T base, @Nullable T yours, @Nullable T theirs) {
        return type.merge(base, yours, theirs);
    }

    /** Added fields are one when they come from one definition, whatever its name was. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (added != null
                        && other instanceof IssueField<?> field
                        && field.added != null
                        && field.added.id() == added.id());
    }

    @Override
    public int hashCode() {
        return added == null ? System.identityHashCode(this) : Long.hashCode(added.id());
    }

    @Override
    public String toString() {
        return code;
    }
}
