package dev.issuetracker.application.importing.done;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an import changed of an issue that was there before.
 *
 * @param before the version that the issue had
 * @param after the version that it has since, until somebody edits it; the same one when it only got more comments or
 *     links
 * @param edited the codes of the fields that had been edited here before the import
 * @param added what it got
 */
public record ImportUpdate(long issueId, long before, long after, Set<String> edited, List<Added> added) {
    public ImportUpdate {
        edited = Set.copyOf(edited);
        added = List.copyOf(added);
    }

    /** This and what the same import changed of the issue after it. */
    public ImportUpdate then(ImportUpdate next) {
        List<Added> all = new ArrayList<>(added);
        all.addAll(next.added);
        return new ImportUpdate(issueId, before, next.after, edited, all);
    }

    /** That an issue has at one version again what it had at another. */
    public record Moved(long issueId, long from, long to) {}

    /** What an issue gets that is no part of its versions. */
    public enum Kind {
        COMMENT,
        LINK
    }

    /**
     * A comment or a link that came in.
     *
     * @param digest by which it is known when it comes in again
     */
    public record Added(Kind kind, long id, String digest) {}
}
