package dev.issuetracker.adapter.persistence.django;

import dev.issuetracker.adapter.persistence.copy.Copies.CopyProgress;
import dev.issuetracker.adapter.persistence.settings.DjangoSettings;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * One pass over a Django tracker.
 *
 * @param at the time of the move, which is used where Django keeps none
 * @param violations takes what is wrong
 */
record Reading(
        DjangoSource source,
        DjangoSchema schema,
        DjangoSettings settings,
        Instant at,
        RowViolations violations,
        CopyProgress.Step step,
        Consumer<CopyProgress> progress) {
    void report(DjangoTable table, long rows, long total) {
        progress.accept(new CopyProgress(step, table.code(), rows, total));
    }
}
