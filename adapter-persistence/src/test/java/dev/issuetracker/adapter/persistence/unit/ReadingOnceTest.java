package dev.issuetracker.adapter.persistence.unit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.store.Transactions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingOnceTest {
    @TempDir
    Path folder;

    private Database database;
    private Transactions transactions;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseSettings.sqlite(folder.resolve("tracker.db")));
        transactions = database.transactions();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private boolean inTransaction() {
        return database.handle().isInTransaction();
    }

    @Test
    void oneStatementTakesNoTransaction() {
        assertFalse(transactions.readingOnce(this::inTransaction));
        assertTrue(transactions.reading(this::inTransaction));
    }

    @Test
    void insideOfATransactionItJoins() {
        assertTrue(transactions.reading(() -> transactions.readingOnce(this::inTransaction)));
        assertTrue(transactions.in(() -> transactions.readingOnce(this::inTransaction)));
    }
}
