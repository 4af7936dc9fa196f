package dev.issuetracker.application.field;

import dev.issuetracker.application.store.IssueChunks;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.text.Amount;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What issues have of a field or of options that are removed: what it becomes, by revisions with history. */
final class RemovedValues {
    /** Counting goes no further: one index range of a large tracker may hold all of its issues. */
    private static final int COUNTED = 1_000;

    private final Issues issues;
    private final UserRef by;
    private final Instant at;

    RemovedValues(Issues issues, UserRef by, Instant at) {
        this.issues = issues;
        this.by = by;
        this.at = at;
    }

    /**
     * Requires that no issue has any of these options.
     *
     * @throws TrackerException {@code OPTION_IN_USE} naming each that one has
     */
    void requireUnused(Field field, List<FieldOption> removed) {
        List<Violation> used = new ArrayList<>();
        for (FieldOption option : removed) {
            int count =
                    issues.findWithOption(field.id(), option.id(), COUNTED + 1).size();
            if (count > 0) {
                used.add(new Violation("options", "option_in_use", inUse(option, count)));
            }
        }
        if (!used.isEmpty()) {
            throw new TrackerException(
                    ErrorCode.OPTION_IN_USE,
                    "Issues have options that the list leaves out; errors names each. Nothing was changed. Say what the"
                            + " issues get: replace_with names an option that stays, or is none.",
                    used);
        }
    }

    private static String inUse(FieldOption option, int count) {
        String issues = count > COUNTED ? "More than " + COUNTED + " issues" : Amount.of(count, "issue");
        return issues + (count == 1 ? " has" : " have") + " the option " + option.name() + ".";
    }

    /**
     * Puts another option in the place of those that are removed.
     *
     * @param replacement null leaves nothing in their place
     */
    void replace(Field field, List<FieldOption> removed, @Nullable FieldOption replacement) {
        Set<Long> gone = removed.stream().map(FieldOption::id).collect(Collectors.toSet());
        OptionRef instead = replacement == null ? null : replacement.ref();
        for (FieldOption option : removed) {
            IssueChunks.edit(
                    issues,
                    limit -> issues.findWithOption(field.id(), option.id(), limit),
                    issue -> issue.edit(patch(issue, field, gone, instead), by, at));
        }
    }

    private static IssuePatch patch(Issue issue, Field field, Set<Long> gone, @Nullable OptionRef instead) {
        if (field.type() == FieldType.SELECT) {
            return IssuePatch.of(AddedFields.select(field.ref()), instead);
        }
        IssueField<List<OptionRef>> set = AddedFields.multiSelect(field.ref());
        Stream<OptionRef> left =
                Objects.requireNonNull(issue.get(set)).stream().filter(option -> !gone.contains(option.id()));
        return IssuePatch.of(
                set, Stream.concat(left, Stream.ofNullable(instead)).toList());
    }

    /** Takes the field's value from every issue. */
    void clear(Field field) {
        IssuePatch nothing = IssuePatch.of(AddedFields.of(field.ref()), null);
        IssueChunks.edit(
                issues, limit -> issues.findWithField(field.id(), limit), issue -> issue.edit(nothing, by, at));
    }
}
