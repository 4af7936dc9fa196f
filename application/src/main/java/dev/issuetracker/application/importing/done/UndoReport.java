package dev.issuetracker.application.importing.done;

import java.util.List;

/**
 * What taking an import back did.
 *
 * @param deleted how many issues
 * @param kept the ids of the issues that were edited since the import, ascending
 */
public record UndoReport(long importId, long deleted, List<Long> kept) {
    public UndoReport {
        kept = List.copyOf(kept);
    }
}
