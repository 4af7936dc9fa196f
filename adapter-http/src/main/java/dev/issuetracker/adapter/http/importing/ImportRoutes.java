package dev.issuetracker.adapter.http.importing;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Cursors;
import dev.issuetracker.adapter.http.exchange.PageJson;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.Upload;
import dev.issuetracker.adapter.http.importing.ImportJson.MadeJson;
import dev.issuetracker.adapter.http.importing.ImportJson.UndoJson;
import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.route.Authentication;
import dev.issuetracker.adapter.http.route.Idempotency;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.importing.ImportFile;
import dev.issuetracker.application.importing.ImportMode;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.page.PageRequest;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** {@code /issues/import} and {@code /imports}. */
public final class ImportRoutes {
    private static final Cursors<Long> CURSORS = Cursors.numbers("imports");

    /** Each needs space on the disk, and takes the place of another request as long as it arrives. */
    private static final int MAX_RUNNING = 4;

    private static final int MAX_OF_ONE_ACCOUNT = 2;

    /** The account of each running import. */
    private final List<Long> running = new ArrayList<>();

    private final ImportService imports;
    private final Authentication authentication;
    private final Idempotency idempotency;
    private final long maxImportBytes;

    /** Makes the routes of this service. */
    public ImportRoutes(
            ImportService imports, Authentication authentication, Idempotency idempotency, long maxImportBytes) {
        this.imports = imports;
        this.authentication = authentication;
        this.idempotency = idempotency;
        this.maxImportBytes = maxImportBytes;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.postKeyed("/issues/import", Permission.WRITE_ISSUES, this::run);
        routes.get("/imports", Permission.READ, this::list);
        routes.post("/imports/{id}/undo", Permission.UNDO_IMPORTS, this::undo);
    }

    private void run(Context ctx, Caller sender) throws Exception {
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        boolean dryRun = query.flag("dry_run");
        ImportMode mode = mode(query);
        query.end();
        long account = sender.user().id();
        begin(account);
        try (Upload upload = Upload.receive(ctx, "file", maxImportBytes)) {
            ImportFile file = upload.file(violations);
            violations.throwIfAny();
            // A file takes long to arrive; meanwhile the account may have been disabled.
            Caller caller = authentication.caller(ctx, Permission.WRITE_ISSUES);
            idempotency.once(ctx, caller, upload::digest, () -> {
                if (dryRun) {
                    Answers.json(ctx, 200, ImportJson.of(imports.check(caller, file)));
                } else {
                    Answers.json(ctx, 201, ImportJson.of(imports.run(caller, file, mode)));
                }
            });
        } finally {
            end(account);
        }
    }

    private void begin(long account) {
        synchronized (running) {
            if (running.size() == MAX_RUNNING || Collections.frequency(running, account) == MAX_OF_ONE_ACCOUNT) {
                throw ProblemException.overloaded();
            }
            running.add(account);
        }
    }

    private void end(long account) {
        synchronized (running) {
            running.remove(Long.valueOf(account));
        }
    }

    private void list(Context ctx, Caller caller) {
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        PageRequest<Long> request = CURSORS.request(query, violations);
        query.end();
        violations.throwIfAny();
        PageJson.answer(ctx, query, CURSORS, imports.list(request), MadeJson::of);
    }

    private void undo(Context ctx, Caller caller) {
        long id = Requests.pathId(ctx, "id", "import");
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        ImportMode mode = mode(query);
        query.end();
        violations.throwIfAny();
        Answers.json(ctx, 200, UndoJson.of(imports.undo(caller, id, mode)));
    }

    private static ImportMode mode(Query query) {
        ImportMode mode = query.choice("mode", ImportRoutes::mode, "partial or all_or_nothing");
        return mode == null ? ImportMode.ALL_OR_NOTHING : mode;
    }

    private static Optional<ImportMode> mode(String text) {
        return switch (text) {
            case "partial" -> Optional.of(ImportMode.PARTIAL);
            case "all_or_nothing" -> Optional.of(ImportMode.ALL_OR_NOTHING);
            default -> Optional.empty();
        };
    }
}
