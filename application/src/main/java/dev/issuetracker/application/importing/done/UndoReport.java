package dev.issuetracker.application.importing.done;

import java.util.List;

/**
 * What taking an import back did.
 *
 * @param deleted how many issues that it had made
 * @param reverted how many issues that it had changed, and are again as they were before
 * @param kept the ids of the issues that were edited since the import, ascending
 */
public record UndoReport(long importId, long deleted, long reverted, List<Long> kept) {
    public UndoReport {
        kept = List.copyOf(kept);
    }
}
