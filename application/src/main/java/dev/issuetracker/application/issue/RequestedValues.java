package dev.issuetracker.application.issue;

import dev.issuetracker.application.field.GivenValue;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueInput;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a command asks for, field by field. Made by the steps of {@link IssueCommand}. */
public final class RequestedValues {
    static final RequestedValues NONE = new RequestedValues(Map.of(), Map.of());

    private final Map<IssueField<?>, RequestedValue<?>> byField;
    /** Of fields that a team added, by the names that the caller has for them. */
    private final Map<String, GivenValue> added;

    private RequestedValues(Map<IssueField<?>, RequestedValue<?>> byField, Map<String, GivenValue> added) {
        this.byField = byField;
        this.added = added;
    }

    RequestedValues with(RequestedValue<?> value) {
        Map<IssueField<?>, RequestedValue<?>> more = new HashMap<>(byField);
        more.put(value.field(), value);
        return new RequestedValues(more, added);
    }

    RequestedValues with(Map<String, GivenValue> values) {
        Map<String, GivenValue> more = new LinkedHashMap<>(added);
        more.putAll(values);
        return new RequestedValues(byField, more);
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
        references.fields().set(added, input);
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
        references.fields().set(added, input);
        return input;
    }
}
