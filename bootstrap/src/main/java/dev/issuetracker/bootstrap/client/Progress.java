package dev.issuetracker.bootstrap.client;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Says how far a call is: on a terminal by a line that changes, elsewhere by one line at its begin. */
final class Progress implements AutoCloseable {
    private static final int BAR = 30;
    private static final long PAUSE_MILLIS = 200;

    private final PrintWriter out;
    private final boolean terminal;
    private final String what;
    private final long total;
    private final LongSupplier nanos;
    private final long begin;
    private final AtomicLong done = new AtomicLong();
    private final Timer ticks = new Timer("progress", true);
    private boolean closed;

    /**
     * Begins.
     *
     * @param what is done
     * @param total bytes; 0 when that is not known
     * @param nanos a clock that only goes forward
     */
    Progress(PrintWriter out, boolean terminal, String what, long total, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.what = what;
        this.total = total;
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
        if (terminal) {
            ticks.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            draw();
                        }
                    },
                    0,
                    PAUSE_MILLIS);
        } else {
            out.println(what);
            out.flush();
        }
    }

    /** So many bytes are sent, or have come. */
    void bytes(long count) {
        done.set(count);
    }

    private synchronized void draw() {
        if (!closed) {
            out.print("\r" + line() + "\u001b[K");
            out.flush();
        }
    }

    /** What the terminal shows now. */
    String line() {
        long bytes = done.get();
        double seconds = (nanos.getAsLong() - begin) / 1e9;
        String time = String.format(Locale.ROOT, "%.0f s", seconds);
        if (total == 0) {
            return what + "  " + size(bytes) + "  " + time;
        }
        if (bytes >= total) {
            return what + "  sent; the server works  " + time;
        }
        int filled = (int) (BAR * bytes / total);
        String left = bytes == 0 ? "" : String.format(Locale.ROOT, "  %.0f s left", seconds * (total - bytes) / bytes);
        return what + "  [" + "#".repeat(filled) + " ".repeat(BAR - filled) + "]  " + size(bytes) + " of " + size(total)
                + left;
    }

    private static String size(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    @Override
    public synchronized void close() {
        closed = true;
        ticks.cancel();
        if (terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
