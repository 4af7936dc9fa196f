package dev.issuetracker.application.importing.job;

import dev.issuetracker.application.importing.report.ImportReport.Counts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import that runs while nobody waits.
 *
 * @param id also that of the record of the import, once it is stored
 * @param endedAt null until it ends
 * @param counts of the rows, when it has ended
 */
public record ImportJob(
        long id, JobOrder order, JobState state, @Nullable Instant endedAt, Counts counts) {}
