package dev.issuetracker.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.contract.Threads;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a unit of work refers to is deleted after it was found. Only PostgreSQL lets two units of work do so. */
class DeletedMeanwhileTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00Z");

    private final TestDatabase test = PostgresqlServer.testDatabase();
    private final Database database = test.open();
    private final UserRef jane = database.transactions()
            .in(() -> database.users().add("jane", "jane@example.org", "hash", AT))
            .ref();
    private final Label bug = database.transactions().in(() -> database.labels().add("bug", "d73a4a", "", AT));
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void theWorkLooksAgain() {
        List<LabelRef> labels = database.transactions().in(() -> {
            List<LabelRef> found =
                    database.labels().find(bug.id()).map(Label::ref).stream().toList();
            if (runs.incrementAndGet() == 1) {
                Threads.elsewhere(this::deleteBug);
            }
            IssueDraft draft = IssueDraft.of("One", "").with(IssueField.LABELS, found);
            return database.issues().add(List.of(draft), jane, AT).get(0).labels();
        });

        assertEquals(List.of(), labels);
        assertEquals(2, runs.get());
    }

    private boolean deleteBug() {
        database.transactions().run(() -> database.labels().remove(bug.id()));
        return true;
    }
}
