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

    private static String refusal(Postgresql settings) {
        UnusableDatabaseException refusal = assertThrows(
                UnusableDatabaseException.class, () -> Database.open(settings).close());
        return String.valueOf(refusal.getMessage());
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
    void databaseThatCannotHoldEveryTextIsRefusedWithHowToMakeOne(String encoding) {
        Postgresql settings = encoded(encoding);
        String refusal = refusal(settings);
        assertTrue(refusal.contains("it is encoded " + encoding + ","), refusal);
        assertTrue(
                refusal.contains("CREATE DATABASE " + settings.primary().database()
                        + " ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8' TEMPLATE template0"),
                refusal);
    }

    @Test
    void nothingIsCopiedIntoADatabaseThatCannotHoldEveryText() {
        Path file = folder.resolve("tracker.db");
        Database.open(DatabaseSettings.sqlite(file)).close();
        Copies.CopyException refusal = assertThrows(
                Copies.CopyException.class,
                () -> Copies.toPostgresql(DatabaseSettings.sqlite(file), encoded("LATIN1"), progress -> {}));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.startsWith("Nothing was copied: The database "), message);
        assertTrue(message.contains("it is encoded LATIN1"), message);
    }

    @Test
    void poolerInTransactionModeIsRefused() {
        Postgresql direct = PostgresqlServer.freshDatabase();
        try (TransactionPooler pooler =
                TransactionPooler.inTransactionMode(direct.primary().port())) {
            String refusal = refusal(through(pooler, direct));
            assertTrue(refusal.contains("transaction mode"), refusal);
            assertTrue(refusal.contains("pool_mode = session"), refusal);
        }
    }

    @Test
    void poolerInTransactionModeIsRefusedAlsoWhileOthersUseIt() throws SQLException {
        Postgresql direct = PostgresqlServer.freshDatabase();
        try (TransactionPooler pooler =
                        TransactionPooler.inTransactionMode(direct.primary().port());
                Connection busy = PostgresqlServer.connect(through(pooler, direct));
                Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("SELECT 1");
            String refusal = refusal(through(pooler, direct));
            assertTrue(refusal.contains("transaction mode"), refusal);
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
