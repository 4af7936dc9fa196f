package dev.issuetracker.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.field.EditField;
import dev.issuetracker.application.field.FieldService;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.contract.Threads;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers on one PostgreSQL, of which each remembers the definitions of fields. */
class FieldsOfSeveralServersTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00Z");
    private static final int CLIENTS = 4;

    private final DatabaseSettings settings = PostgresqlServer.freshDatabase();
    private final Database one = Database.open(settings);
    private final Database other = Database.open(settings);
    private final User jane = one.transactions().in(() -> one.users().add("jane", "jane@example.org", "hash", AT));
    private final Caller admin = Callers.of(jane.withRole(Role.ADMIN));
    private long issue;

    @BeforeEach
    void addIssueWithField() {
        one.transactions().run(() -> {
            IssueField<String> note = AddedFields.text(add(one, "Note").ref());
            issue = one.issues()
                    .add(List.of(IssueDraft.of("One", "").with(note, "Text")), jane.ref(), AT)
                    .get(0)
                    .id();
        });
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static Field add(Database database, String name) {
        return database.fields().add(name, FieldType.TEXT, "", List.of(), AT);
    }

    private static FieldService fields(Database database) {
        IssuePorts ports = database.issuePorts(Clock.systemUTC());
        return new FieldService(ports.events(), ports.fields(), ports.issues(), ports.clock());
    }

    private String nameOnTheOther() {
        return other.transactions()
                .reading(() -> other.issues().find(issue).orElseThrow().values().added())
                .get(0)
                .code();
    }

    @Test
    void anotherServerShowsTheNewNameAtOnce() {
        assertEquals("fields.Note", nameOnTheOther());

        fields(one).edit(admin, 1, new EditField().name("Remark"));

        assertEquals("fields.Remark", nameOnTheOther());
    }

    @Test
    void aDefinitionThatIsUndoneIsNeverShown() {
        assertEquals("fields.Note", nameOnTheOther());
        try {
            other.transactions().run(() -> {
                Field note = other.fields().find(1).orElseThrow();
                other.fields().save(note.edit("Remark", "", List.of(), AT));
                assertEquals("Remark", other.fields().find(1).orElseThrow().name());
                throw new TrackerException(ErrorCode.NOT_FOUND, "undone");
            });
        } catch (TrackerException expected) {
            assertEquals("undone", expected.getMessage());
        }

        assertEquals("fields.Note", nameOnTheOther());
    }

    @Test
    void anIssueWithFieldsIsReadByOneStatement() {
        nameOnTheOther();
        List<String> statements = other.transactions()
                .reading(() -> StatementLog.of(
                        other.handle(),
                        () -> assertTrue(other.issues().find(issue).isPresent())));

        assertEquals(1, statements.size());
    }

    @Test
    void aLockedDefinitionWaitsForTheUnitOfWork() throws InterruptedException {
        CountDownLatch locked = new CountDownLatch(1);
        AtomicInteger order = new AtomicInteger();
        Thread renaming = new Thread(() -> {
            try {
                locked.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            fields(other).edit(admin, 1, new EditField().name("Remark"));
            order.compareAndSet(1, 2);
        });
        renaming.start();
        one.transactions().run(() -> {
            one.fields().lock(1);
            locked.countDown();
            awaitWaitingForLock();
            order.compareAndSet(0, 1);
        });
        renaming.join();

        assertEquals(2, order.get());
    }

    /** Until the other server waits for a lock of this one. */
    private void awaitWaitingForLock() {
        Await.until(
                "the other server waits",
                () -> one.handle()
                                .createQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")
                                .mapTo(Integer.class)
                                .one()
                        > 0);
    }

    @Test
    void togetherTheyDoNotPassTheLimit() {
        one.transactions().run(() -> {
            for (int i = 2; i < FieldRules.MAX_FIELDS; i++) {
                add(one, "Field " + i);
            }
        });

        List<ErrorCode> rejections =
                Threads.atOnce(CLIENTS, thread -> created(thread % 2 == 0 ? one : other, thread)).stream()
                        .flatMap(List::stream)
                        .toList();

        assertEquals(Collections.nCopies(CLIENTS - 1, ErrorCode.TOO_MANY_FIELDS), rejections);
        assertEquals(FieldRules.MAX_FIELDS, fields(one).list(admin).size());
    }

    /** Why the field was not made; nothing when it was. */
    private List<ErrorCode> created(Database database, int client) {
        try {
            fields(database)
                    .create(admin, new EditField().name("Of client " + client).type("text"));
            return List.of();
        } catch (TrackerException rejected) {
            return List.of(rejected.code());
        }
    }
}
