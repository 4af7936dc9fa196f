package dev.issuetracker.adapter.http;

import dev.issuetracker.application.account.Caller;
import dev.issuetracker.application.importing.ImportFile;
import dev.issuetracker.application.importing.ImportMode;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.domain.error.Violations;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** {@code /issues/import}. */
final class ImportRoutes {
    /** Each takes room on the disk, and the place of another request for as long as a slow line takes. */
    private static final int MAX_RUNNING = 4;

    private final Semaphore running = new Semaphore(MAX_RUNNING);
    private final ImportService imports;
    private final Idempotency idempotency;
    private final long maxImportBytes;

    ImportRoutes(ImportService imports, Idempotency idempotency, long maxImportBytes) {
        this.imports = imports;
        this.idempotency = idempotency;
        this.maxImportBytes = maxImportBytes;
    }

    void register(Routes routes) {
        routes.postForm("/issues/import", this::run);
    }

    private void run(Context ctx, Caller caller) throws Exception {
        Violations faults = new Violations();
        Query query = new Query(ctx, faults);
        boolean dryRun = query.flag("dry_run");
        ImportMode mode = query.choice("mode", ImportRoutes::mode, "partial or all_or_nothing");
        query.end();
        if (!running.tryAcquire()) {
            throw Refusal.overloaded();
        }
        try (Upload upload = Upload.receive(ctx, "file", maxImportBytes)) {
            ImportFile file = upload.file(faults);
            faults.throwIfAny();
            idempotency.once(ctx, caller, upload::digest, () -> {
                if (dryRun) {
                    Json.answer(ctx, 200, ImportJson.of(imports.check(caller, file)));
                } else {
                    ImportMode chosen = mode == null ? ImportMode.ALL_OR_NOTHING : mode;
                    Json.answer(ctx, 201, ImportJson.of(imports.run(caller, file, chosen)));
                }
            });
        } finally {
            running.release();
        }
    }

    private static Optional<ImportMode> mode(String text) {
        return switch (text) {
            case "partial" -> Optional.of(ImportMode.PARTIAL);
            case "all_or_nothing" -> Optional.of(ImportMode.ALL_OR_NOTHING);
            default -> Optional.empty();
        };
    }
}
