package dev.issuetracker.application.issue;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueInput;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a command asks for, field by field. Made by the steps of {@link IssueCommand}. */
public final class RequestedValues {
    static final RequestedValues NONE = new RequestedValues(Map.of());

    private final Map<IssueField<?>, RequestedValue<?>> byField;

    private RequestedValues(Map<IssueField<?>, RequestedValue<?>> byField) {
        this.byField = byField;
    }

    RequestedValues with(RequestedValue<?> value) {
        Map<IssueField<?>, RequestedValue<?>> more = new HashMap<>(byField);
        more.put(value.field(), value);
        return new RequestedValues(more);
    }

    /** The parent that is asked for; null when none is. */
    @Nullable
    Long parent() {
        return byField.get(IssueField.PARENT) instanceof RequestedValue.Given<?> given ? (Long) given.value() : null;
    }

    boolean mentions(IssueField<?> field) {
        return byField.containsKey(field);
    }

    /** The new issue with these values. */
    IssueDraft draft(References references, Violations violations) {
        IssueInput input = new IssueInput(violations);
        for (IssueField<?> field : IssueField.ALL) {
            RequestedValue<?> value = byField.get(field);
            if (value == null) {
                input.leaveOut(field);
            } else {
                value.into(input, references);
            }
        }
        return input.draft();
    }

    /** Looks up and checks the values, and notes what is wrong. */
    IssueInput checked(References references, Violations violations) {
        IssueInput input = new IssueInput(violations);
        for (IssueField<?> field : IssueField.ALL) {
            RequestedValue<?> value = byField.get(field);
            if (value != null) {
                value.into(input, references);
            }
        }
        return input;
    }
}
