package dev.issuetracker.adapter.http.service;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Download;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.route.Idempotency;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.AcceptHeader;
import dev.issuetracker.adapter.http.wire.RequestHeaders;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.archive.ArchiveService;
import dev.issuetracker.application.backup.Backup;
import dev.issuetracker.application.backup.BackupService;
import io.javalin.http.Context;
import java.time.Instant;

/** {@code /admin}, and the export of everything. */
public final class AdminRoutes {
    private static final String ZIP = "application/zip";

    private final ArchiveService archives;
    private final BackupService backups;
    private final Idempotency idempotency;

    /** Makes the routes of this service. */
    public AdminRoutes(ArchiveService archives, BackupService backups, Idempotency idempotency) {
        this.archives = archives;
        this.backups = backups;
        this.idempotency = idempotency;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.getFile("/export", Permission.EXPORT_TRACKER, this::export);
        routes.postKeyed("/admin/backup", Permission.BACK_UP, this::backUp);
    }

    private void export(Context ctx, Caller caller) {
        Query.none(ctx).throwIfAny();
        if (!AcceptHeader.takes(RequestHeaders.list(ctx, "Accept"), ZIP)) {
            throw ProblemException.notAcceptable(ZIP);
        }
        Download download = new Download(ctx, "issue-tracker-export.zip", ZIP);
        download.send(() -> archives.write(caller, download::open));
    }

    private void backUp(Context ctx, Caller caller) throws Exception {
        Query.none(ctx).throwIfAny();
        idempotency.beside(ctx, caller, () -> Answers.json(ctx, 201, BackupJson.of(backups.make(caller))));
    }

    /** A backup as it is sent. */
    record BackupJson(String file, long bytes, String sha256, Instant createdAt, String schemaVersion) {
        static BackupJson of(Backup backup) {
            return new BackupJson(
                    backup.file(), backup.bytes(), backup.sha256(), backup.createdAt(), backup.schemaVersion());
        }
    }
}
