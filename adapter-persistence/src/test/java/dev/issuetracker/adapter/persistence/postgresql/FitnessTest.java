package dev.issuetracker.adapter.persistence.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.TransactionPooler;
import dev.issuetracker.adapter.persistence.copy.Copies;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import dev.issuetracker.application.store.StoreStatus.State;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a PostgreSQL database cannot be used for is said at the start, with the remedy. */
class FitnessTest {
    @TempDir
    private Path folder;

    private static Postgresql encoded(String encoding) {
        return PostgresqlServer.emptyDatabaseMadeWith(
                "ENCODING '" + encoding + "' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
    }

    private static String rejection(Postgresql settings) {
        UnusableDatabaseException rejection = assertThrows(
                UnusableDatabaseException.class, () -> Database.open(settings).close());
        return String.valueOf(rejection.getMessage());
    }

    private Postgresql through(TransactionPooler pooler, Postgresql direct) {
        Node node = direct.primary();
        return DatabaseSettings.postgresql(
                new Node("127.0.0.1", pooler.port(), node.database(), node.user(), node.password(), node.sslMode()),
                Optional.empty(),
                folder.resolve("lineage"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQL_ASCII", "LATIN1"})
    void databaseThatCannotHoldEveryTextIsRejectedWithHowToCreateOne(String encoding) {
        Postgresql settings = encoded(encoding);
        String rejection = rejection(settings);
        assertTrue(rejection.contains("its encoding is " + encoding + ","), rejection);
        assertTrue(
                rejection.contains("CREATE DATABASE " + settings.primary().database()
                        + " ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8' TEMPLATE template0"),
                rejection);
    }

    @Test
    void nothingIsCopiedIntoADatabaseThatCannotHoldEveryText() {
        Path file = folder.resolve("tracker.db");
        Database.open(DatabaseSettings.sqlite(file)).close();
        Copies.CopyException rejection = assertThrows(
                Copies.CopyException.class,
                () -> Copies.toPostgresql(DatabaseSettings.sqlite(file), encoded("LATIN1"), progress -> {}));
        String message = String.valueOf(rejection.getMessage());
        assertTrue(message.startsWith("Nothing was copied. The database "), message);
        assertTrue(message.contains("its encoding is LATIN1"), message);
    }

    @Test
    void poolerInTransactionModeIsRejected() {
        Postgresql direct = PostgresqlServer.freshDatabase();
        try (TransactionPooler pooler =
                TransactionPooler.inTransactionMode(direct.primary().port())) {
            String rejection = rejection(through(pooler, direct));
            assertTrue(rejection.contains("transaction mode"), rejection);
            assertTrue(rejection.contains("pool_mode = session"), rejection);
        }
    }

    @Test
    void poolerInTransactionModeIsRejectedEvenWhileOthersUseIt() throws SQLException {
        Postgresql direct = PostgresqlServer.freshDatabase();
        try (TransactionPooler pooler =
                        TransactionPooler.inTransactionMode(direct.primary().port());
                Connection busy = PostgresqlServer.connect(through(pooler, direct));
                Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("SELECT 1");
            String rejection = rejection(through(pooler, direct));
            assertTrue(rejection.contains("transaction mode"), rejection);
        }
    }

    @Test
    void poolerInSessionModeIsGood() {
        Postgresql direct = PostgresqlServer.freshDatabase();
        try (TransactionPooler pooler =
                        TransactionPooler.inSessionMode(direct.primary().port());
                Database database = Database.open(through(pooler, direct))) {
            assertEquals(State.READY, database.health().status().state());
        }
    }
}
