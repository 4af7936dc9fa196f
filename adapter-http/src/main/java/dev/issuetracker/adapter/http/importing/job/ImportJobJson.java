package dev.issuetracker.adapter.http.importing.job;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.adapter.http.importing.ImportJson.UndoneJson;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.application.importing.ImportProgress.Seen;
import dev.issuetracker.application.importing.job.ImportJob;
import dev.issuetracker.application.importing.job.JobAnswer;
import dev.issuetracker.application.importing.job.SeenJob;
import dev.issuetracker.application.importing.report.ImportReport.Counts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An import that runs while nobody waits, as it is sent. */
record ImportJobJson(
        long id,
        String state,
        String fileName,
        UserRefJson by,
        Instant at,
        @Nullable Instant endedAt,
        @Nullable String phase,
        long rows,
        @Nullable Long rowsTotal,
        long created,
        long updated,
        long skipped,
        long rejected,
        @Nullable Long rowsPerSecond,
        @Nullable Long secondsLeft,
        @Nullable UndoneJson undone,
        List<Long> kept,
        long keptTotal,
        boolean canRunAgain,
        @JsonRawValue @Nullable String report,
        @JsonRawValue @Nullable String problem) {
    private static final int FIRST_OF_PROBLEMS = 400;

    /** One line of JSON. */
    static String text(SeenJob seen) {
        return new String(Json.bytes(of(seen)), StandardCharsets.UTF_8);
    }

    static ImportJobJson of(SeenJob seen) {
        ImportJob job = seen.job();
        Seen progress = seen.progress();
        Counts counts = progress == null ? job.counts() : progress.counts();
        Duration left = progress == null ? null : progress.left();
        JobAnswer answer = seen.answer();
        boolean failed = answer != null && answer.status() >= FIRST_OF_PROBLEMS;
        return new ImportJobJson(
                job.id(),
                job.state().code(),
                job.order().fileName(),
                UserRefJson.of(job.order().by()),
                job.order().at(),
                job.endedAt(),
                progress == null ? null : progress.phase().name().toLowerCase(Locale.ROOT),
                counts.read(),
                progress == null ? null : progress.rowsTotal(),
                counts.created(),
                counts.updated(),
                counts.skipped(),
                counts.rejected(),
                progress == null ? null : Long.valueOf(Math.round(progress.rowsASecond())),
                left == null ? null : Long.valueOf(left.plusMillis(999).toSeconds()),
                UndoneJson.of(seen.undone()),
                job.kept().first(),
                job.kept().total(),
                seen.runnable(),
                answer == null || failed ? null : answer.body(),
                answer != null && failed ? answer.body() : null);
    }
}
