package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.issue.value.HistoryField;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one version changed, when, and by whom.
 *
 * @param version the version that the change made
 * @param changes never empty; those of the entry that begins a history come from null
 */
public record HistoryEntry(long version, Instant at, UserRef by, List<FieldChange<?>> changes) {
    public HistoryEntry {
        changes = List.copyOf(changes);
    }

    /**
     * Whether the history of the issue begins with this entry. Its version is 1, or a later one: an issue that moved in
     * from another tracker keeps its version, and of what was before that nothing is known.
     */
    public boolean begins() {
        return change(IssueField.TITLE).filter(title -> title.from() == null).isPresent();
    }

    /** The change of this field, if the version changed it. */
    public <T> Optional<FieldChange<T>> change(HistoryField<T> field) {
        return changes.stream().flatMap(change -> change.of(field).stream()).findFirst();
    }
}
