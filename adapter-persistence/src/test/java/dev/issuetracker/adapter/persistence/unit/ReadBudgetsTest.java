package dev.issuetracker.adapter.persistence.unit;

import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.SqliteFile;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlDialect;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Sqlite;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.OwnThread;
import dev.issuetracker.domain.contract.Threads;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may take long is stopped when its time is over, and leaves room for what is quick. */
class ReadBudgetsTest {
    private static final long JANE = 1;
    private static final long JOHN = 2;
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String FOR_EVER_ON_SQLITE =
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
    private static final String FOR_EVER_ON_POSTGRESQL = "SELECT pg_sleep(600)::text";

    @TempDir
    Path folder;

    private Database sqlite(Duration patience) {
        return Database.open(
                new Sqlite(SqliteFile.fresh(folder.resolve("tracker.db")).file(), 2, patience, false));
    }

    private static Database postgresql() {
        Postgresql made = PostgresqlServer.freshDatabase();
        return Database.open(
                new Postgresql(made.primary(), made.secondary(), made.fallback(), 2, LONG, made.lineageFile()));
    }

    private static void run(Database database, String sql) {
        database.handle().createQuery(sql).mapTo(String.class).findOne();
    }

    private static void assertStopped(Database database, String forEver) {
        Transactions transactions = database.transactions();
        assertRejected(
                ErrorCode.TOO_EXPENSIVE,
                () -> transactions.within(JANE, SHORT, () -> {
                    run(database, forEver);
                    return 0;
                }));
        // The connection is good for more, and the limit is gone from it.
        transactions.reading(() -> {
            run(database, "SELECT 1");
            return 0;
        });
    }

    @Test
    void sqliteStopsWhatTakesTooLong() {
        try (Database database = sqlite(LONG)) {
            assertStopped(database, FOR_EVER_ON_SQLITE);
        }
    }

    @Test
    void postgresqlStopsWhatTakesTooLong() {
        try (Database database = postgresql()) {
            assertStopped(database, FOR_EVER_ON_POSTGRESQL);
        }
    }

    @Test
    void connectionDoesNotGiveUpBeforeTheBudgetIsOver() {
        try (Database database = postgresql()) {
            assertRejected(
                    ErrorCode.TOO_EXPENSIVE,
                    () -> database.transactions().reading(() -> {
                        // The driver cancels after a second at the earliest.
                        setNetworkTimeout(database.handle().getConnection(), SHORT);
                        return new PostgresqlDialect().within(SHORT, database.handle(), () -> {
                            run(database, FOR_EVER_ON_POSTGRESQL);
                            return 0;
                        });
                    }));
        }
    }

    private static void setNetworkTimeout(Connection connection, Duration timeout) {
        try {
            connection.setNetworkTimeout(Runnable::run, (int) timeout.toMillis());
        } catch (SQLException closed) {
            throw new IllegalStateException(closed);
        }
    }

    @Test
    void connectionWaitsAsUsualAfterwards() {
        try (Database database = postgresql()) {
            Supplier<Integer> timeout = () -> networkTimeout(database.handle().getConnection());
            int usual = database.transactions().reading(timeout);
            assertNotEquals(usual, database.transactions().within(JANE, LONG, timeout));
            assertEquals(usual, database.transactions().reading(timeout));
        }
    }

    private static int networkTimeout(Connection connection) {
        try {
            return connection.getNetworkTimeout();
        } catch (SQLException closed) {
            throw new IllegalStateException(closed);
        }
    }

    @Test
    void severalStatementsHaveOneBudgetTogether() {
        try (Database database = postgresql()) {
            assertRejected(
                    ErrorCode.TOO_EXPENSIVE,
                    () -> database.transactions().within(JANE, SHORT, () -> {
                        run(database, "SELECT pg_sleep(0.5)::text");
                        run(database, "SELECT 1");
                        return 0;
                    }));
        }
    }

    @Test
    void whatIsInTimeIsAnswered() {
        try (Database database = sqlite(LONG)) {
            Supplier<Integer> count = () -> database.handle()
                    .createQuery("SELECT count(*) FROM issues")
                    .mapTo(Integer.class)
                    .one();
            assertEquals(0, database.transactions().<Integer>within(JANE, LONG, count));
            assertEquals(
                    0,
                    database.transactions()
                            .<Integer>reading(() -> database.transactions().within(JANE, LONG, count)));
        }
    }

    @Test
    void quickReadsFindRoomBesideSlowOnes() {
        try (Database database = sqlite(SHORT)) {
            Transactions transactions = database.transactions();
            Await.until("both connections are made", () -> connected(transactions));
            CountDownLatch others = new CountDownLatch(1);
            CompletableFuture<Integer> running = new CompletableFuture<>();
            CompletableFuture<Integer> slow = CompletableFuture.supplyAsync(
                    () -> transactions.within(JANE, LONG, () -> {
                        running.complete(0);
                        await(others);
                        return 0;
                    }),
                    OwnThread.EACH);
            // When it does not come to run, the test says why.
            CompletableFuture.anyOf(running, slow).join();
            try {
                assertRejected(ErrorCode.STORE_BUSY, () -> transactions.within(JOHN, LONG, () -> 0));
                assertRejected(ErrorCode.ACCOUNT_BUSY, () -> transactions.within(JANE, LONG, () -> 0));
                assertEquals(1, Threads.elsewhere(() -> transactions.<Integer>reading(() -> 1)));
            } finally {
                others.countDown();
            }
        }
    }

    /** Whether two read at once. On a busy machine a connection takes longer than one waits for it here. */
    private static boolean connected(Transactions transactions) {
        try {
            return transactions.reading(() -> Threads.elsewhere(() -> transactions.reading(() -> true)));
        } catch (TrackerException tooSlow) {
            return false;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
