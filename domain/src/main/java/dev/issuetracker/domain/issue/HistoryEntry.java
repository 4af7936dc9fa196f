package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.issue.value.HistoryField;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one version changed, when, and by whom.
 *
 * @param version the version that the change made
 * @param changes never empty; those of version 1 come from null
 */
public record HistoryEntry(long version, Instant at, UserRef by, List<FieldChange<?>> changes) {
    public HistoryEntry {
        changes = List.copyOf(changes);
    }

    /** The change of this field, if the version changed it. */
    public <T> Optional<FieldChange<T>> change(HistoryField<T> field) {
        return changes.stream().flatMap(change -> change.of(field).stream()).findFirst();
    }
}
