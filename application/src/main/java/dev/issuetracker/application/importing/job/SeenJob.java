package dev.issuetracker.application.importing.job;

import dev.issuetracker.application.importing.ImportProgress;
import dev.issuetracker.application.importing.done.Undone;
import org.jspecify.annotations.Nullable;

/**
 * An import that runs while nobody waits, as somebody sees it.
 *
 * @param progress null when it does not run on this server
 * @param answer what came of it; null when it has not ended, and for others than its sender and admins: it shows what
 *     the file says
 * @param undone null while nobody has taken it back
 * @param runnable whether who sees it may run it again, without sending the file again
 */
public record SeenJob(
        ImportJob job,
        ImportProgress.@Nullable Seen progress,
        @Nullable JobAnswer answer,
        @Nullable Undone undone,
        boolean runnable) {}
