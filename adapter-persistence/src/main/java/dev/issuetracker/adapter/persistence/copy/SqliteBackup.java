package dev.issuetracker.adapter.persistence.copy;

import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.application.backup.Backup;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Copies of an SQLite file, made while others read and write it (see docs/decisions/0013-backup-by-vacuum-into.md). */
final class SqliteBackup {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private SqliteBackup() {}

    /** What a backup made at that time is called. */
    static Path file(Path folder, Instant at) {
        return folder.resolve("issue-tracker-" + time(at) + ".db");
    }

    /** The time as names of files have it. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    /**
     * Copies a database.
     *
     * @param target a file that is not there yet
     */
    static Backup make(Path database, Path target, Instant at) {
        Path place = target.toAbsolutePath();
        Path folder = place.resolveSibling("");
        try {
            Copies.requireFile(database);
            make(folder);
            if (Files.exists(place)) {
                throw new FileAlreadyExistsException(place.toString());
            }
            return copy(database, place, at);
        } catch (FileAlreadyExistsException taken) {
            throw new CopyException(
                    place + " exists already, and a backup does not replace files: choose another name.", taken);
        } catch (SQLException failure) {
            if (SqlFailure.of(failure) == SqlFailure.DAMAGED) {
                throw new TrackerException(
                        ErrorCode.STORE_UNAVAILABLE,
                        "No backup was made, because the database is damaged: stop the server and restore an earlier"
                                + " backup.",
                        failure);
            }
            throw SqliteFile.unreadable(database, failure)
                    .orElseGet(() -> new CopyException(
                            "No backup was made in " + folder + ": " + failure.getMessage(), failure));
        } catch (AccessDeniedException denied) {
            throw new CopyException(
                    "No backup was made in " + folder + ": let this account write the folder, or choose another one.",
                    denied);
        } catch (IOException failure) {
            throw new CopyException("No backup was made in " + folder + ": " + failure.getMessage(), failure);
        }
    }

    private static void make(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException file) {
            throw new CopyException("No backup was made in " + folder + ": " + file.getFile() + " is no folder.", file);
        }
    }

    /** Copies to another name first: a file has its own name only when it is complete and checked. */
    private static Backup copy(Path database, Path place, Instant at) throws IOException, SQLException {
        // Readable by its owner only from the start: it has the hashes of all passwords.
        Path aside = Files.createTempFile(place.resolveSibling(""), place.getFileName() + "-", ".partial");
        try {
            try (Connection source = SqliteFile.live(database).getConnection()) {
                SqliteFile.copy(source, aside);
            }
            String schema = SqliteFile.check(aside, database);
            SqliteFile.force(aside);
            Backup backup = new Backup(place.getFileName().toString(), Files.size(aside), Sha256.of(aside), at, schema);
            SqliteFile.link(place, aside);
            SqliteFile.forceNames(place);
            return backup;
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
