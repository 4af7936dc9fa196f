package dev.issuetracker.adapter.http.importing;

import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.adapter.http.issue.IssueMember;
import dev.issuetracker.application.importing.report.FirstRow;
import dev.issuetracker.application.importing.report.MadeName;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueValues;
import dev.issuetracker.domain.text.TextRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the first rows of a file as it would be stored, its texts shortened. Of an issue that came in before it says
 * what would change.
 */
record FirstRowJson(
        @Nullable String file,
        long line,
        @Nullable String key,
        List<ValueJson> values,
        List<MadeNameJson> made,
        UserRefJson createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant resolvedAt,
        int comments,
        @Nullable Long updates,
        List<String> changed) {
    private static final int SHOWN = 200;

    /** What it has of a field. */
    record ValueJson(String field, @Nullable Object value) {}

    /** What would be made for it. */
    record MadeNameJson(String field, String name) {
        private static MadeNameJson of(MadeName made) {
            return new MadeNameJson(made.fills(), made.name());
        }
    }

    static FirstRowJson of(FirstRow row) {
        FirstRow.Update update = row.update();
        return new FirstRowJson(
                row.place().file(),
                row.place().line(),
                row.key(),
                values(row.issue().values()),
                row.made().stream().map(MadeNameJson::of).toList(),
                UserRefJson.of(row.issue().by()),
                row.issue().created(),
                row.issue().updated(),
                row.issue().resolved(),
                row.comments(),
                update == null ? null : update.issueId(),
                update == null ? List.of() : update.changed());
    }

    private static List<ValueJson> values(IssueValues values) {
        List<ValueJson> shown = new ArrayList<>();
        for (IssueField<?> field : values.fieldsWith()) {
            Object value = json(field, values);
            if (value != null) {
                shown.add(new ValueJson(
                        field.code(), value instanceof String text ? TextRules.shortened(text, SHOWN) : value));
            }
        }
        return shown;
    }

    private static <T> @Nullable Object json(IssueField<T> field, IssueValues values) {
        return IssueMember.json(field, values.get(field));
    }
}
