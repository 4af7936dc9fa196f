package dev.issuetracker.application.change;

import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which issues changed between two looks.
 *
 * @param ids null when they are more than {@value #MAX}, or nobody knows which
 */
public record ChangedIssues(@Nullable SortedSet<Long> ids) {
    /** Of more issues only that many changed is said. */
    public static final int MAX = 100;

    public ChangedIssues {
        ids = ids == null ? null : Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }

    /** What the later marks have and the earlier ones do not; empty when nothing changed. */
    public static Optional<ChangedIssues> between(Set<ChangeMark> earlier, Set<ChangeMark> later) {
        Set<ChangeMark> changes = new HashSet<>(later);
        changes.removeAll(earlier);
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        SortedSet<Long> ids = new TreeSet<>();
        for (ChangeMark change : changes) {
            Long id = change.issueId();
            if (id == null) {
                return Optional.of(new ChangedIssues(null));
            }
            ids.add(id);
        }
        return Optional.of(new ChangedIssues(ids.size() > MAX ? null : ids));
    }
}
