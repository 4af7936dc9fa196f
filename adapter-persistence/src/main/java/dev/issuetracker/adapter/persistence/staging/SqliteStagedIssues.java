package dev.issuetracker.adapter.persistence.staging;

import dev.issuetracker.adapter.persistence.row.FieldCatalog;
import dev.issuetracker.adapter.persistence.sqlite.EmbeddedDatabase;
import dev.issuetracker.adapter.persistence.store.JdbiIssues;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.application.importing.staging.NameKind;
import dev.issuetracker.application.importing.staging.StagedIssues;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.NewIssue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/**
 * Staged issues in the table {@code issues}, under ids that the row of {@code staged_issues} keeps for them. While the
 * row is there, no connection shows them; when it goes, all of them are there at once.
 */
public final class SqliteStagedIssues implements StagedIssues {
    /** So few are removed at once that nobody waits long. */
    private static final int REMOVED_AT_ONCE = 200;

    private static final long PATIENCE_MILLIS = 200;

    /** What an issue has, each table after those that refer to it. */
    private static final List<String> PARTS =
            List.of("issue_labels", "issue_fields", "comments", "issue_origins", "issue_history");

    private final Supplier<EmbeddedDatabase> database;
    private final JdbiIssues issues;
    private final StagedNames names;
    private final UnitOfWork work;
    private final Transactions transactions;
    private final Semaphore turn = new Semaphore(1, true);

    /** Ids that are kept, and the highest of them that an issue has. */
    private record Range(long first, long last, long used) {}

    /** How far the removal is. */
    private enum Left {
        NOTHING,
        ISSUES,
        /** No issues any more, but what was made for them. */
        NAMES
    }

    /**
     * Takes where things are.
     *
     * @param database waits until it is open
     */
    public SqliteStagedIssues(
            Supplier<EmbeddedDatabase> database,
            JdbiIssues issues,
            FieldCatalog fields,
            UnitOfWork work,
            Transactions transactions) {
        this.database = database;
        this.issues = issues;
        this.names = new StagedNames(fields);
        this.work = work;
        this.transactions = transactions;
    }

    @Override
    public boolean possible() {
        return !work.running();
    }

    @Override
    public boolean begin(long count) {
        if (!takeTurn()) {
            return false;
        }
        boolean begun = false;
        try {
            begun = removeSome();
            if (begun) {
                transactions.run(() -> keep(count));
            }
            return begun;
        } finally {
            if (!begun) {
                turn.release();
            }
        }
    }

    private boolean takeTurn() {
        try {
            return turn.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TrackerException(
                    ErrorCode.SHUTTING_DOWN, "The server is shutting down, and nothing was stored.", stopping);
        }
    }

    private void keep(long count) {
        work.handle().createUpdate("""
                        INSERT INTO staged_issues (only_row, first_id, last_id)
                        SELECT 1, coalesce(max(id), 0) + 1, coalesce(max(id), 0) + :count FROM main.issues
                        """).bind("count", count).execute();
    }

    @Override
    public List<Issue> add(List<NewIssue> added) {
        Range range = range(work.handle()).orElseThrow(() -> new IllegalStateException("nothing is staged"));
        if (range.used() + added.size() > range.last()) {
            throw new TrackerException(
                    ErrorCode.STORE_BUSY, "What the file names was changed while it was imported; send it again.");
        }
        return issues.addUnder(
                added,
                LongStream.rangeClosed(range.used() + 1, range.used() + added.size())
                        .iterator());
    }

    @Override
    public void made(NameKind kind, long id) {
        names.add(work.handle(), kind, id);
    }

    @Override
    public void completing(Runnable piece) {
        Range range = range(work.handle()).orElseThrow(() -> new IllegalStateException("nothing is staged"));
        // Only this transaction misses the row, which is there again before it ends.
        forgetRange(work.handle());
        piece.run();
        work.handle()
                .execute(
                        "INSERT INTO staged_issues (only_row, first_id, last_id) VALUES (1, ?, ?)",
                        range.first(),
                        range.last());
    }

    private static void forgetRange(Handle handle) {
        handle.execute("DELETE FROM staged_issues");
    }

    @Override
    public void publish() {
        names.forget(work.handle());
        forgetRange(work.handle());
    }

    @Override
    public boolean removeSome() {
        return removeSome(true);
    }

    /** @param all whether also what was made goes, while issues may have it until their changes are taken back */
    private boolean removeSome(boolean all) {
        AtomicReference<Left> left = new AtomicReference<>(Left.NOTHING);
        database.get().withoutForeignKeys(handle -> left.set(removeSome(handle)));
        if (left.get() == Left.NAMES && (all || transactions.reading(() -> !changed(work.handle())))) {
            // It may have to look at everything that there is, while others write.
            StagedNames.Used used = transactions.reading(() -> names.used(work.handle()));
            database.get().withoutForeignKeys(handle -> removeNames(handle, used));
        }
        return left.get() != Left.ISSUES;
    }

    @Override
    public boolean removeRemains() {
        if (!turn.tryAcquire()) {
            return true;
        }
        try {
            return removeSome(false);
        } finally {
            turn.release();
        }
    }

    /** Whether an import has changed issues and has neither ended nor been taken back. */
    private static boolean changed(Handle handle) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM begun_undos b JOIN imports i ON i.id = b.import_id
                                       WHERE i.created = 0 AND i.updated = 0)
                        """).mapTo(Boolean.class).one();
    }

    private static Left removeSome(Handle handle) {
        Optional<Range> found = range(handle);
        if (found.isEmpty()) {
            return Left.NOTHING;
        }
        Range range = found.get();
        if (range.used() < range.first()) {
            handle.execute(
                    "DELETE FROM issue_count_changes WHERE issue_id BETWEEN ? AND ?", range.first(), range.last());
            return Left.NAMES;
        }
        long from = Math.max(range.first(), range.used() - REMOVED_AT_ONCE + 1);
        handle.execute("DELETE FROM issue_links WHERE from_id BETWEEN ? AND ?", from, range.used());
        handle.execute("DELETE FROM issue_links WHERE to_id BETWEEN ? AND ?", from, range.used());
        for (String part : PARTS) {
            handle.execute("DELETE FROM " + part + " WHERE issue_id BETWEEN ? AND ?", from, range.used());
        }
        handle.execute("DELETE FROM main.issues WHERE id BETWEEN ? AND ?", from, range.used());
        return Left.ISSUES;
    }

    private void removeNames(Handle handle, StagedNames.Used used) {
        names.remove(handle, used);
        forgetRange(handle);
    }

    private static Optional<Range> range(Handle handle) {
        return handle.createQuery("""
                        SELECT first_id, last_id,
                               coalesce((SELECT max(id) FROM main.issues WHERE id BETWEEN first_id AND last_id),
                                        first_id - 1) AS used
                        FROM staged_issues
                        """)
                .map((row, context) -> new Range(row.getLong("first_id"), row.getLong("last_id"), row.getLong("used")))
                .findOne();
    }

    @Override
    public void end() {
        turn.release();
    }
}
