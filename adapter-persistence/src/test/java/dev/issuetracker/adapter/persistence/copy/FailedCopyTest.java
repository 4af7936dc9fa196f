package dev.issuetracker.adapter.persistence.copy;

import static dev.issuetracker.adapter.persistence.copy.SampleTracker.AT;
import static dev.issuetracker.adapter.persistence.copy.SampleTracker.contents;
import static dev.issuetracker.adapter.persistence.copy.SampleTracker.nextIds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyProgress;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyProgress.Step;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A copy that cannot be whole fails with the reason, and leaves nothing on the server. */
class FailedCopyTest extends CopyFixture {
    @Test
    void aFileThatIsWrittenMeanwhileIsRejected() throws SQLException {
        try (Database running = Database.open(from)) {
            Consumer<CopyProgress> writing = progress -> {
                if (progress.table().equals("imports") && progress.step() == Step.COPYING) {
                    running.transactions().run(() -> running.labels().add("late", "ffffff", "", AT));
                }
            };

            CopyException exception = assertThrows(CopyException.class, () -> Copies.toPostgresql(from, to, writing));

            assertTrue(message(exception).contains("changed during the copy"), message(exception));
            assertEmpty();
        }
    }

    @Test
    void aDatabaseThatHoldsDataIsRejectedAndLeftAlone() throws SQLException {
        try (Database database = Database.open(to)) {
            database.transactions().run(() -> database.users().add("other", "o@example.org", "hash", AT));
        }

        String message = failureOfTheCopy();

        assertTrue(message.contains("has data already, in its table users"), message);
        assertEquals(1, count(to, "users"));
        assertEquals(0, count(to, "issues"));
    }

    @Test
    void theSameCopyTwiceIsRejected() {
        copy();

        assertThrows(CopyException.class, this::copy);

        assertEquals(contents(from), contents(to));
    }

    @Test
    void aFailureAtTheLastTableLeavesNothingAndCanBeTriedAgain() throws SQLException {
        onInsert("imports", "RAISE EXCEPTION 'the disk is on fire';");

        assertFailsAndLeavesNothing("the disk is on fire");
        execute(to, "DROP TRIGGER tampering ON imports");
        copy();
        assertEquals(nextIds(from), nextIds(to));
    }

    @Test
    void aFailureOfTheListenerLeavesNothing() throws SQLException {
        Consumer<CopyProgress> failing = progress -> {
            if (progress.step() == Step.CHECKING) {
                throw new IllegalStateException("nobody listens");
            }
        };

        assertThrows(IllegalStateException.class, () -> Copies.toPostgresql(from, to, failing));

        assertEmpty();
    }

    @Test
    void aRowThatIsChangedOnTheWayIsCaughtByTheChecksum() throws SQLException {
        onInsert("comments", "IF NEW.id = 2 THEN NEW.body := NEW.body || ' '; END IF;");

        assertFailsAndLeavesNothing("the table comments arrived as");
    }

    @Test
    void aRowThatIsLostOnTheWayIsCaught() throws SQLException {
        onInsert("issue_labels", "IF NEW.issue_id = 7 THEN RETURN NULL; END IF;");

        assertFailsAndLeavesNothing("the table issue_labels arrived as");
    }

    @Test
    void textThatIsNotUnicodeIsRejected() throws SQLException {
        inFile("UPDATE comments SET body = CAST(x'61ff62' AS TEXT) WHERE id = 2");

        assertFailsAndLeavesNothing("invalid byte sequence");
    }

    @Test
    void aDamagedFileIsNamed() throws IOException, SQLException {
        int page = 4_096;
        try (FileChannel file = FileChannel.open(from.file(), StandardOpenOption.WRITE)) {
            // The schema is in the first pages and stays whole.
            for (long at = file.size() / 2 / page * page; at < file.size(); at += page) {
                file.write(ByteBuffer.allocate(page), at);
            }
        }

        assertFailsAndLeavesNothing(from.file() + " is damaged: ");
    }

    @Test
    void aFileWithRemainsOfAnImportIsRejected() throws SQLException {
        inFile("INSERT INTO staged_issues (only_row, first_id, last_id) VALUES (1, 900, 999)");

        assertFailsAndLeavesNothing("was interrupted and has left issues behind");
    }

    @Test
    void aFileOfANewerSchemaIsRejected() throws SQLException {
        inFile("UPDATE flyway_schema_history SET version = '1000' WHERE version IS NOT NULL");

        assertFailsAndLeavesNothing("version 1000, which is newer than");
    }

    @Test
    void aFileOfAnOlderSchemaIsRejected() throws SQLException {
        inFile("UPDATE flyway_schema_history SET version = '0.5' WHERE version IS NOT NULL");

        assertFailsAndLeavesNothing("version 0.5, which is older than");
    }

    @Test
    void aMissingFileIsRejectedAndNotCreated() {
        Path missing = folder.resolve("missing.db");
        from = DatabaseSettings.sqlite(missing);

        assertEquals("There is no file " + missing + ".", failureOfTheCopy());
        assertTrue(Files.notExists(missing));
    }

    @Test
    void aFileOfAnotherProgramIsRejected() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear Jane, ".repeat(1000));
        from = DatabaseSettings.sqlite(letter);

        String message = failureOfTheCopy();

        assertTrue(message.contains("is not a tracker's file"), message);
    }

    private void assertFailsAndLeavesNothing(String reason) throws SQLException {
        String message = failureOfTheCopy();
        assertTrue(message.contains(reason), message);
        assertEmpty();
    }

    /** Lets the database itself change rows that come in. */
    private void onInsert(String table, String statements) throws SQLException {
        execute(
                to,
                "CREATE FUNCTION tamper() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + statements
                        + " RETURN NEW; END $$");
        execute(to, "CREATE TRIGGER tampering BEFORE INSERT ON " + table + " FOR EACH ROW EXECUTE FUNCTION tamper()");
    }

    private void inFile(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + from.file());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
