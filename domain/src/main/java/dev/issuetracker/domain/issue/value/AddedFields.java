package dev.issuetracker.domain.issue.value;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.FieldRef;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.user.UserRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Makes the fields that a team added out of their definitions. An issue may be without a value of them. */
public final class AddedFields {
    private AddedFields() {}

    /** The field. The type of its values is that of the method below that bears its type's name. */
    public static IssueField<?> of(FieldRef field) {
        return switch (field.type()) {
            case TEXT -> text(field);
            case NUMBER -> number(field);
            case DATE -> date(field);
            case SELECT -> select(field);
            case MULTI_SELECT -> multiSelect(field);
            case USER -> user(field);
        };
    }

    /** A field of type {@link FieldType#TEXT}. */
    public static IssueField<String> text(FieldRef field) {
        return plain(field, String.class, text -> text, FieldRules::text);
    }

    /** A field of type {@link FieldType#NUMBER}. */
    public static IssueField<BigDecimal> number(FieldRef field) {
        return plain(field, BigDecimal.class, BigDecimal::stripTrailingZeros, FieldRules::number);
    }

    /** A field of type {@link FieldType#DATE}. */
    public static IssueField<LocalDate> date(FieldRef field) {
        return plain(field, LocalDate.class, date -> date, FieldRules::date);
    }

    /** A field of type {@link FieldType#SELECT}. */
    public static IssueField<OptionRef> select(FieldRef field) {
        return plain(field, OptionRef.class, OptionRef::id, AddedFields::any);
    }

    /** A field of type {@link FieldType#MULTI_SELECT}; its values are sets by id, in the order of the folded names. */
    public static IssueField<List<OptionRef>> multiSelect(FieldRef field) {
        ValueType<List<OptionRef>> type = new ValueType.Refs<>(RefSet.OPTIONS, OptionRef.class, FieldRules.MAX_OPTIONS);
        return IssueField.added(field, type, (options, violations) -> type.held(options));
    }

    /** A field of type {@link FieldType#USER}. */
    public static IssueField<UserRef> user(FieldRef field) {
        return plain(field, UserRef.class, UserRef::id, AddedFields::any);
    }

    /** @param identity what two values that are the same have in common */
    private static <T> IssueField<T> plain(FieldRef field, Class<T> type, Function<T, Object> identity, Rule<T> rule) {
        String name = IssueField.ADDED + field.name();
        return IssueField.added(
                field,
                new ValueType.Plain<>(type, identity),
                (value, violations) -> rule.check(name, value, violations));
    }

    /** Checks a value of the field of this name. */
    private interface Rule<T> {
        T check(String name, T value, Violations violations);
    }

    private static <T> T any(String name, T value, Violations violations) {
        return value;
    }
}
