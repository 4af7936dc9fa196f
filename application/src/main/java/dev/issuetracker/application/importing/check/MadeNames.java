package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.importing.staging.NameKind;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is made for a file besides issues. It is stored before the rows that name it. That it was made is said when all
 * of the file is stored: until then it may go again.
 */
public final class MadeNames {
    private static final Set<ErrorCode> TAKEN =
            Set.of(ErrorCode.LABEL_TAKEN, ErrorCode.USERNAME_TAKEN, ErrorCode.FIELD_TAKEN);

    private final Storing storing;
    private final Events events;
    private final List<TrackerEvent> waiting = new ArrayList<>();

    /** How it is stored. */
    public interface Storing {
        /** Runs a unit of work that makes some of it. */
        <T> T unit(Supplier<T> making);

        /** Notes what was made, in that unit of work. */
        void made(NameKind kind, long id);
    }

    public MadeNames(Storing storing, Events events) {
        this.storing = storing;
        this.events = events;
    }

    /** Runs what makes something, which may be run again. */
    <T> T unit(Supplier<T> making) {
        try {
            return once(making);
        } catch (TrackerException failure) {
            if (!TAKEN.contains(failure.code())) {
                throw failure;
            }
            // It was looked up before, and did not exist. The next import of the file finds it.
            throw new TrackerException(
                    ErrorCode.STORE_BUSY,
                    "Somebody else has just made a label, person or field that the file names; send the file again.",
                    failure);
        }
    }

    private <T> T once(Supplier<T> making) {
        int before = waiting.size();
        return storing.unit(() -> {
            waiting.subList(before, waiting.size()).clear();
            return making.get();
        });
    }

    /** Notes what was made, in the unit of work that made it. */
    void add(NameKind kind, long id) {
        storing.made(kind, id);
    }

    /** The same, of which others are to know. */
    void add(NameKind kind, long id, TrackerEvent event) {
        add(kind, id);
        waiting.add(event);
    }

    /** Says what was made, in the unit of work that ends the import. */
    void publish() {
        waiting.forEach(events::publish);
    }
}
