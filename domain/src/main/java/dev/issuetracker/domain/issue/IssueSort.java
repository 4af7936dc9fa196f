package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.FieldKeys;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list of issues; ties are settled by id in the same direction, so that the order is total.
 *
 * @param by what the list is sorted by
 * @param field the definition, if the list is sorted by a field that a team added; null when it is not
 * @param descending greatest or latest first; issues without a value of the field come last in both directions
 */
public record IssueSort(By by, @Nullable Field field, boolean descending) implements IssueOrder {
    /** Latest first. */
    public static final IssueSort DEFAULT = new IssueSort(By.CREATED_AT, true);

    public IssueSort {
        if ((by == By.FIELD) != (field != null)) {
            throw new IllegalArgumentException("a list is sorted by a definition, or by what every issue has");
        }
        if (field != null && !sorts(field.type())) {
            throw new IllegalArgumentException("no list is sorted by a field of type " + field.type());
        }
    }

    /** By what every issue has. */
    public IssueSort(By by, boolean descending) {
        this(by, null, descending);
    }

    /** Whether lists can be sorted by fields of this type: not when an issue can have several values, or people. */
    public static boolean sorts(FieldType type) {
        return type != FieldType.MULTI_SELECT && type != FieldType.USER;
    }

    /** What a list can be sorted by. Titles sort by code point. */
    public enum By {
        CREATED_AT,
        UPDATED_AT,
        ID,
        TITLE,
        /** Texts sort by their {@link FieldKeys}, options as the definition lists them. */
        FIELD;

        /** What every issue has. */
        public static final Set<By> OF_EVERY_ISSUE =
                Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(FIELD)));

        /** The name on the wire, such as {@code created_at}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where the issue is in this order. */
    public IssueKey keyOf(Issue issue) {
        return switch (by) {
            case CREATED_AT -> IssueKey.at(issue.createdAt(), issue.id());
            case UPDATED_AT -> IssueKey.at(issue.updatedAt(), issue.id());
            case ID -> new IssueKey("", issue.id());
            case TITLE -> new IssueKey(issue.title(), issue.id());
            case FIELD -> IssueKey.ofField(fieldKey(issue), issue.id());
        };
    }

    /**
     * The definition of the field that the list is sorted by.
     *
     * @throws NullPointerException when it is sorted by what every issue has
     */
    public Field definition() {
        return Objects.requireNonNull(field);
    }

    private @Nullable String fieldKey(Issue issue) {
        return FieldKeys.of(AddedFields.of(definition().ref()), issue.values()).stream()
                .findFirst()
                .orElse(null);
    }
}
