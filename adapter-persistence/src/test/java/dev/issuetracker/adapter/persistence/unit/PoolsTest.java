package dev.issuetracker.adapter.persistence.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.postgresql.NodeGate;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlPools;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.store.RowMappers;
import dev.issuetracker.domain.Await;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolsTest {
    private final Postgresql fresh = PostgresqlServer.freshDatabase();
    private final Postgresql settings = new Postgresql(
            fresh.primary(), Optional.empty(), Optional.empty(), 1, Duration.ofMillis(300), fresh.lineageFile());
    private final NodeGate gate = new NodeGate();
    private final Pools pools = PostgresqlPools.of(settings.primary(), settings, new RowMappers(), gate);

    @AfterEach
    void close() {
        pools.close();
    }

    @Test
    void aPoolWhoseConnectionsAreAllInUseIsBusy() {
        try (Handle inUse = Await.answer(this::opened, Optional::isPresent).orElseThrow()) {
            assertEquals(SqlFailure.BUSY, failureOfWriting());
            assertEquals(1, inUse.createQuery("SELECT 1").mapTo(Integer.class).one());
        }
    }

    @Test
    void aPoolThatHasNoConnectionAndNeverFailedToConnectIsNotBusy() {
        Await.until("the first connection is made", this::connects);
        gate.set(false);
        pools.evict();

        assertEquals(SqlFailure.UNREACHABLE, failureOfWriting());

        gate.set(true);
        Await.until("the pool has a connection again", this::connects);
    }

    /** Found by a node that fell in this moment: nobody could write again before a restart. */
    @Test
    void aPoolWhoseFirstConnectionBreaksWhileItIsSetUpConnectsAgain() throws IOException {
        Node direct = fresh.primary();
        try (CuttingRelay relay = new CuttingRelay(direct.host(), direct.port(), "TRANSACTION ISOLATION LEVEL")) {
            Node relayed = new Node(
                    "127.0.0.1",
                    relay.port(),
                    direct.database(),
                    direct.user(),
                    direct.password(),
                    Optional.of("disable"));
            try (Pools throughRelay = PostgresqlPools.of(relayed, settings, new RowMappers(), gate)) {
                Await.until("the pool has a connection", () -> connects(throughRelay));
                assertTrue(relay.hasCut());
            }
        }
    }

    @Test
    void readsArePlannedForDisksThatDoNotTurnAndAreNotCompiled() {
        assertEquals("1.1", setting("random_page_cost"));
        assertEquals("off", setting("jit"));
    }

    @Test
    void whatAnOperatorSetStays() throws SQLException {
        String database = settings.primary().database();
        try (Connection operator = PostgresqlServer.connect(settings);
                Statement statement = operator.createStatement()) {
            statement.execute("ALTER DATABASE " + database + " SET random_page_cost = 3");
            statement.execute("ALTER DATABASE " + database + " SET jit = on");
        }
        assertEquals("3", setting("random_page_cost"));
        assertEquals("on", setting("jit"));
    }

    private String setting(String name) {
        return Await.answer(() -> read("SHOW " + name), Optional::isPresent).orElseThrow();
    }

    private Optional<String> read(String sql) {
        try (Handle handle = pools.openReading()) {
            return Optional.of(handle.createQuery(sql).mapTo(String.class).one());
        } catch (ConnectionException tooSlow) {
            return Optional.empty();
        }
    }

    private SqlFailure failureOfWriting() {
        return SqlFailure.of(assertThrows(ConnectionException.class, pools::openWriting));
    }

    /** A connection, but not on a machine that is busy or pauses: it takes longer than one waits for it here. */
    private Optional<Handle> opened() {
        try {
            return Optional.of(pools.openWriting());
        } catch (ConnectionException tooSlow) {
            return Optional.empty();
        }
    }

    private boolean connects() {
        return connects(pools);
    }

    private static boolean connects(Pools pools) {
        try (Handle handle = pools.openWriting()) {
            return handle.createQuery("SELECT 1").mapTo(Integer.class).one() == 1;
        } catch (ConnectionException tooSlow) {
            return false;
        }
    }
}
