package dev.issuetracker.adapter.persistence.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.unit.FencingEpoch;
import dev.issuetracker.adapter.persistence.unit.Lease;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** Units of work that are committed together. The first one holds its turn until the others wait behind it. */
class WritingGroupsTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final WritingTurns turns = new WritingTurns(LONG);
    private final AtomicInteger commits = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Callable<Void> beforeCommit = () -> null;
    private Callable<Void> afterCommit = () -> null;
    private final CountDownLatch commitReached = new CountDownLatch(1);
    private final CountDownLatch commitGoesOn = new CountDownLatch(1);
    private Jdbi jdbi;
    private WritingGroups groups;

    @BeforeEach
    void open() {
        SQLiteConfig config = new SQLiteConfig();
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.enforceForeignKeys(true);
        String url = "jdbc:sqlite:" + folder.resolve("names.db");
        jdbi = Jdbi.create(() -> watched(new EndingConnection(url, config.toProperties())));
        jdbi.useHandle(handle -> {
            handle.execute("CREATE TABLE names (name TEXT PRIMARY KEY,"
                    + " likes TEXT REFERENCES names (name) DEFERRABLE INITIALLY DEFERRED)");
        });
        groups = new WritingGroups(
                turns,
                jdbi::open,
                handle -> Lease.of(handle, new FencingEpoch()).orElseThrow(),
                LONG);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    private Connection watched(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean commit = method.getName().equals("commit");
                    if (commit) {
                        beforeCommit.call();
                    }
                    try {
                        Object answer = method.invoke(connection, arguments);
                        if (commit) {
                            commits.incrementAndGet();
                            afterCommit.call();
                        }
                        return answer;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private void holdTheCommit() {
        beforeCommit = () -> {
            commitReached.countDown();
            await(commitGoesOn);
            return null;
        };
    }

    private static Function<Handle, String> adding(String name) {
        return handle -> {
            add(handle, name);
            return name;
        };
    }

    private static void add(Handle handle, String name) {
        handle.execute("INSERT INTO names (name) VALUES (?)", name);
    }

    private static List<String> names(Handle handle) {
        return handle.createQuery("SELECT name FROM names ORDER BY name")
                .mapTo(String.class)
                .list();
    }

    private List<String> stored() {
        return jdbi.withHandle(WritingGroupsTest::names);
    }

    /** A group of the units, in their order, that has not begun to end. */
    @SafeVarargs
    private <T> List<Future<T>> together(Function<Handle, T>... units) {
        CountDownLatch all = new CountDownLatch(1);
        List<Future<T>> answers = new ArrayList<>();
        Function<Handle, T> first = units[0];
        CountDownLatch begun = new CountDownLatch(1);
        answers.add(threads.submit(() -> groups.in(handle -> {
            begun.countDown();
            await(all);
            return first.apply(handle);
        })));
        await(begun);
        for (int i = 1; i < units.length; i++) {
            Function<Handle, T> unit = units[i];
            int waiting = i;
            answers.add(threads.submit(() -> groups.in(unit)));
            Await.until(waiting + " wait", () -> turns.waiting() == waiting);
        }
        all.countDown();
        return answers;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            throw new CompletionException(stopping);
        }
    }

    private static Throwable failure(Future<?> answer) {
        return Objects.requireNonNull(
                assertThrows(ExecutionException.class, answer::get).getCause());
    }

    @Test
    void nobodyIsAnsweredBeforeTheOneCommit() throws Exception {
        holdTheCommit();
        List<Future<String>> answers = together(adding("a"), adding("b"), adding("c"));
        await(commitReached);

        assertEquals(List.of(), stored());
        assertEquals(List.of(), answers.stream().filter(Future::isDone).toList());

        commitGoesOn.countDown();
        for (Future<String> answer : answers) {
            answer.get();
        }
        assertEquals(List.of("a", "b", "c"), stored());
        assertEquals(1, commits.get());
    }

    @Test
    void oneThatComesWhenNobodyWaitsIsCommittedAtOnce() {
        assertEquals("a", groups.in(adding("a")));
        assertEquals("b", groups.in(adding("b")));

        assertEquals(2, commits.get());
    }

    @Test
    void aUnitSeesWhatTheOnesBeforeItWrote() throws Exception {
        List<Future<Object>> answers = together(adding("a")::apply, WritingGroupsTest::names);

        assertEquals(List.of("a"), answers.get(1).get());
    }

    @Test
    void oneThatThrowsIsUndoneAlone() throws Exception {
        List<Future<String>> answers = together(
                adding("a"),
                handle -> {
                    add(handle, "b");
                    throw new ArithmeticException();
                },
                adding("c"));

        assertEquals("a", answers.get(0).get());
        assertInstanceOf(ArithmeticException.class, failure(answers.get(1)));
        assertEquals("c", answers.get(2).get());
        assertEquals(List.of("a", "c"), stored());
        assertEquals(1, commits.get());
    }

    @Test
    void oneThatThrowsIsAnsweredWhenWhatItSawIsStored() throws Exception {
        holdTheCommit();
        List<Future<String>> answers = together(adding("a"), handle -> {
            throw new IllegalStateException("taken: " + names(handle));
        });
        await(commitReached);

        assertFalse(answers.get(1).isDone());

        commitGoesOn.countDown();
        assertEquals("taken: [a]", failure(answers.get(1)).getMessage());
        assertEquals(List.of("a"), stored());
    }

    @Test
    void theFirstOneThatThrowsIsUndoneAndCommitsNothing() throws Exception {
        List<Future<String>> answers = together(
                handle -> {
                    add(handle, "a");
                    throw new ArithmeticException();
                },
                adding("b"));

        assertInstanceOf(ArithmeticException.class, failure(answers.get(0)));
        assertEquals("b", answers.get(1).get());
        assertEquals(List.of("b"), stored());
    }

    /** As SQLite does by itself, on a full disk for example. */
    @Test
    void oneThatUndoesTheTransactionHarmsNoOther() throws Exception {
        List<Future<String>> answers = together(
                adding("a"),
                adding("b"),
                handle -> {
                    handle.execute("ROLLBACK");
                    throw new ArithmeticException();
                },
                adding("c"));

        assertEquals("a", answers.get(0).get());
        assertEquals("b", answers.get(1).get());
        assertInstanceOf(ArithmeticException.class, failure(answers.get(2)));
        assertEquals("c", answers.get(3).get());
        assertEquals(List.of("a", "b", "c"), stored());
    }

    @Test
    void oneThatUndoesTheTransactionAndReturnsFails() throws Exception {
        List<Future<String>> answers = together(adding("a"), handle -> {
            handle.execute("ROLLBACK");
            return "done";
        });

        assertEquals("a", answers.get(0).get());
        failure(answers.get(1));
        assertEquals(List.of("a"), stored());
    }

    /** SQLite looks for this when it commits, not at the end of a savepoint. */
    @Test
    void oneForWhichTheCommitIsRejectedHarmsNoOther() throws Exception {
        List<Future<String>> answers = together(
                adding("a"),
                handle -> {
                    handle.execute("INSERT INTO names (name, likes) VALUES ('b', 'nobody')");
                    return "b";
                },
                adding("c"));

        assertEquals("a", answers.get(0).get());
        assertEquals(SqlFailure.DANGLING, SqlFailure.of(failure(answers.get(1))));
        assertEquals("c", answers.get(2).get());
        assertEquals(List.of("a", "c"), stored());
    }

    @Test
    void allFailWhenNobodyKnowsWhetherTheCommitIsStored() throws Exception {
        afterCommit = () -> {
            throw new SQLException("the connection broke");
        };
        List<Future<String>> answers = together(adding("a"), adding("b"));

        for (Future<String> answer : answers) {
            TrackerException unknown = assertInstanceOf(TrackerException.class, failure(answer));
            assertEquals(ErrorCode.OUTCOME_UNKNOWN, unknown.code());
        }
        afterCommit = () -> null;
        assertEquals("c", groups.in(adding("c")));
    }

    @Test
    void oneThatRunsAloneWaitsUntilTheGroupIsCommitted() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Future<String> first = threads.submit(() -> groups.in(handle -> {
            begun.countDown();
            await(hold);
            return adding("a").apply(handle);
        }));
        await(begun);
        Future<List<String>> alone = threads.submit(() -> groups.alone(handle -> stored()));
        Await.until("it waits", () -> turns.waiting() == 1);
        hold.countDown();

        assertEquals("a", first.get());
        assertEquals(List.of("a"), alone.get());
        assertEquals(2, commits.get());
    }

    @Test
    void anInterruptDoesNotEndTheWaitingForTheCommit() throws Exception {
        holdTheCommit();
        Thread[] waiting = new Thread[1];
        List<Future<String>> answers = together(
                handle -> {
                    waiting[0] = Thread.currentThread();
                    return adding("a").apply(handle);
                },
                adding("b"));
        await(commitReached);
        waiting[0].interrupt();
        assertFalse(answers.get(0).isDone());
        commitGoesOn.countDown();

        assertEquals("a", answers.get(0).get());
        assertEquals("b", answers.get(1).get());
    }

    @Test
    void aUnitThatTookLongCommitsBeforeTheNextOne() throws Exception {
        groups = new WritingGroups(
                turns,
                jdbi::open,
                handle -> Lease.of(handle, new FencingEpoch()).orElseThrow(),
                Duration.ZERO);
        for (Future<String> answer : together(adding("a"), adding("b"), adding("c"))) {
            answer.get();
        }

        assertEquals(3, commits.get());
    }

    @Test
    void theOrderIsThatOfTheQueue() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        List<Function<Handle, Boolean>> units = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            units.add(handle -> order.add(name));
        }
        for (Future<Boolean> answer : together(units.get(0), units.get(1), units.get(2), units.get(3))) {
            answer.get();
        }

        assertEquals(List.of("a", "b", "c", "d"), order);
    }

    @Test
    void aConnectionThatDoesNotOpenEndsTheTurn() {
        WritingGroups broken = new WritingGroups(
                turns,
                () -> {
                    throw new IllegalStateException("no connection");
                },
                handle -> Lease.of(handle, new FencingEpoch()).orElseThrow(),
                LONG);

        assertThrows(IllegalStateException.class, () -> broken.in(adding("a")));

        assertEquals("b", groups.in(adding("b")));
    }
}
