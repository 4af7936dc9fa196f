package dev.issuetracker.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.comment.AddComment;
import dev.issuetracker.application.comment.CommentService;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.field.GivenValue;
import dev.issuetracker.application.issue.CreateIssue;
import dev.issuetracker.application.issue.EditIssue;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.issue.LabelKey;
import dev.issuetracker.application.issue.find.FindIssues;
import dev.issuetracker.application.issue.find.IssueCriteria;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.User;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done all day takes few round trips to PostgreSQL. The start of the transaction comes with the first one. */
class StatementsTest {
    private static final Instant AT = Instant.parse("2026-11-26T09:30:00Z");

    private final TestDatabase test = PostgresqlServer.testDatabase();
    private final Database database = test.open();
    private final IssuePorts ports = database.issuePorts(Clock.fixed(AT, ZoneOffset.UTC));
    private final IssueService issues = new IssueService(ports);
    private final CommentService comments = new CommentService(ports, database.comments());
    private Caller jane;

    @BeforeEach
    void fill() {
        User user = database.transactions().in(() -> database.users().add("jane", "jane@example.org", "hash", AT));
        jane = Callers.of(user);
        database.transactions().run(() -> {
            database.labels().add("bug", "d73a4a", "", AT);
            database.labels().add("ui", "d73a4a", "", AT);
            database.fields().add("Note", FieldType.TEXT, "", List.of(), AT);
        });
        issues.create(jane, titled("First"));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private static CreateIssue titled(String title) {
        return new CreateIssue().withText(IssueField.TITLE, title);
    }

    private void assertStatements(int expected, Runnable work) {
        List<String> statements = database.transactions().in(() -> StatementLog.of(database.handle(), work));
        assertEquals(expected, statements.size(), () -> String.join("\n", statements));
    }

    @Test
    void newIssueTakesOneForItsIdAndAllItsRows() {
        assertStatements(1, () -> issues.create(jane, titled("Second")));
    }

    @Test
    void labelsOfANewIssueTakeOneMoreToFindThemAndFieldsOneForTheirVersion() {
        CreateIssue command = titled("Second")
                .withLabels(List.of(new LabelKey.ByName("bug"), new LabelKey.ByName("ui")))
                .withFields(Map.of("Note", new GivenValue.Text("Text")));
        // Read once, the definitions are remembered.
        database.transactions().reading(() -> database.fields().all());

        assertStatements(3, () -> issues.create(jane, command));
    }

    @Test
    void editTakesOneToReadAndOneToWrite() {
        assertStatements(2, () -> issues.edit(jane, 1, EditIssue.of(1L).withText(IssueField.TITLE, "Other")));
    }

    @Test
    void commentTakesOneForItsIssueAndOneForItself() {
        assertStatements(2, () -> comments.add(jane, 1, new AddComment("Text")));
    }

    @Test
    void whetherThereAreWebhooksIsSaidByWhatWrites() {
        assertStatements(1, () -> {
            issues.create(jane, titled("Second"));
            assertEquals(List.of(), database.webhooks().all());
        });
        assertStatements(2, () -> {
            issues.edit(jane, 1, EditIssue.of(1L).withText(IssueField.TITLE, "Other"));
            assertEquals(List.of(), database.webhooks().all());
        });
        assertStatements(2, () -> {
            comments.add(jane, 1, new AddComment("Text"));
            assertEquals(List.of(), database.webhooks().all());
        });
    }

    @Test
    void issueIsReadByOne() {
        assertStatements(1, () -> issues.get(jane, 1));
    }

    @Test
    void searchThatNamesNobodyLooksForNoAccount() {
        // Read once, the definitions are remembered.
        database.transactions().reading(() -> database.fields().all());
        FindIssues open = FindIssues.of(IssueCriteria.of(IssueFilter.all()).search("is:open label:bug"));
        assertStatements(4, () -> issues.list(jane, open, PageRequest.first(9)));
    }
}
