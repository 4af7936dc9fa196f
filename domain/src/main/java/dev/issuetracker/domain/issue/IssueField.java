package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What of an issue can change, and so what history tells. */
public enum IssueField {
    /** Value: {@link String}. */
    TITLE(String.class),
    /** Value: {@link String}. */
    DESCRIPTION(String.class),
    /** Value: {@link Status}. */
    STATUS(Status.class),
    /** Value: {@link UserRef}, or null when nobody is assigned. */
    ASSIGNEE(UserRef.class),
    /** Value: a list of {@link dev.issuetracker.domain.label.LabelRef}. */
    LABELS(List.class),
    /** Value: {@link Boolean}. */
    DELETED(Boolean.class);

    private final Class<?> type;

    IssueField(Class<?> type) {
        this.type = type;
    }

    /** The field's name on the wire, such as {@code title}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean accepts(@Nullable Object value) {
        return value == null || type.isInstance(value);
    }

    @Nullable
    Object of(Issue issue) {
        return switch (this) {
            case TITLE -> issue.title();
            case DESCRIPTION -> issue.description();
            case STATUS -> issue.status();
            case ASSIGNEE -> issue.assignee();
            case LABELS -> issue.labels();
            case DELETED -> issue.deletedAt() != null;
        };
    }

    /** Whether two values say the same: people and labels are who they are by id, whatever they are called by now. */
    boolean same(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == other;
        }
        return switch (this) {
            case TITLE, DESCRIPTION, STATUS, DELETED -> one.equals(other);
            case ASSIGNEE -> ((UserRef) one).id() == ((UserRef) other).id();
            case LABELS -> LabelSets.ids(LabelSets.of(one)).equals(LabelSets.ids(LabelSets.of(other)));
        };
    }
}
