package dev.issuetracker.adapter.persistence.failover;

import static dev.issuetracker.adapter.persistence.failover.Health.awaitDetail;
import static dev.issuetracker.adapter.persistence.failover.Health.awaitStatus;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.EditLoad;
import dev.issuetracker.adapter.persistence.PostgresqlNode;
import dev.issuetracker.application.store.StoreStatus.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Failures of real nodes while edits go on. The standby is synchronous: nothing acknowledged is lost then, and only
 * then.
 */
@Execution(ExecutionMode.CONCURRENT) // It mostly waits for servers.
class FailoverUnderLoadTest extends FailoverFixture {
    private static final String OUTDATED = "The primary takes writes on timeline 1, but 2 was seen";
    private static final String VERSIONS = "SELECT md5(string_agg(concat_ws('/', issue_id, version, title_to), ','"
            + " ORDER BY issue_id, version)) FROM issue_history";

    private Database database;

    @BeforeEach
    void openSynchronousPair() {
        startSynchronousPair();
        database = open();
        awaitStatus(State.READY, "primary", database);
    }

    @Test
    void aKilledPrimaryIsSucceededByThePromotedStandbyAndNeverWrittenAgain() {
        underLoad("kill -9 of the primary, its standby promoted, the old primary restarted", load -> {
            a.kill();
            promoteTheStandby();
            load.awaitMore(500);
            // Without waiting for a standby, so that a write would succeed.
            a.start();
            String abandoned = versions(a);
            awaitDetail(OUTDATED, database);
            load.awaitMore(500);
            assertEquals(abandoned, versions(a));
        });
        close(database);
        b.stop();
        Database restarted = open();
        awaitDetail(OUTDATED, restarted);
        assertEquals(State.UNAVAILABLE, Health.status(restarted).state());
        assertNotWritable(restarted);
    }

    @Test
    void aFrozenPrimaryIsSucceededByThePromotedStandbyAndNotWrittenWhenItThaws() {
        underLoad("SIGSTOP of the primary, its standby promoted, the old primary thawed", load -> {
            a.freeze();
            promoteTheStandby();
            load.awaitMore(500);
            a.thaw();
            awaitDetail(OUTDATED, database);
            String abandoned = versions(a);
            load.awaitMore(500);
            assertEquals(abandoned, versions(a));
        });
    }

    @Test
    void aPrimaryThatThawsBeforeAnyPromotionServesAgain() {
        underLoad("SIGSTOP of the primary, thawed without a promotion", load -> {
            a.freeze();
            awaitStatus(State.READ_ONLY, "secondary", database);
            a.thaw();
            awaitStatus(State.READY, "primary", database);
        });
    }

    @Test
    void aStandbyPromotedBesideItsLivingPrimaryIsWrittenInsteadOfIt() {
        underLoad("the standby promoted beside its living primary", load -> {
            b.promote();
            awaitStatus(State.READY, "secondary", database);
        });
    }

    @Test
    void aRestartedPrimaryServesAgain() {
        underLoad("kill -9 of the primary, restarted at once", load -> {
            a.kill();
            a.start(SYNCHRONOUS);
        });
        awaitStatus(State.READY, "primary", database);
    }

    /** As an operator does when the primary is lost: not before the tracker reads from the standby. */
    private void promoteTheStandby() {
        awaitStatus(State.READ_ONLY, "secondary", database);
        b.promote();
        awaitStatus(State.READY, "secondary", database);
    }

    private static String versions(PostgresqlNode node) {
        return node.ask("tracker", VERSIONS);
    }

    /** Edits go on before, during and after the failure. Then every answer is checked and the figures are kept. */
    private void underLoad(String name, Consumer<EditLoad> failure) {
        try (EditLoad load = EditLoad.start((issue, title) -> edit(database, issue, title), ISSUES)) {
            load.awaitMore(500);
            failure.accept(load);
            load.awaitMore(500);
            load.stop();
            assertEquals(List.of(), database.transactions().reading(() -> load.complaints(database.issues())));
            keep(name + ": " + database.transactions().reading(() -> load.figures(database.issues())));
        }
    }

    private static void keep(String figures) {
        try {
            Files.writeString(
                    Path.of("target", "failover-figures.txt"),
                    figures + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
