package dev.issuetracker.bootstrap.command;

import dev.issuetracker.adapter.persistence.copy.Copies.CopyProgress;
import dev.issuetracker.domain.text.Amount;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells people how far a copy is: a line at the end of each step of each table, and one every few seconds on the way.
 */
final class CopyLines implements Consumer<CopyProgress> {
    private static final long PAUSE = Duration.ofSeconds(3).toNanos();

    private final PrintWriter out;
    private final LongSupplier nanos;
    private long printed;
    private @Nullable CopyProgress last;

    /** @param nanos a clock that only goes forward */
    CopyLines(PrintWriter out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.printed = nanos.getAsLong();
    }

    @Override
    public void accept(CopyProgress progress) {
        long now = nanos.getAsLong();
        boolean end = progress.rows() >= progress.total();
        if (progress.equals(last) || !(end || now - printed >= PAUSE)) {
            return;
        }
        printed = now;
        last = progress;
        out.println(String.format(
                Locale.ROOT,
                "%-8s %-22s %s",
                progress.step().name().toLowerCase(Locale.ROOT),
                progress.table(),
                Amount.of(progress.rows(), progress.total(), "row")));
        out.flush();
    }
}
