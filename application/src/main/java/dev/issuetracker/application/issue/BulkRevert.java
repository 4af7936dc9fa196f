package dev.issuetracker.application.issue;

import dev.issuetracker.domain.issue.Revision;
import java.util.List;

/**
 * What the revert of many issues did.
 *
 * @param revisions one for each issue that has the values back, ascending by id; it changes nothing where an issue had
 *     all of them that there still are. Without descriptions, unless those of a few came back
 * @param kept the ids of the issues that were left as they are, ascending: those that were edited or deleted since, and
 *     those for which the tree has no room where they were
 */
public record BulkRevert(List<Revision> revisions, List<Long> kept) {
    public BulkRevert {
        revisions = List.copyOf(revisions);
        kept = List.copyOf(kept);
    }

    /** How many issues it changed. */
    public int reverted() {
        return Math.toIntExact(revisions.stream().filter(Revision::changed).count());
    }
}
