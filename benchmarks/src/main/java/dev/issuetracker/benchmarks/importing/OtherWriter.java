package dev.issuetracker.benchmarks.importing;

import dev.issuetracker.benchmarks.Client;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Somebody who makes an issue every now and then, and notes how long each answer took. */
final class OtherWriter implements AutoCloseable {
    private static final int PAUSE_MILLIS = 100;

    private final Client client;
    private final Thread thread = new Thread(this::write, "other-writer");
    private final List<Long> waits = new ArrayList<>();
    private int failed;
    private volatile boolean ended;

    private OtherWriter(Client client) {
        this.client = client;
    }

    static OtherWriter start(Client client) {
        OtherWriter writer = new OtherWriter(client);
        writer.thread.start();
        return writer;
    }

    private void write() {
        for (int n = 0; !ended; n++) {
            long begun = System.nanoTime();
            Client.Answer answer = client.call("POST", "/issues", Map.of("title", "Made meanwhile " + n));
            waits.add(System.nanoTime() - begun);
            if (answer.status() != 201) {
                failed++;
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the writing, and waits for the last answer. */
    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What became of it, after it was closed. */
    String summary() {
        Collections.sort(waits);
        return String.format(
                Locale.ROOT,
                "writes of others: %d, rejected %d, waited %.0f ms in the middle, %.0f ms at most",
                waits.size(),
                failed,
                waits.get(waits.size() / 2) / 1e6,
                waits.get(waits.size() - 1) / 1e6);
    }
}
