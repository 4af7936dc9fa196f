package dev.issuetracker.adapter.persistence.archive;

import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.move.MoveTarget;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import dev.issuetracker.application.archive.Archive;
import dev.issuetracker.application.archive.ArchiveTable;
import dev.issuetracker.domain.error.TrackerException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Moves an archive into an empty tracker. */
public final class ArchiveMove {
    private final Archive archive;
    private final Access access;

    /**
     * How people get in, since no archive has a password.
     *
     * @param hashOfNobody the hash of a password that nobody knows, which all accounts get
     * @param admin who can set a new password by the code; null for the first admin that is not disabled
     * @param codeHash of that code
     * @param at when it was made
     */
    public record Access(String hashOfNobody, @Nullable String admin, String codeHash, Instant at, Instant expiresAt) {}

    /**
     * What was moved.
     *
     * @param admin whose password the code sets
     */
    public record Moved(List<MovedRows> tables, String admin) {}

    /** How many rows of a table were moved. */
    public record MovedRows(String table, long rows) {}

    public ArchiveMove(Archive archive, Access access) {
        this.archive = archive;
        this.access = access;
    }

    /**
     * Moves everything, or nothing.
     *
     * @param to an empty tracker, of PostgreSQL its primary; the schema is made when it is missing
     * @throws CopyException when the tracker holds data already, the archive is of a newer program or has what cannot
     *     be stored, or anything fails on the way
     * @throws TrackerException {@code FILE_UNREADABLE} when the archive is a file and damaged
     */
    public Moved into(DatabaseSettings to) {
        List<MovedRows> moved = new ArrayList<>();
        List<String> admin = new ArrayList<>();
        try {
            new MoveTarget(to).fill(new MoveTarget.Filling() {
                @Override
                public void fill(Handle handle, Dialect dialect) {
                    moved.clear();
                    requireKnown(handle);
                    for (ArchivedTable table : ArchivedTable.ALL) {
                        moved.add(new MovedRows(table.name(), ArchiveMove.this.fill(handle, dialect, table)));
                    }
                    admin.add(letIn(handle));
                }

                @Override
                public long highestId(String table) {
                    return find(table).map(ArchiveTable::highestId).orElse(0L);
                }
            });
        } catch (SQLException | JdbiException | FlywayException | UnusableDatabaseException failure) {
            throw new CopyException("Nothing was restored. " + failure.getMessage(), failure);
        }
        return new Moved(List.copyOf(moved), admin.get(admin.size() - 1));
    }

    private void requireKnown(Handle handle) {
        String schema =
                handle.createQuery(Migrations.VERSION).mapTo(String.class).one();
        List<String> unknown = archive.tables().stream()
                .map(ArchiveTable::name)
                .filter(name -> ArchivedTable.ALL.stream()
                        .noneMatch(table -> table.name().equals(name)))
                .toList();
        boolean newer =
                MigrationVersion.fromVersion(archive.schema()).compareTo(MigrationVersion.fromVersion(schema)) > 0;
        if (newer || !unknown.isEmpty()) {
            throw new CopyException(
                    "Nothing was restored: the file was written by a newer program, with version " + archive.schema()
                            + " of the schema; this one has version " + schema + ". Use that program, or a newer one.",
                    null);
        }
    }

    private Optional<ArchiveTable> find(String name) {
        return archive.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst();
    }

    private long fill(Handle handle, Dialect dialect, ArchivedTable known) {
        Optional<ArchiveTable> table = find(known.name());
        if (table.isEmpty()) {
            return 0;
        }
        ArchiveRows rows =
                new ArchiveRows(handle, dialect, new DerivedColumns(access.hashOfNobody()), known, table.get());
        archive.read(table.get(), rows::add);
        return rows.end();
    }

    /** Keeps the code for an admin; answers who that is. */
    private String letIn(Handle handle) {
        String named = access.admin();
        Optional<String> admin = handle.createQuery("""
                        SELECT username FROM users
                        WHERE role = 'admin' AND disabled_at IS NULL
                            AND (:key IS NULL OR username_key = CAST(:key AS TEXT))
                        ORDER BY id LIMIT 1
                        """)
                .bindByType("key", named == null ? null : LookupKey.of(named), String.class)
                .mapTo(String.class)
                .findOne();
        String username = admin.orElseThrow(() -> new CopyException(
                "Nothing was restored: the file has no active admin"
                        + (named == null ? "" : " named " + named)
                        + " to let the others in.",
                null));
        handle.createUpdate("""
                        INSERT INTO password_resets (user_id, code_hash, created_by, created_at, expires_at)
                        SELECT id, :code, id, :at, :expires FROM users WHERE username = :username
                        """)
                .bind("code", access.codeHash())
                .bind("at", Micros.of(access.at()))
                .bind("expires", Micros.of(access.expiresAt()))
                .bind("username", username)
                .execute();
        return username;
    }
}
