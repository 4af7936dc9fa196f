package dev.issuetracker.adapter.http.service;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.route.Idempotency;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.backup.Backup;
import dev.issuetracker.application.backup.BackupService;
import io.javalin.http.Context;
import java.time.Instant;

/** {@code /admin}. */
public final class AdminRoutes {
    private final BackupService backups;
    private final Idempotency idempotency;

    /** Makes the routes of this service. */
    public AdminRoutes(BackupService backups, Idempotency idempotency) {
        this.backups = backups;
        this.idempotency = idempotency;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.postKeyed("/admin/backup", Permission.BACK_UP, this::backUp);
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
