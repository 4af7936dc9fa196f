package dev.issuetracker.adapter.persistence.row;

import dev.issuetracker.adapter.persistence.sql.ListColumn;
import dev.issuetracker.domain.field.FieldRef;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueValues;
import dev.issuetracker.domain.user.UserRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values of the fields that a team added, in one column: a record for each field, with its value or one part for each
 * of its options. Accounts are stored by id.
 *
 * <p>An issue has options by id, and fields too, since definitions have their names. History keeps the names of then,
 * so that it is readable when a definition is gone.
 */
public final class PackedFields {
    private static final String NAMED = ":";

    /** In history a record begins with the id, the type and the name of its field. */
    private static final int HEAD = 3;

    private PackedFields() {}

    /** What an issue has; empty when it has nothing. */
    public static String of(IssueValues values) {
        List<IssueField<?>> fields = values.added();
        return fields.isEmpty()
                ? ""
                : fields.stream()
                        .map(field -> record(
                                Stream.of(Long.toString(ref(field).id())),
                                values.get(field),
                                option -> Long.toString(option.id())))
                        .collect(Collectors.joining(ListColumn.RECORD));
    }

    /**
     * Puts what an issue has among its values. What was removed since the issue was read is left out.
     *
     * @param users the account of an id
     */
    static void read(
            String packed, FieldDefinitions definitions, LongFunction<UserRef> users, IssueValues.Builder values) {
        for (String[] record : ListColumn.records(packed)) {
            IssueField<?> field = definitions.field(Long.parseLong(record[0]));
            if (field != null) {
                set(values, field, parts(record, 1), part -> definitions.option(Long.parseLong(part)), users);
            }
        }
    }

    /**
     * What an issue has of a text, a number or a date, as text.
     *
     * @throws IllegalStateException when it has nothing of it
     */
    public static String text(String packed, long field) {
        return ListColumn.records(packed).stream()
                .filter(record -> Long.parseLong(record[0]) == field)
                .map(record -> record[1])
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an issue has no value of field " + field));
    }

    private static <T> void set(
            IssueValues.Builder values,
            IssueField<T> field,
            List<String> parts,
            Function<String, @Nullable OptionRef> options,
            LongFunction<UserRef> users) {
        values.set(field, value(field, parts, options, users));
    }

    /** Each change of an added field with its value before. Null when none had a value. */
    static @Nullable String from(List<FieldChange<?>> changes) {
        return changes(changes, FieldChange::from);
    }

    /** Likewise, each with its value after. */
    static @Nullable String to(List<FieldChange<?>> changes) {
        return changes(changes, FieldChange::to);
    }

    private static @Nullable String changes(
            List<FieldChange<?>> changes, Function<FieldChange<?>, @Nullable Object> side) {
        List<String> records = new ArrayList<>();
        boolean any = false;
        for (FieldChange<?> change : changes) {
            if (change.field() instanceof IssueField<?> field && field.added().isPresent()) {
                FieldRef ref = ref(field);
                Object value = side.apply(change);
                any |= value != null;
                records.add(record(
                        Stream.of(Long.toString(ref.id()), ref.type().code(), ref.name()),
                        value,
                        option -> option.id() + NAMED + option.name()));
            }
        }
        return any ? String.join(ListColumn.RECORD, records) : null;
    }

    /**
     * The changes that two columns hold, in the order in which they were packed.
     *
     * @param users the account of an id
     */
    static List<FieldChange<?>> changes(@Nullable String from, @Nullable String to, LongFunction<UserRef> users) {
        List<String[]> before = ListColumn.records(from);
        List<String[]> after = ListColumn.records(to);
        List<String[]> heads = after.isEmpty() ? before : after;
        List<FieldChange<?>> changes = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            changes.add(change(
                    field(heads.get(i)),
                    before.isEmpty() ? null : parts(before.get(i), HEAD),
                    after.isEmpty() ? null : parts(after.get(i), HEAD),
                    users));
        }
        return changes;
    }

    private static IssueField<?> field(String[] head) {
        FieldType type = FieldType.of(head[1])
                .orElseThrow(() -> new IllegalStateException("the database holds a field type " + head[1]));
        return AddedFields.of(new FieldRef(Long.parseLong(head[0]), head[2], type));
    }

    private static <T> FieldChange<T> change(
            IssueField<T> field,
            @Nullable List<String> before,
            @Nullable List<String> after,
            LongFunction<UserRef> users) {
        return new FieldChange<>(
                field,
                before == null ? null : value(field, before, PackedFields::namedOption, users),
                after == null ? null : value(field, after, PackedFields::namedOption, users));
    }

    private static OptionRef namedOption(String part) {
        int end = part.indexOf(NAMED);
        return new OptionRef(Long.parseLong(part.substring(0, end)), part.substring(end + 1));
    }

    private static FieldRef ref(IssueField<?> field) {
        return field.added().orElseThrow();
    }

    private static List<String> parts(String[] record, int first) {
        return Arrays.asList(record).subList(first, record.length);
    }

    private static String record(Stream<String> head, @Nullable Object value, Function<OptionRef, String> options) {
        return Stream.concat(head, parts(value, options)).collect(Collectors.joining(ListColumn.FIELD));
    }

    private static Stream<String> parts(@Nullable Object value, Function<OptionRef, String> options) {
        if (value instanceof OptionRef option) {
            return Stream.of(options.apply(option));
        } else if (value instanceof List<?> several) {
            return several.stream().map(option -> options.apply((OptionRef) option));
        } else if (value instanceof UserRef user) {
            return Stream.of(Long.toString(user.id()));
        } else if (value instanceof BigDecimal number) {
            return Stream.of(number.toPlainString());
        }
        return value == null ? Stream.of() : Stream.of(value.toString());
    }

    /** The value; null when there is none, or its option is gone. */
    private static <T> @Nullable T value(
            IssueField<T> field,
            List<String> parts,
            Function<String, @Nullable OptionRef> options,
            LongFunction<UserRef> users) {
        FieldType type = ref(field).type();
        if (type == FieldType.MULTI_SELECT) {
            return field.cast(
                    parts.stream().map(options).filter(Objects::nonNull).toList());
        }
        Object value = parts.isEmpty() ? null : single(type, parts.get(0), options, users);
        return value == null ? null : field.cast(value);
    }

    private static @Nullable Object single(
            FieldType type, String part, Function<String, @Nullable OptionRef> options, LongFunction<UserRef> users) {
        return switch (type) {
            case TEXT -> part;
            case NUMBER -> new BigDecimal(part);
            case DATE -> date(part);
            case SELECT, MULTI_SELECT -> options.apply(part);
            case USER -> users.apply(Long.parseLong(part));
        };
    }

    /** What {@link LocalDate#toString} wrote, of a year from 0 to 9999; its parser takes many times as long. */
    private static LocalDate date(String part) {
        return LocalDate.of(
                Integer.parseInt(part, 0, 4, 10), Integer.parseInt(part, 5, 7, 10), Integer.parseInt(part, 8, 10, 10));
    }
}
