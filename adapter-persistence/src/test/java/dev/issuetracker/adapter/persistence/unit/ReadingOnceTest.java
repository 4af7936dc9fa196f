package dev.issuetracker.adapter.persistence.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.sql.LargeTexts;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.issue.CreateIssue;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.User;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingOnceTest {
    @TempDir
    Path folder;

    private final List<Boolean> runs = new ArrayList<>();
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
    void severalStatementsRunAgainInATransaction() {
        String text = "x".repeat(LargeTexts.SHORT + 1);
        User user = transactions.in(() -> database.users().add("jane", "jane@example.org", "hash", Instant.EPOCH));
        IssueService issues = new IssueService(database.issuePorts(Clock.systemUTC()));
        issues.create(Callers.of(user), new CreateIssue().withText(IssueField.TITLE, "Short"));

        assertEquals(List.of(""), descriptions());
        assertEquals(List.of(false), runs);

        issues.create(
                Callers.of(user),
                new CreateIssue().withText(IssueField.TITLE, "Large").withText(IssueField.DESCRIPTION, text));

        assertEquals(List.of(text, ""), descriptions());
        assertEquals(List.of(false, false, true), runs);
    }

    private List<String> descriptions() {
        return transactions.readingOnce(() -> {
            runs.add(inTransaction());
            return database.issues().list(IssueFilter.all(), IssueSort.DEFAULT, PageRequest.first(9)).items().stream()
                    .map(Issue::description)
                    .toList();
        });
    }

    @Test
    void insideOfATransactionItJoins() {
        assertTrue(transactions.reading(() -> transactions.readingOnce(this::inTransaction)));
        assertTrue(transactions.in(() -> transactions.readingOnce(this::inTransaction)));
    }
}
