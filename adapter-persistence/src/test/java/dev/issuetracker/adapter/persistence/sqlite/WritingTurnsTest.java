package dev.issuetracker.adapter.persistence.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Who writes next. */
class WritingTurnsTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Jdbi jdbi = Jdbi.create("jdbc:sqlite::memory:");
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    private Thread writer(WritingTurns turns, String name, int times) {
        Thread writer = new Thread(() -> {
            for (int i = 0; i < times; i++) {
                Handle handle = turns.open(jdbi::open);
                order.add(name);
                handle.close();
            }
        });
        writer.start();
        return writer;
    }

    private static void awaitWaiting(WritingTurns turns, int count) {
        Await.until(count + " wait", () -> turns.waiting() == count);
    }

    @Test
    void theOneThatWaitsLongestIsNext() throws InterruptedException {
        WritingTurns turns = new WritingTurns(LONG);
        List<Thread> writers = new ArrayList<>();
        Handle held = turns.open(jdbi::open);
        for (String name : List.of("a", "b", "c")) {
            writers.add(writer(turns, name, 1));
            awaitWaiting(turns, writers.size());
        }
        held.close();
        for (Thread writer : writers) {
            writer.join();
        }

        assertEquals(List.of("a", "b", "c"), order);
    }

    @Test
    void theOneThatComesBackAtOnceOvertakesNobody() throws InterruptedException {
        WritingTurns turns = new WritingTurns(LONG);
        List<Thread> writers = new ArrayList<>();
        Handle held = turns.open(jdbi::open);
        writers.add(writer(turns, "import", 50));
        awaitWaiting(turns, 1);
        writers.add(writer(turns, "edit", 1));
        awaitWaiting(turns, 2);
        held.close();
        for (Thread writer : writers) {
            writer.join();
        }

        assertEquals(List.of("import", "edit", "import"), order.subList(0, 3));
        assertEquals(51, order.size());
    }

    @Test
    void aTurnThatDoesNotComeInTimeIsBusyAndLosesNoTurn() {
        WritingTurns turns = new WritingTurns(Duration.ofMillis(1));
        Handle held = turns.open(jdbi::open);
        ConnectionException busy = assertThrows(ConnectionException.class, () -> turns.open(jdbi::open));
        assertEquals(SqlFailure.BUSY, SqlFailure.of(busy));
        held.close();

        turns.open(jdbi::open).close();
    }

    @Test
    void aConnectionThatDoesNotOpenEndsTheTurn() {
        WritingTurns turns = new WritingTurns(Duration.ofMillis(1));

        assertThrows(
                IllegalStateException.class,
                () -> turns.open(() -> {
                    throw new IllegalStateException("no connection");
                }));

        turns.open(jdbi::open).close();
    }

    @Test
    void aHandleThatIsClosedTwiceEndsOneTurn() {
        WritingTurns turns = new WritingTurns(Duration.ofMillis(1));
        Handle first = turns.open(jdbi::open);
        first.close();
        first.close();

        Handle second = turns.open(jdbi::open);
        assertThrows(ConnectionException.class, () -> turns.open(jdbi::open));
        second.close();
    }

    @Test
    void anInterruptedThreadSaysThatTheServerStops() {
        WritingTurns turns = new WritingTurns(LONG);
        Thread.currentThread().interrupt();

        TrackerException stopping = assertThrows(TrackerException.class, () -> turns.open(jdbi::open));

        assertEquals(ErrorCode.SHUTTING_DOWN, stopping.code());
        assertTrue(Thread.interrupted());
    }

    private static Thread waits(WritingTurns turns, boolean joins) {
        Thread waiting = new Thread(() -> {
            turns.take(joins);
            turns.pass();
        });
        waiting.start();
        awaitWaiting(turns, 1);
        return waiting;
    }

    @Test
    void aTurnIsHandedOnToOneThatJoins() throws InterruptedException {
        WritingTurns turns = new WritingTurns(LONG);
        turns.take(true);
        Thread joining = waits(turns, true);

        assertTrue(turns.handOn());

        joining.join();
        turns.take(true);
    }

    @Test
    void aTurnIsKeptWhenNobodyWaitsThatJoins() throws InterruptedException {
        WritingTurns turns = new WritingTurns(LONG);
        turns.take(true);
        assertFalse(turns.handOn());
        Thread alone = waits(turns, false);

        assertFalse(turns.handOn());

        turns.pass();
        alone.join();
    }

    @Test
    void aTurnIsNotHandedOnToOneThatGaveUp() {
        WritingTurns turns = new WritingTurns(Duration.ofMillis(1));
        turns.take(true);
        assertThrows(ConnectionException.class, () -> turns.take(true));

        assertFalse(turns.handOn());
        assertEquals(0, turns.waiting());
    }
}
