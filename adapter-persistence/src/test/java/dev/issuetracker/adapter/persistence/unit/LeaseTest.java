package dev.issuetracker.adapter.persistence.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.postgresql.NodeGate;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlPools;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.store.RowMappers;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.OwnThread;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that a move to another node overtakes, at each point where it can. */
class LeaseTest {
    private static final String INSERT =
            "INSERT INTO labels (name, name_key, color, description, created_at, updated_at) VALUES ('x', 'x',"
                    + " 'ffffff', '', 1, 1)";

    private final Postgresql settings = PostgresqlServer.freshDatabase();
    private final FencingEpoch epoch = new FencingEpoch();
    private Pools pools;
    private Lease lease;

    @BeforeEach
    void take() {
        pools = PostgresqlPools.of(settings.primary(), settings, new RowMappers(), new NodeGate());
        lease = Lease.of(pools.openWriting(), epoch).orElseThrow();
        lease.handle().begin();
    }

    @AfterEach
    void close() {
        pools.close();
    }

    @Test
    void commitWithinItsTermIsKept() {
        lease.handle().execute(INSERT);
        lease.commit();
        lease.close();

        assertEquals(1, labels());
    }

    @Test
    void aStatementAfterTheTermFails() {
        epoch.end();

        JdbiException failure =
                assertThrows(JdbiException.class, () -> lease.handle().execute(INSERT));

        assertEquals(SqlFailure.UNREACHABLE, SqlFailure.of(failure));
    }

    @Test
    void aStatementThatRunsWhenTheTermEndsFails() {
        CompletableFuture<Integer> running =
                CompletableFuture.supplyAsync(() -> lease.handle().execute("SELECT pg_sleep(60)"), OwnThread.EACH);
        Await.until("the statement runs", () -> sleepers() == 1);

        epoch.end();

        assertThrows(RuntimeException.class, running::join);
    }

    @Test
    void aCommitAfterTheTermStoresNothing() {
        lease.handle().execute(INSERT);
        epoch.end();

        TrackerException exception = assertThrows(TrackerException.class, lease::commit);

        assertEquals(ErrorCode.STORE_UNAVAILABLE, exception.code());
        assertEquals(0, labels());
    }

    /** As when it was already checked that the epoch goes on. */
    @Test
    void aCommitSentAfterTheTermStoresNothing() {
        lease.handle().execute(INSERT);
        epoch.end();

        assertThrows(JdbiException.class, lease.handle()::commit);

        assertEquals(0, labels());
    }

    @Test
    void noConnectionIsGivenOutAfterTheTerm() {
        epoch.end();

        Optional<Lease> late = Lease.of(pools.openWriting(), epoch);

        assertTrue(late.isEmpty());
    }

    @Test
    void aCommitThatTheDatabaseRejectsIsNotInDoubt() {
        lease.handle().execute("CREATE TEMPORARY TABLE t (a INTEGER UNIQUE DEFERRABLE INITIALLY DEFERRED)");
        lease.handle().execute("INSERT INTO t VALUES (1), (1)");

        JdbiException exception = assertThrows(JdbiException.class, lease::commit);

        assertEquals(SqlFailure.TAKEN, SqlFailure.of(exception));
    }

    @Test
    void aCommitWithoutAnAnswerIsInDoubt() {
        lease.handle().execute("CREATE TEMPORARY TABLE t (a INTEGER)");
        lease.handle().execute("""
                CREATE FUNCTION pg_temp.die() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'
                """);
        lease.handle().execute("""
                CREATE CONSTRAINT TRIGGER die AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION pg_temp.die()
                """);
        lease.handle().execute("INSERT INTO t VALUES (1)");

        TrackerException doubt = assertThrows(TrackerException.class, lease::commit);

        assertEquals(ErrorCode.OUTCOME_UNKNOWN, doubt.code());
    }

    private int labels() {
        return count("SELECT count(*) FROM labels");
    }

    private int sleepers() {
        return count("SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(60)' AND state = 'active'"
                + " AND datname = current_database()");
    }

    private int count(String sql) {
        try (Handle handle = pools.openReading()) {
            return handle.createQuery(sql).mapTo(Integer.class).one();
        }
    }
}
