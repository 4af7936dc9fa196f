package dev.issuetracker.application.event;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.event.TrackerEvent.IssueEdited;
import dev.issuetracker.application.event.TrackerEvent.LabelCreated;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Threads;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.user.UserRef;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Events of units of work in general; which events the services publish, their own tests say. */
class EventsTest {
    private final InMemoryTracker store = new InMemoryTracker();
    private final Given given = new Given(new StoreOf(store));
    private final UserRef jane = given.user("jane");
    private final Cause cause = new Cause(jane, NOON, Callers.HERE);
    private final Issue one = given.issue("One");
    private final Issue two = given.issue("Two");
    private final List<TrackerEvent> heard = new ArrayList<>();
    private final Events events = events(store.transactions(), heard::add);

    private static Events events(Transactions transactions, Consumer<TrackerEvent> listener) {
        return new Events(transactions, List.of(), List.of(listener));
    }

    /** The event of an edit; its title tells it from others. */
    private TrackerEvent edited(Issue issue, String title) {
        return new IssueEdited(cause, issue.edit(Given.title(title), jane, NOON));
    }

    private TrackerEvent ofLabels() {
        return new LabelCreated(cause, new Label(1, "bug", "d73a4a", "", NOON, NOON));
    }

    @Test
    void eventsComeAfterTheUnitOfWorkInTheirOrder() {
        List<TrackerEvent> published = List.of(edited(one, "A"), ofLabels(), edited(two, "B"), edited(one, "C"));
        events.run(() -> {
            published.forEach(events::publish);
            assertEquals(List.of(), heard);
        });
        assertEquals(published, heard);
    }

    @Test
    void eventsOfWorkThatTakesLongComeAfterItToo() {
        events.alone(() -> {
            events.publish(edited(one, "A"));
            assertEquals(List.of(), heard);
            return heard;
        });
        assertEquals(List.of(edited(one, "A")), heard);
    }

    @Test
    void innerUnitOfWorkLeavesItsEventsToTheOuter() {
        events.run(() -> {
            events.run(() -> events.publish(edited(one, "A")));
            assertEquals(List.of(), heard);
        });
        assertEquals(List.of(edited(one, "A")), heard);
    }

    @Test
    void unitOfWorkThatThrowsHasNoEvents() {
        assertThrows(
                IllegalArgumentException.class,
                () -> events.run(() -> {
                    events.publish(edited(one, "A"));
                    throw new IllegalArgumentException();
                }));
        assertEquals(List.of(), heard);
    }

    @Test
    void eventsArePublishedInUnitsOfWorkOnly() {
        TrackerEvent event = edited(one, "A");
        assertThrows(IllegalStateException.class, () -> events.publish(event));
        assertThrows(
                IllegalStateException.class,
                () -> events.reading(() -> {
                    events.publish(event);
                    return event;
                }));
    }

    /** What is logged while something runs, instead of being printed. */
    private static List<LogRecord> logged(Runnable work) {
        List<LogRecord> records = new ArrayList<>();
        Logger log = Logger.getLogger(Delivery.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                records.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(handler);
        log.setUseParentHandlers(false);
        try {
            work.run();
        } finally {
            log.setUseParentHandlers(true);
            log.removeHandler(handler);
        }
        return records;
    }

    @Test
    void listenerThatThrowsReachesNeitherTheCallNorOtherListeners() {
        AssertionError thrown = new AssertionError("careless");
        Events both = new Events(
                store.transactions(),
                List.of(),
                List.of(
                        event -> {
                            throw thrown;
                        },
                        heard::add));
        List<LogRecord> logged = logged(() -> both.run(() -> {
            both.publish(edited(one, "A"));
            both.publish(edited(one, "B"));
        }));
        assertEquals(List.of(edited(one, "A"), edited(one, "B")), heard);
        assertEquals(
                List.of(thrown, thrown),
                logged.stream().map(LogRecord::getThrown).toList());
    }

    @Test
    void whatAnOutboxThrowsUndoesTheUnitOfWork() {
        Events full = new Events(
                store.transactions(),
                List.of(published -> {
                    throw new IllegalStateException("full");
                }),
                List.of(heard::add));
        Revision revision = one.edit(Given.title("New"), jane, NOON);
        assertThrows(
                IllegalStateException.class,
                () -> full.run(() -> {
                    store.issues().save(List.of(revision));
                    full.publish(new IssueEdited(cause, revision));
                }));
        assertEquals(one, given.stored(one.id()));
        assertEquals(List.of(), heard);
    }

    @Test
    void outboxGetsAllEventsOfAUnitOfWorkAtOnce() {
        List<List<TrackerEvent>> boxed = new ArrayList<>();
        Events kept = new Events(store.transactions(), List.of(boxed::add), List.of());
        kept.run(() -> {
            kept.publish(edited(one, "A"));
            kept.run(() -> kept.publish(edited(two, "B")));
        });
        kept.run(() -> {});
        assertEquals(List.of(List.of(edited(one, "A"), edited(two, "B"))), boxed);
    }

    @Test
    void listenerThatChangesSomethingIsHeardAfterAllHeardWhatItHeard() {
        List<TrackerEvent> second = new ArrayList<>();
        List<Events> self = new ArrayList<>();
        Events answering = new Events(
                store.transactions(),
                List.of(),
                List.of(
                        event -> {
                            if (event.equals(edited(one, "A"))) {
                                self.get(0).run(() -> self.get(0).publish(edited(one, "B")));
                            }
                        },
                        second::add));
        self.add(answering);
        answering.run(() -> answering.publish(edited(one, "A")));
        assertEquals(List.of(edited(one, "A"), edited(one, "B")), second);
    }

    /** Lets the first unit of work to be committed return only after the second did. */
    private final class HeldBack implements Transactions {
        private final CountDownLatch firstEnded;
        private final CountDownLatch secondReturned;
        private boolean begun;

        HeldBack(CountDownLatch firstEnded, CountDownLatch secondReturned) {
            this.firstEnded = firstEnded;
            this.secondReturned = secondReturned;
        }

        @Override
        public <T> T in(Supplier<T> work) {
            boolean holdsBack = !begun;
            begun = true;
            try {
                return store.transactions().in(work);
            } finally {
                if (holdsBack) {
                    firstEnded.countDown();
                    await(secondReturned);
                }
            }
        }

        @Override
        public <T> T alone(Supplier<T> work) {
            return in(work);
        }

        @Override
        public <T> T reading(Supplier<T> work) {
            return store.transactions().reading(work);
        }
    }

    /** What was heard when the second unit of work returned, and the first had not yet. */
    private List<TrackerEvent> heardWhileTheFirstIsHeldBack(TrackerEvent first, TrackerEvent second, boolean kept) {
        CountDownLatch firstEnded = new CountDownLatch(1);
        CountDownLatch secondReturned = new CountDownLatch(1);
        Events late = events(new HeldBack(firstEnded, secondReturned), heard::add);
        return Threads.atOnce(2, thread -> {
                    if (thread == 0) {
                        try {
                            late.run(() -> {
                                late.publish(first);
                                if (!kept) {
                                    throw new IllegalArgumentException();
                                }
                            });
                        } catch (IllegalArgumentException undone) {
                            // As asked.
                        }
                        return List.<TrackerEvent>of();
                    }
                    await(firstEnded);
                    late.run(() -> late.publish(second));
                    List<TrackerEvent> meanwhile = List.copyOf(heard);
                    secondReturned.countDown();
                    return meanwhile;
                })
                .get(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the other thread did not come so far");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void eventOfAnIssueWaitsForTheOneBeforeIt() {
        TrackerEvent first = edited(one, "A");
        TrackerEvent second = edited(one, "B");
        assertEquals(List.of(), heardWhileTheFirstIsHeldBack(first, second, true));
        assertEquals(List.of(first, second), heard);
    }

    @Test
    void eventsOfOtherIssuesDoNotWait() {
        TrackerEvent first = edited(one, "A");
        TrackerEvent second = edited(two, "B");
        assertEquals(List.of(second), heardWhileTheFirstIsHeldBack(first, second, true));
        assertEquals(List.of(second, first), heard);
    }

    @Test
    void eventAboutManyIssuesWaitsForAllBeforeIt() {
        TrackerEvent first = edited(one, "A");
        assertEquals(List.of(), heardWhileTheFirstIsHeldBack(first, ofLabels(), true));
        assertEquals(List.of(first, ofLabels()), heard);
    }

    @Test
    void eventOfAnIssueWaitsForOneAboutMany() {
        TrackerEvent second = edited(one, "A");
        assertEquals(List.of(), heardWhileTheFirstIsHeldBack(ofLabels(), second, true));
        assertEquals(List.of(ofLabels(), second), heard);
    }

    @Test
    void eventThatWaitedForOneThatWasUndoneIsHandedOver() {
        TrackerEvent second = edited(one, "B");
        assertEquals(List.of(), heardWhileTheFirstIsHeldBack(edited(one, "A"), second, false));
        assertEquals(List.of(second), heard);
    }
}
