package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.user.UserRef;
import java.util.List;

/**
 * One step of an issue from a version to the next: the only thing that a store takes to change an issue, so that no
 * change can come without its history.
 *
 * @param after the next version, or the same one when nothing changes
 */
public record Revision(Issue before, Issue after, UserRef by) {
    public Revision {
        if (after.id() != before.id() || (!after.equals(before) && after.version() != before.version() + 1)) {
            throw new IllegalArgumentException("a revision goes from one version of an issue to its next");
        }
    }

    public boolean changed() {
        return after.version() != before.version();
    }

    /** The same without descriptions, and so without a change of them. */
    public Revision outline() {
        return new Revision(before.outline(), after.outline(), by);
    }

    public List<FieldChange<?>> changes() {
        return FieldChange.between(before, after);
    }
}
