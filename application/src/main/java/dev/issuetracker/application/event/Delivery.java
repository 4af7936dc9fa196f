package dev.issuetracker.application.event;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Hands events to listeners, one at a time, and those of one issue in the order of its changes.
 *
 * <p>Of two units of work that change the same issue, the second can change it only after the first was committed, but
 * the thread of the second may be faster to say so. That is why an event takes its place in the row when it is
 * published, inside the unit of work. It waits there until all that came before it and are about the same issue were
 * committed or undone. An event about many issues waits for all events before it, and all after it wait for it.
 */
final class Delivery {
    private static final Logger LOG = System.getLogger(Delivery.class.getName());

    private final List<Consumer<TrackerEvent>> listeners;
    private final Set<Ticket> row = new LinkedHashSet<>();
    private final ReentrantLock turn = new ReentrantLock(true);

    Delivery(List<Consumer<TrackerEvent>> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** An event's place in the row. */
    static final class Ticket {
        private final TrackerEvent event;
        private boolean committed;

        private Ticket(TrackerEvent event) {
            this.event = event;
        }
    }

    Ticket expect(TrackerEvent event) {
        Ticket ticket = new Ticket(event);
        if (!listeners.isEmpty()) {
            synchronized (row) {
                row.add(ticket);
            }
        }
        return ticket;
    }

    void undone(Collection<Ticket> tickets) {
        synchronized (row) {
            tickets.forEach(row::remove);
        }
    }

    void committed(Collection<Ticket> tickets) {
        synchronized (row) {
            tickets.forEach(ticket -> ticket.committed = true);
        }
    }

    /** Hands over what waits for nothing any more. */
    void handOver() {
        if (listeners.isEmpty() || turn.isHeldByCurrentThread()) {
            // A listener changes something itself: the loop below, which called it, comes to that next.
            return;
        }
        turn.lock();
        try {
            for (List<TrackerEvent> due = takeDue(); !due.isEmpty(); due = takeDue()) {
                due.forEach(this::tell);
            }
        } finally {
            turn.unlock();
        }
    }

    private List<TrackerEvent> takeDue() {
        List<TrackerEvent> due = new ArrayList<>();
        Set<Long> waiting = new HashSet<>();
        synchronized (row) {
            boolean anyWaits = false;
            for (Iterator<Ticket> places = row.iterator(); places.hasNext(); ) {
                Ticket ticket = places.next();
                Long issue = ticket.event.issueId();
                boolean blocked = issue == null ? anyWaits : waiting.contains(issue);
                if (ticket.committed && !blocked) {
                    due.add(ticket.event);
                    places.remove();
                } else if (issue == null) {
                    break;
                } else {
                    anyWaits = true;
                    waiting.add(issue);
                }
            }
        }
        return due;
    }

    /** What a listener throws must reach neither the caller, whose change is committed, nor other listeners. */
    @SuppressWarnings("CatchThrowable") // See above.
    private void tell(TrackerEvent event) {
        for (Consumer<TrackerEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (Throwable thrown) {
                LOG.log(
                        Level.ERROR,
                        () -> "A listener threw at " + event.getClass().getSimpleName(),
                        thrown);
            }
        }
    }
}
