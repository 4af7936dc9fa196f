package dev.issuetracker.application.event;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.issue.Revision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The units of work of a store that tell what they changed. What is published in one goes to the outboxes before it is
 * committed, and to the listeners afterwards: once, also when the store ran the work again, and never when it was
 * undone. Services share one, so that a unit of work of several calls has its events together.
 */
public final class Events implements Transactions {
    private final Transactions transactions;
    private final List<Outbox> outboxes;
    private final Delivery delivery;

    @SuppressWarnings("ThreadLocalUsage") // Each store has its own work in hand.
    private final ThreadLocal<@Nullable Unit> current = new ThreadLocal<>();

    /** Units of work of a store, with what takes their events. */
    public Events(Transactions transactions, List<Outbox> outboxes, List<Consumer<TrackerEvent>> listeners) {
        this.transactions = transactions;
        this.outboxes = List.copyOf(outboxes);
        this.delivery = new Delivery(listeners);
    }

    /** Takes events in the unit of work that they are about, for who must not lose one: both are kept, or neither. */
    public interface Outbox {
        /**
         * Takes all events of a unit of work, in the order in which they were published. Called at its end and inside
         * it, never without events. Called again when the store runs the work again, so it writes to the same store and
         * does nothing else. What it throws undoes the unit of work.
         */
        void add(List<TrackerEvent> events);
    }

    /** How the store runs a unit of work that writes. */
    @FunctionalInterface
    private interface Running {
        <T> T run(Supplier<T> work);
    }

    /** What one unit of work published. */
    private static final class Unit {
        private final List<TrackerEvent> events = new ArrayList<>();
        private final List<Delivery.Ticket> tickets = new ArrayList<>();

        /** The store undid what was published after the first events. */
        private void forgetFrom(Delivery delivery, int first) {
            List<Delivery.Ticket> undone = tickets.subList(first, tickets.size());
            delivery.undone(List.copyOf(undone));
            undone.clear();
            events.subList(first, events.size()).clear();
        }
    }

    /**
     * Says that something changed, in the unit of work that changes it and after the store took the change: the order
     * of the events of an issue is the order in which this is called.
     *
     * @throws IllegalStateException outside of a unit of work
     */
    public void publish(TrackerEvent event) {
        Unit unit = current.get();
        if (unit == null) {
            throw new IllegalStateException("events are published in a unit of work only; open one first");
        }
        unit.events.add(event);
        unit.tickets.add(delivery.expect(event));
    }

    /** Says what became of an issue, unless it stayed as it was; see {@link #publish(TrackerEvent)}. */
    public void publish(Caller by, BiFunction<Cause, Revision, TrackerEvent> kind, Revision revision) {
        if (revision.changed()) {
            publish(kind.apply(Cause.of(by, revision.after().updatedAt()), revision));
        }
    }

    @Override
    public <T> T in(Supplier<T> work) {
        return with(transactions::in, work);
    }

    @Override
    public <T> T alone(Supplier<T> work) {
        Unit unit = current.get();
        if (unit == null) {
            return with(transactions::alone, work);
        }
        int events = unit.events.size();
        try {
            return transactions.alone(work);
        } catch (RuntimeException | Error failure) {
            unit.forgetFrom(delivery, events);
            throw failure;
        }
    }

    private <T> T with(Running units, Supplier<T> work) {
        if (current.get() != null) {
            return units.run(work);
        }
        Unit unit = new Unit();
        boolean committed = false;
        current.set(unit);
        try {
            T answer = units.run(() -> {
                unit.forgetFrom(delivery, 0);
                T result = work.get();
                if (!unit.events.isEmpty()) {
                    outboxes.forEach(outbox -> outbox.add(List.copyOf(unit.events)));
                }
                return result;
            });
            committed = true;
            return answer;
        } finally {
            current.remove();
            if (committed) {
                delivery.committed(unit.tickets);
            } else {
                delivery.undone(unit.tickets);
            }
            delivery.handOver();
        }
    }

    @Override
    public <T> T reading(Supplier<T> work) {
        return transactions.reading(work);
    }

    @Override
    public <T> T within(long account, Duration budget, Supplier<T> work) {
        return transactions.within(account, budget, work);
    }

    @Override
    public <T> T readingOnce(Supplier<T> work) {
        return transactions.readingOnce(work);
    }
}
