package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;

/**
 * What one version changed, when, and by whom.
 *
 * @param version the version that the change made
 * @param changes never empty; those of version 1 come from null
 */
public record HistoryEntry(long version, Instant at, UserRef by, List<FieldChange> changes) {
    public HistoryEntry {
        changes = List.copyOf(changes);
    }
}
