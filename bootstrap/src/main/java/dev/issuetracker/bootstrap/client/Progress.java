package dev.issuetracker.bootstrap.client;

import dev.issuetracker.domain.text.Amount;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Says how far something is: on a terminal by a line that changes, elsewhere by one line at its begin. */
public final class Progress implements AutoCloseable {
    private static final int BAR = 30;
    private static final long PAUSE_MILLIS = 200;
    /** A script's log gets a line so often. */
    private static final long LINE_MILLIS = 10_000;

    /** A line that wraps cannot be drawn again: the narrow terminal shows what has place. */
    private static final String WRAPS_NOT = "\u001b[?7l";

    private static final String WRAPS = "\u001b[?7h";
    private static final String CLEARS = "\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final String what;
    private final long total;
    private final LongSupplier nanos;
    private final long begin;
    private final AtomicLong done = new AtomicLong();
    private final AtomicReference<@Nullable Counted> counted = new AtomicReference<>();
    private String note = "";
    private final Timer ticks = new Timer("progress", true);
    private boolean closed;

    /**
     * Begins.
     *
     * @param what is done
     * @param total bytes; 0 when that is not known
     * @param nanos a clock that only goes forward
     */
    public Progress(PrintWriter out, boolean terminal, String what, long total, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.what = what;
        this.total = total;
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
        if (terminal) {
            every(PAUSE_MILLIS, 0, this::draw);
        } else {
            print(what);
            every(LINE_MILLIS, LINE_MILLIS, () -> print(line()));
        }
    }

    /**
     * How much of something is done.
     *
     * @param phase what is done with it now; may be empty
     * @param total 0 when that is not known, as everything else here
     */
    private record Counted(String phase, long done, long total, String unit, long perSecond, long secondsLeft) {}

    private void every(long period, long delay, Runnable work) {
        TimerTask task = new TimerTask() {
            @Override
            public void run() {
                work.run();
            }
        };
        ticks.schedule(task, delay, period);
    }

    private synchronized void print(String line) {
        if (!closed) {
            out.println(line);
            out.flush();
        }
    }

    /** So many bytes are sent, or have come. */
    void bytes(long count) {
        done.set(count);
    }

    /** Says something once, until there is something else to say. */
    synchronized void note(String text) {
        boolean said = note.equals(text);
        note = text;
        if (!said && !text.isEmpty()) {
            if (terminal) {
                draw();
            } else {
                print(text);
            }
        }
    }

    /** Says something that stays, such as how it ended. */
    synchronized void end(String text) {
        print(terminal ? "\r" + text + CLEARS : text);
        closed = true;
    }

    /** The server has so many rows done. */
    void rows(JsonObject job) {
        note("");
        Counted now = new Counted(
                job.text("phase") + "  ",
                job.number("rows"),
                job.number("rows_total"),
                "row",
                job.number("rows_per_second"),
                job.number("seconds_left"));
        counted.set(now.done() == 0 ? null : now);
    }

    /** So many issues are made. */
    public void issues(long made, long wanted) {
        double seconds = seconds();
        counted.set(new Counted(
                "",
                made,
                wanted,
                "issue",
                seconds == 0 ? 0 : Math.round(made / seconds),
                made == 0 ? 0 : Math.round(seconds * (wanted - made) / made)));
    }

    private double seconds() {
        return (nanos.getAsLong() - begin) / 1e9;
    }

    private synchronized void draw() {
        if (!closed) {
            out.print("\r" + WRAPS_NOT + line() + CLEARS + WRAPS);
            out.flush();
        }
    }

    /** What the terminal shows now. */
    synchronized String line() {
        Counted known = counted.get();
        if (!note.isEmpty()) {
            return what + "  " + note;
        }
        return what + "  " + (known == null ? bytes() : of(known));
    }

    private static String of(Counted known) {
        String text = String.format(Locale.ROOT, "%s%,d", known.phase(), known.done())
                + (known.total() == 0 ? "" : String.format(Locale.ROOT, " of %,d", known.total()))
                + " " + Amount.noun(known.total() == 0 ? known.done() : known.total(), known.unit())
                + (known.perSecond() == 0 ? "" : String.format(Locale.ROOT, "  %,d/s", known.perSecond()))
                + (known.secondsLeft() == 0 ? "" : "  " + time((double) known.secondsLeft()) + " left");
        return known.total() == 0 ? text : text + bar(known.done(), known.total());
    }

    /** In the unit that people think in. */
    private static String time(double seconds) {
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        return seconds < 7_200
                ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3_600);
    }

    private static String bar(long done, long total) {
        int filled = (int) (BAR * Math.min(done, total) / total);
        return "  [" + "#".repeat(filled) + " ".repeat(BAR - filled) + "]";
    }

    private String bytes() {
        long bytes = done.get();
        double seconds = seconds();
        String time = time(seconds);
        if (total == 0) {
            return size(bytes) + "  " + time;
        }
        if (bytes >= total) {
            return "sent; the server works  " + time;
        }
        String left = bytes == 0 ? "" : "  " + time(seconds * (total - bytes) / bytes) + " left";
        return size(bytes) + " of " + size(total) + left + bar(bytes, total);
    }

    private static String size(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    @Override
    public synchronized void close() {
        closed = true;
        ticks.cancel();
        if (terminal) {
            out.print("\r" + CLEARS);
            out.flush();
        }
    }
}
