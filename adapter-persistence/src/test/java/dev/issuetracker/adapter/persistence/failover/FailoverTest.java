package dev.issuetracker.adapter.persistence.failover;

import static dev.issuetracker.adapter.persistence.failover.Health.assertStatus;
import static dev.issuetracker.adapter.persistence.failover.Health.awaitStatus;
import static dev.issuetracker.adapter.persistence.failover.Health.connected;
import static dev.issuetracker.adapter.persistence.failover.Health.detail;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import dev.issuetracker.application.store.StoreStatus.State;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.OwnThread;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.user.User;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read and written while real nodes come, go and are promoted. */
@Execution(ExecutionMode.CONCURRENT) // It mostly waits for servers.
class FailoverTest extends FailoverFixture {
    @Test
    void aStandbyAloneIsReadAndNotWrittenUntilItIsPromoted() {
        b.startFollowing(a);
        Database database = open();

        awaitStatus(State.READ_ONLY, "secondary", database);
        assertTrue(detail(database).matches("(?s).* Since [-0-9]{10}T[0-9:]{8}Z\\."), detail(database));
        assertReadable(database);
        assertNotWritable(database);

        b.promote();
        awaitStatus(State.READY, "secondary", database);
        assertWritable(database);
    }

    @Test
    void nothingUpAtTheStartIsNoFailureAndTheSchemaComesWithTheFirstNode() {
        Database database = open("empty");
        assertStatus(State.UNAVAILABLE, "none", database);
        assertNotWritable(database);
        assertEquals(
                ErrorCode.STORE_UNAVAILABLE,
                assertThrows(TrackerException.class, () -> title(database, 7)).code());

        a.start();
        awaitStatus(State.READY, "primary", database);

        assertEquals(Migrations.NEWEST_ON_POSTGRESQL, Health.status(database).schemaVersion());
        connected(() -> {
            User joe = database.transactions().in(() -> database.users().add("joe", "joe@example.org", "hash", AT));
            assertEquals("joe", joe.username());
        });
    }

    @Test
    void bothTakingWritesOnTheSameTimelineAreReadAndNotWrittenUntilOneIsStopped() {
        a.start();
        b.start();
        Database database = open();

        awaitStatus(State.SPLIT_BRAIN, "primary", database);
        assertReadable(database);
        assertNotWritable(database);

        a.stop();
        awaitStatus(State.READY, "secondary", database);
        assertWritable(database);
    }

    @Test
    void oneNodeAloneComesBackAfterItsFall() {
        a.start();
        Database database = open(a.node("tracker"), Optional.empty());
        awaitStatus(State.READY, "primary", database);

        a.kill();
        awaitStatus(State.UNAVAILABLE, "none", database);
        assertNotWritable(database);

        a.start();
        awaitStatus(State.READY, "primary", database);
        assertWritable(database);
    }

    @Test
    void severalServersStartTogetherOnAnEmptyDatabase() {
        a.start();
        List<CompletableFuture<Database>> starting = new ArrayList<>();
        for (int server = 0; server < 3; server++) {
            Path lineage = folder.resolve("lineage" + server);
            starting.add(CompletableFuture.supplyAsync(
                    () -> Database.open(DatabaseSettings.postgresql(a.node("empty"), Optional.empty(), lineage)),
                    OwnThread.EACH));
        }
        List<Database> servers =
                starting.stream().map(CompletableFuture::join).map(this::track).toList();

        servers.forEach(server -> awaitStatus(State.READY, "primary", server));
        assertEquals("1", a.ask("empty", "SELECT count(*) FROM flyway_schema_history WHERE version = '1'"));
    }

    @Test
    void aDatabaseOfSomethingElseIsRejectedAtTheStart() {
        a.start();
        a.execute("empty", "CREATE TABLE other (id INTEGER)");

        UnusableDatabaseException exception = assertThrows(UnusableDatabaseException.class, this::openAnswering);

        assertEquals(
                "The database " + a.node("empty")
                        + " has tables of another program and none of the tracker's: set DB_NAME to another database.",
                exception.getMessage());
    }

    /** A node that does not answer the first probe in time is no reason to end: then the database is opened again. */
    private void openAnswering() {
        Await.until("the node answers the first probe", () -> {
            try (Database database = open("empty")) {
                return !Health.status(database).serving().equals("none");
            }
        });
    }

    /**
     * The server answers the cancelled wait with a warning and the terminated one not at all; the commit is kept here,
     * for now.
     */
    @ParameterizedTest
    @ValueSource(strings = {"pg_cancel_backend", "pg_terminate_backend"})
    void aCommitThatItsSynchronousStandbyDidNotConfirmIsNotAcknowledged(String interruption) {
        startSynchronousPair();
        Database database = open();
        awaitStatus(State.READY, "primary", database);
        b.stop();

        CompletableFuture<Void> edit =
                CompletableFuture.runAsync(() -> connected(() -> edit(database, 7, "Seven")), OwnThread.EACH);
        // What works beside, such as the sums of counts, may wait for the standby as well.
        String interrupt = "SELECT count(" + interruption + "(pid)) FROM pg_stat_activity"
                + " WHERE wait_event = 'SyncRep' AND query = 'COMMIT'";
        Await.until("the edit, whose commit waits, is interrupted", () -> {
            a.ask("tracker", interrupt);
            return edit.isDone();
        });

        CompletionException answer = assertThrows(CompletionException.class, edit::join);
        TrackerException exception = assertInstanceOf(TrackerException.class, answer.getCause());
        assertEquals(ErrorCode.OUTCOME_UNKNOWN, exception.code(), exception.toString());
        connected(() -> assertEquals("Seven", title(database, 7)));
    }

    @Test
    void aPoolFullOfWaitingCallersIsFreedByTheMove() {
        startSynchronousPair();
        Database database = open();
        awaitStatus(State.READY, "primary", database);
        a.freeze();
        List<CompletableFuture<Issue>> stuck = new ArrayList<>();
        for (long issue : ISSUES) {
            stuck.add(CompletableFuture.supplyAsync(() -> edit(database, issue, "Stuck"), OwnThread.EACH));
        }
        b.promote();
        awaitStatus(State.READY, "secondary", database);

        // Some are answered by the former node and fail, the others by the new one.
        stuck.forEach(one -> one.handle((issue, failure) -> failure).join());
        assertWritable(database);
    }
}
