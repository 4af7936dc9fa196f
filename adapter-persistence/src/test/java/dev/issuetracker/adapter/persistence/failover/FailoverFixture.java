package dev.issuetracker.adapter.persistence.failover;

import static dev.issuetracker.adapter.persistence.failover.Health.connected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlNode;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.issue.EditIssue;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.contract.Rejections;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two stopped nodes with the same issues, to be started, killed and promoted; and the databases opened on them. */
abstract class FailoverFixture {
    static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");
    static final List<Long> ISSUES = LongStream.rangeClosed(1, 40).boxed().toList();
    static final String SYNCHRONOUS = "synchronous_standby_names=standby";

    private static final User JANE = new User(1, "jane", "jane@example.org", Role.ADMIN, AT, null);

    @TempDir
    Path folder;

    PostgresqlNode a;
    PostgresqlNode b;
    private final List<Database> opened = new ArrayList<>();

    /** A stopped server with a tracker of a few issues and with an empty database, both the ordinary role tracker's. */
    private static final class Template {
        static final PostgresqlNode NODE = make();

        private static PostgresqlNode make() {
            Path folder = TemporaryFolder.untilExit("failover");
            PostgresqlNode node = PostgresqlNode.initialized(folder.resolve("template"));
            node.start();
            node.execute("CREATE ROLE tracker LOGIN");
            node.execute("CREATE DATABASE tracker OWNER tracker");
            node.execute("CREATE DATABASE empty OWNER tracker");
            try (Database database = Database.open(
                    DatabaseSettings.postgresql(node.node("tracker"), Optional.empty(), folder.resolve("lineage")))) {
                database.transactions().run(() -> {
                    User jane = database.users().add("jane", "jane@example.org", "hash", AT);
                    List<IssueDraft> drafts = ISSUES.stream()
                            .map(id -> IssueDraft.of("Issue " + id, ""))
                            .toList();
                    database.issues().add(drafts, jane.ref(), AT);
                });
            }
            node.stop();
            return node;
        }
    }

    @BeforeEach
    void copyNodes() {
        a = Template.NODE.copy(folder.resolve("a"));
        b = Template.NODE.copy(folder.resolve("b"));
    }

    @AfterEach
    void stopAll() {
        // A process that is left would take the time of all later tests.
        try {
            opened.forEach(Database::close);
        } finally {
            try {
                a.close();
            } finally {
                b.close();
            }
        }
    }

    /** Starts {@link #a} as the primary and {@link #b} as its synchronous standby. */
    void startSynchronousPair() {
        a.start(SYNCHRONOUS);
        b.startFollowing(a);
        Await.until(
                "the standby is synchronous",
                () -> a.ask("postgres", "SELECT sync_state FROM pg_stat_replication")
                        .equals("sync"),
                () -> "not; the primary wrote:\n" + a.log() + "\nand the standby:\n" + b.log());
    }

    Database open() {
        return open("tracker");
    }

    Database open(String name) {
        return open(a.node(name), Optional.of(b.node(name)));
    }

    /** Opens a database that the end of the test closes. */
    Database open(Node primary, Optional<Node> secondary) {
        return track(Database.open(DatabaseSettings.postgresql(primary, secondary, folder.resolve("lineage"))));
    }

    Database track(Database database) {
        opened.add(database);
        return database;
    }

    void close(Database database) {
        opened.remove(database);
        database.close();
    }

    static Issue edit(Database database, long issue, String title) {
        IssueService service = new IssueService(database.issuePorts(Clock.systemUTC()));
        EditIssue command = EditIssue.of(null).with(IssueField.TITLE, title);
        return service.edit(Callers.of(JANE), issue, command);
    }

    static String title(Database database, long issue) {
        return database.transactions()
                .reading(() -> database.issues().find(issue))
                .orElseThrow()
                .title();
    }

    static void assertReadable(Database database) {
        connected(() -> assertEquals("Issue 7", title(database, 7)));
    }

    static void assertWritable(Database database) {
        connected(() -> edit(database, 7, "Seven"));
        connected(() -> assertEquals("Seven", title(database, 7)));
    }

    static void assertNotWritable(Database database) {
        Rejections.assertRejected(ErrorCode.STORE_UNAVAILABLE, () -> edit(database, 7, "Rejected"));
    }
}
