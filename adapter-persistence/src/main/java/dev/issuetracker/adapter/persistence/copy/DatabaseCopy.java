package dev.issuetracker.adapter.persistence.copy;

import dev.issuetracker.adapter.persistence.copy.Copies.CopiedTable;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyProgress;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyProgress.Step;
import dev.issuetracker.adapter.persistence.postgresql.CopyText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * Copies a tracker from an SQLite file into an empty PostgreSQL database of the same schema, in one transaction.
 *
 * <p>The file is read once, as it is at one moment. Its rows travel in the text format of {@code COPY}, in the order of
 * their keys. Their checksum is taken on the way in, and once more of what PostgreSQL gives back, before it commits.
 */
final class DatabaseCopy {
    private static final int CHUNK = 1 << 16;
    private static final int ROWS_A_REPORT = 10_000;

    private final CopySource source;
    private final Consumer<CopyProgress> progress;

    DatabaseCopy(CopySource source, Consumer<CopyProgress> progress) {
        this.source = source;
        this.progress = progress;
    }

    /**
     * Copies into the database that the connection leads to.
     *
     * @param connection fresh; it is of no use afterwards
     * @param name of the database, for people
     */
    List<CopiedTable> into(Connection connection, String name) throws SQLException {
        CopyTarget target = new CopyTarget(connection, name);
        try {
            requireSameSchema(target.schema(), name);
            source.requireNothingStaged();
            target.lockEmpty();
            List<CopiedTable> copied = new ArrayList<>();
            for (CopyTable table : CopyTable.ALL) {
                copied.add(copy(table, target));
                if (table.numbered()) {
                    target.restartIds(table, source.highestId(table));
                }
            }
            target.checkConstraints();
            for (int i = 0; i < copied.size(); i++) {
                check(CopyTable.ALL.get(i), copied.get(i), target);
            }
            target.analyze();
            source.requireUnchanged();
            target.commit();
            return List.copyOf(copied);
        } finally {
            target.rollBack();
        }
    }

    private void requireSameSchema(String target, String name) {
        String schema = source.schema();
        int order = MigrationVersion.fromVersion(schema).compareTo(MigrationVersion.fromVersion(target));
        if (order > 0) {
            throw otherSchema("newer", target, name, "use the program that wrote the file, or a newer one");
        }
        if (order < 0) {
            throw otherSchema("older", target, name, "start this server on the file once, which updates its schema");
        }
    }

    private CopyException otherSchema(String which, String target, String name, String advice) {
        return new CopyException(
                "The schema of " + source.file() + " has version " + source.schema() + ", which is " + which
                        + " than version " + target + " of " + name + ": " + advice + ".",
                null);
    }

    private CopiedTable copy(CopyTable table, CopyTarget target) throws SQLException {
        List<CopyTable.Column> columns = target.columns(table);
        Count count = new Count(Step.COPYING, table, source.count(table));
        CopyText text = new CopyText();
        CopyIn copy = target.in(table, columns);
        try {
            source.read(table, columns, text, () -> {
                count.add();
                if (text.length() >= CHUNK) {
                    flush(text, count, copy);
                }
            });
            flush(text, count, copy);
            copy.endCopy();
        } finally {
            // After a failure; else the connection would wait for the rest.
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return count.end();
    }

    private static void flush(CopyText text, Count count, CopyIn copy) throws SQLException {
        count.sha256.update(text.bytes(), text.length());
        copy.writeToCopy(text.bytes(), 0, text.length());
        text.clear();
    }

    private void check(CopyTable table, CopiedTable expected, CopyTarget target) throws SQLException {
        Count count = new Count(Step.CHECKING, table, expected.rows());
        CopyOut copy = target.out(table);
        try {
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                count.sha256.update(row, row.length);
                count.add();
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        CopiedTable found = count.end();
        if (!found.equals(expected)) {
            throw new CopyException(
                    "Nothing was copied: the table " + table.name() + " arrived as " + found.rows()
                            + " rows with SHA-256 " + found.sha256() + ", but left as " + expected.rows()
                            + " rows with SHA-256 " + expected.sha256() + ". Try again.",
                    null);
        }
    }

    /** Counts the rows of one step on one table, reports them, and keeps their checksum. */
    private final class Count {
        private final Sha256 sha256 = new Sha256();
        private final Step step;
        private final CopyTable table;
        private final long total;
        private long rows;

        Count(Step step, CopyTable table, long total) {
            this.step = step;
            this.table = table;
            this.total = total;
        }

        void add() {
            rows++;
            if (rows % ROWS_A_REPORT == 0) {
                report();
            }
        }

        CopiedTable end() {
            report();
            return new CopiedTable(table.name(), rows, sha256.hex());
        }

        private void report() {
            progress.accept(new CopyProgress(step, table.name(), rows, total));
        }
    }
}
