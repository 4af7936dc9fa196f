package dev.issuetracker.adapter.http.issue;

import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.HistoryEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A history entry as it is sent. */
record HistoryJson(long version, Instant at, UserRefJson by, List<ChangeJson> changes) {
    static HistoryJson of(HistoryEntry entry) {
        return new HistoryJson(
                entry.version(),
                entry.at(),
                UserRefJson.of(entry.by()),
                entry.changes().stream().map(ChangeJson::of).toList());
    }

    /** The change of one field. */
    record ChangeJson(
            String field, @Nullable Object from, @Nullable Object to) {
        static <T> ChangeJson of(FieldChange<T> change) {
            return new ChangeJson(
                    change.field().code(),
                    IssueMember.json(change.field(), change.from()),
                    IssueMember.json(change.field(), change.to()));
        }
    }
}
