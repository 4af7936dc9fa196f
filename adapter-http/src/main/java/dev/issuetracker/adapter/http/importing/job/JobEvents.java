package dev.issuetracker.adapter.http.importing.job;

import dev.issuetracker.adapter.http.exchange.EventStreams.Event;
import dev.issuetracker.adapter.http.exchange.EventStreams.Source;
import dev.issuetracker.application.importing.job.SeenJob;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How far an import is, as events: one for each change, the last when it has ended. */
final class JobEvents implements Source {
    private final Supplier<SeenJob> job;
    private @Nullable Event last;
    private boolean ended;

    JobEvents(Supplier<SeenJob> job) {
        this.job = job;
    }

    @Override
    public @Nullable Event next() {
        SeenJob now = job.get();
        ended = !now.job().state().open();
        // Named by the state: who waits for the end listens to done, failed and cancelled.
        Event event = new Event(now.job().state().code(), ImportJobJson.text(now));
        if (event.equals(last)) {
            return null;
        }
        last = event;
        return event;
    }

    @Override
    public boolean ended() {
        return ended;
    }
}
