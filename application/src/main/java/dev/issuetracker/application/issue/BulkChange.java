package dev.issuetracker.application.issue;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Revision;
import java.util.List;

/**
 * What a bulk edit did, or would do.
 *
 * @param revisions one for each issue chosen, as an outline, ascending by id; it changes nothing where an issue was
 *     already like that
 * @param stored whether it was done; false when it was only tried
 */
public record BulkChange(List<Revision> revisions, boolean stored) {
    public BulkChange {
        revisions = List.copyOf(revisions);
    }

    /** How many issues it changed, or would. */
    public int updated() {
        return Math.toIntExact(revisions.stream().filter(Revision::changed).count());
    }

    /** Every issue chosen, as it is now, ascending by id. */
    public List<Issue> issues() {
        return revisions.stream().map(this::current).toList();
    }

    /** The issue of one of the revisions, as it is now. */
    public Issue current(Revision revision) {
        return stored ? revision.after() : revision.before();
    }
}
