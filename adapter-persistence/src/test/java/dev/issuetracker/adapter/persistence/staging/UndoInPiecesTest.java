package dev.issuetracker.adapter.persistence.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.importing.done.BegunUndo;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.done.UndoReport;
import dev.issuetracker.application.importing.done.Undone;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.OwnThread;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taking back imports that are so large that others must be able to write meanwhile. */
class UndoInPiecesTest extends StagingFixture {
    private static final int MADE = 2_000;

    private static final Clock FIXED = Clock.fixed(AT, ZoneOffset.UTC);

    private Caller caller;
    private long id;

    @BeforeEach
    void importMany() {
        caller = Callers.of(new User(jane.id(), jane.username(), jane.email(), Role.ADMIN, AT, null));
        List<Issue> made = new ArrayList<>();
        for (int i = 0; i < MADE; i += 500) {
            made.addAll(database.transactions()
                    .in(() -> database.issues()
                            .add(Collections.nCopies(500, IssueDraft.of("Imported", "What happens")), jane.ref(), AT)));
        }
        IdRange range = new IdRange(made.get(0).id(), made.get(made.size() - 1).id());
        id = database.transactions()
                .in(() -> database.imports().add("issues.csv", jane.ref(), AT, List.of(range)))
                .id();
    }

    private static ImportService service(Database store, Clock clock) {
        return new ImportService(
                store.issuePorts(clock),
                (file, fields, sink) -> {
                    throw new UnsupportedOperationException("nothing is imported");
                },
                store.importPorts());
    }

    private Optional<BegunUndo> begun() {
        return database.transactions().reading(() -> database.begunUndos().next(0));
    }

    /** Begins to take the import back, and waits until a part is. */
    private CompletableFuture<UndoReport> undoing() {
        ImportService imports = service(database, new SlowClock(AT, Duration.ofSeconds(1)));
        CompletableFuture<UndoReport> undo =
                CompletableFuture.supplyAsync(() -> imports.undo(caller, id, UndoMode.ALL_OR_NOTHING), OwnThread.EACH);
        Await.until(
                "a part is taken back",
                () -> undo.isDone()
                        || begun().filter(part -> part.deleted() > 0).isPresent());
        return undo;
    }

    private void edit(String title) {
        database.transactions().run(() -> {
            Issue issue = database.issues().find(1).orElseThrow();
            database.issues().save(List.of(issue.edit(IssuePatch.of(IssueField.TITLE, title), jane.ref(), AT)));
        });
    }

    @Test
    void othersWriteWhileALargeImportIsTakenBack() {
        CompletableFuture<UndoReport> undo = undoing();
        int meanwhile = 0;
        int edits = 0;
        while (!undo.isDone()) {
            edits++;
            edit("Edit " + edits);
            if (begun().isPresent()) {
                meanwhile++;
            }
        }
        assertTrue(meanwhile > 0, "no edit of " + edits + " was stored before the end");
        assertEquals(new UndoReport(id, MADE, 0, List.of()), undo.join());
        assertEquals(List.of("Edit " + edits), titles(database));
    }

    @Test
    void nextServerGoesOnWhereOneHasDied() {
        CompletableFuture<UndoReport> undo = undoing();
        Path dead = folder.resolve("dead.db");
        // Nobody else writes meanwhile, so that both files are of one moment.
        database.transactions().run(() -> copyAsADeathLeavesIt(dead));
        undo.join();
        try (Database next = Database.open(DatabaseSettings.sqlite(dead))) {
            service(next, FIXED).resumeUndos();
            assertEquals(List.of("Before"), titles(next));
            assertEquals(
                    Optional.of(new Undone(jane.ref(), AT, 0)),
                    next.transactions().reading(() -> next.imports().list(PageRequest.first(1))).items().stream()
                            .findFirst()
                            .map(made -> made.undone()));
        }
    }

    @Test
    void importThatIsTakenBackWithinAUnitOfWorkIsTakenBackAtOnce() {
        ImportService imports = service(database, FIXED);
        boolean begun = database.transactions().in(() -> {
            imports.undo(caller, id, UndoMode.ALL_OR_NOTHING);
            return database.begunUndos().next(0).isPresent();
        });
        assertEquals(false, begun);
        assertEquals(List.of("Before"), titles(database));
    }
}
