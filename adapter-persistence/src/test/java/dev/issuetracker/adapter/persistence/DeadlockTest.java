package dev.issuetracker.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two units of work that lock the same issues in opposite order: PostgreSQL undoes one of them. */
class DeadlockTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00Z");

    private final TestDatabase test = PostgresqlServer.testDatabase();
    private final Database database = test.open();
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void whatADeadlockUndidIsDoneAgain() throws Exception {
        UserRef jane = database.transactions()
                .in(() -> database.users().add("jane", "jane@example.org", "hash", AT))
                .ref();
        IssueDraft draft = IssueDraft.of("One", "");
        List<Issue> issues = database.transactions().in(() -> database.issues().add(List.of(draft, draft), jane, AT));
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            long first = issues.get(0).id();
            long second = issues.get(1).id();
            Future<?> forwards = threads.submit(() -> resolve(first, second, bothHoldOne, jane));
            Future<?> backwards = threads.submit(() -> resolve(second, first, bothHoldOne, jane));
            forwards.get(60, TimeUnit.SECONDS);
            backwards.get(60, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }

        assertTrue(runs.get() > 2, "nothing was undone");
        List<Long> versions = database.transactions()
                .reading(() -> database
                        .issues()
                        .findAll(issues.stream().map(Issue::id).toList())
                        .stream()
                        .map(Issue::version)
                        .toList());
        assertEquals(List.of(3L, 3L), versions);
    }

    private void resolve(long one, long other, CyclicBarrier bothHoldOne, UserRef by) {
        database.transactions().run(() -> {
            boolean meets = runs.incrementAndGet() <= 2;
            edit(one, by);
            if (meets) {
                await(bothHoldOne);
            }
            edit(other, by);
        });
    }

    private void edit(long id, UserRef by) {
        database.issues().lock(List.of(id));
        Issue issue = database.issues().find(id).orElseThrow();
        Status next = issue.status() == Status.OPEN ? Status.RESOLVED : Status.OPEN;
        database.issues().save(List.of(issue.edit(IssuePatch.of(IssueField.STATUS, next), by, AT)));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
