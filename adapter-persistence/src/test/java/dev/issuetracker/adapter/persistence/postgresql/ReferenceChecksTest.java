package dev.issuetracker.adapter.persistence.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL finds by an index what a new row refers to, also when it planned that while the tables were small. */
class ReferenceChecksTest {
    private static final Instant AT = Instant.parse("2026-11-27T02:30:00Z");
    private static final int FEW = 20;
    private static final int MANY = 5_000;
    private static final int BATCH = 500;

    private final Postgresql settings = PostgresqlServer.freshDatabase();
    private final Database database = Database.open(settings);
    private User jane;
    private LabelRef bug;

    @BeforeEach
    void fill() {
        jane = database.transactions().in(() -> database.users().add("jane", "jane@example.org", "hash", AT));
        bug = database.transactions()
                .in(() -> database.labels().add("bug", "d73a4a", "", AT))
                .ref();
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** What the running transaction did so far. */
    private long did(String counter, String table) {
        return database.handle()
                .createQuery("SELECT " + counter + " FROM pg_stat_xact_user_tables WHERE relname = :table")
                .bind("table", table)
                .mapTo(Long.class)
                .one();
    }

    private void analyze() {
        try (Connection connection = PostgresqlServer.connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void add(int count, int atOnce) {
        List<IssueDraft> drafts =
                Collections.nCopies(atOnce, IssueDraft.of("Title", "").with(IssueField.LABELS, List.of(bug)));
        for (int done = 0; done < count; done += atOnce) {
            database.transactions().run(() -> database.issues().add(drafts, jane.ref(), AT));
        }
    }

    @Test
    void manyIssuesAfterAFewAreCheckedByIndexes() {
        add(FEW, 1);
        analyze();
        add(FEW, 1);

        database.transactions().run(() -> {
            add(MANY, BATCH);

            for (String table : List.of("issues", "issue_history")) {
                assertEquals(0, did("seq_tup_read", table) / MANY, table);
            }
        });
    }

    @Test
    void issuesAreCheckedBatchByBatchAndNotAllInTheCommit() {
        database.transactions().run(() -> {
            add(MANY, BATCH);

            assertEquals(MANY, did("idx_scan", "issue_history"));
        });
    }
}
