package dev.issuetracker.application.importing.job;

import dev.issuetracker.application.importing.done.EditedMeanwhile;
import dev.issuetracker.application.importing.report.ImportReport.Counts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import that runs while nobody waits.
 *
 * @param id also that of the record of the import, once it is stored
 * @param endedAt null until it ends
 * @param counts of the rows, when it has ended
 * @param kept when it failed or was cancelled, and what it had changed was taken back
 */
public record ImportJob(
        long id, JobOrder order, JobState state, @Nullable Instant endedAt, Counts counts, EditedMeanwhile kept) {
    /** One of which no issue keeps anything that is not stored. */
    public ImportJob(long id, JobOrder order, JobState state, @Nullable Instant endedAt, Counts counts) {
        this(id, order, state, endedAt, counts, EditedMeanwhile.NONE);
    }
}
