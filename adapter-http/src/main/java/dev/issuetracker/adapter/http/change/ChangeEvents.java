package dev.issuetracker.adapter.http.change;

import dev.issuetracker.adapter.http.exchange.EventStreams.Event;
import dev.issuetracker.adapter.http.exchange.EventStreams.Source;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.change.ChangeMark;
import dev.issuetracker.application.change.ChangedIssues;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What changed since a stream was opened. It ends when its reader is signed out, or may no longer read. */
final class ChangeEvents implements Source {
    /** A session that has ended is noticed after so many seconds, and before anything is sent. */
    private static final int SECONDS_BETWEEN_CHECKS = 5;

    private final Supplier<Caller> caller;
    private final Function<Caller, Set<ChangeMark>> recent;
    private Caller checked;
    private Set<ChangeMark> known;
    private int seconds;
    private boolean ended;

    /**
     * Begins with what is known now.
     *
     * @param first who opened the stream
     * @param caller looks again who it is
     * @param recent the marks of the last changes
     */
    ChangeEvents(Caller first, Supplier<Caller> caller, Function<Caller, Set<ChangeMark>> recent) {
        this.checked = first;
        this.caller = caller;
        this.recent = recent;
        this.known = recent.apply(first);
    }

    @Override
    public @Nullable Event next() {
        try {
            return look();
        } catch (TrackerException exception) {
            ended = true;
            // What else went wrong passes: the reader opens the stream again.
            return List.of(ErrorCode.TOKEN_REFUSED, ErrorCode.FORBIDDEN).contains(exception.code())
                    ? new Event("signed_out", "{}")
                    : null;
        }
    }

    private @Nullable Event look() {
        Set<ChangeMark> now = recent.apply(checked);
        Optional<ChangedIssues> changed = ChangedIssues.between(known, now);
        known = now;
        if (changed.isPresent() || ++seconds >= SECONDS_BETWEEN_CHECKS) {
            checked = caller.get();
            seconds = 0;
        }
        return changed.map(ChangeEvents::event).orElse(null);
    }

    private static Event event(ChangedIssues changed) {
        return new Event("changed", new String(Json.bytes(new ChangedJson(changed.ids())), StandardCharsets.UTF_8));
    }

    /** The data of an event. */
    record ChangedJson(@Nullable SortedSet<Long> issues) {}

    @Override
    public boolean ended() {
        return ended;
    }
}
