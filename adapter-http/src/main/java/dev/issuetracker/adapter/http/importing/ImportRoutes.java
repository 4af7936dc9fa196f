package dev.issuetracker.adapter.http.importing;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Download;
import dev.issuetracker.adapter.http.exchange.LongAnswer;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.TableType;
import dev.issuetracker.adapter.http.exchange.Upload;
import dev.issuetracker.adapter.http.importing.ImportJson.UndoJson;
import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.route.Authentication;
import dev.issuetracker.adapter.http.route.Idempotency;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.AcceptHeader;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.adapter.http.wire.PreferHeader;
import dev.issuetracker.adapter.http.wire.RequestHeaders;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.importing.ImportCancelledException;
import dev.issuetracker.application.importing.ImportPlan;
import dev.issuetracker.application.importing.ImportProgress;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.importing.PreparedImport;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.job.ImportJobService;
import dev.issuetracker.application.importing.job.WaitedImport;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.rejecting.RejectService;
import dev.issuetracker.application.saved.SavedTextService;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /issues/import}, its undoing, and where issues came from. */
public final class ImportRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRoutes.class);
    private static final Upload.PartNames PARTS = new Upload.PartNames("file", MappingPart.NAME);

    private final ImportService imports;
    private final ImportJobService jobs;
    private final RejectService rejects;
    private final MappingSource mappings;
    private final Authentication authentication;
    private final Idempotency idempotency;
    private final ImportPlaces places;
    private final Receiving receiving;
    private final Later later;

    /** Takes files that are imported while nobody waits. */
    @FunctionalInterface
    public interface Later {
        /**
         * Answers that the file will be imported, and sees to it.
         *
         * @param request what is to be kept of the request, so that the import can run again
         */
        void accept(Context ctx, Caller caller, Upload upload, String request, ImportFile file, ImportPlan plan)
                throws Exception;
    }

    /** What imports files, shows these imports, writes rejected rows, and keeps mappings. */
    public record Services(
            ImportService imports, ImportJobService jobs, RejectService rejects, SavedTextService mappings) {}

    /**
     * How files are received.
     *
     * @param maxUnderWay how many may arrive or be imported at once
     * @param maxBytes the largest file
     * @param folder for files while they are imported
     * @param silence how long a client that waits may get no byte of its answer
     */
    public record Receiving(int maxUnderWay, long maxBytes, Path folder, Duration silence) {}

    /** Makes the routes of these services. */
    public ImportRoutes(
            Services services,
            Authentication authentication,
            Idempotency idempotency,
            Receiving receiving,
            Later later) {
        this.later = later;
        this.imports = services.imports();
        this.jobs = services.jobs();
        this.rejects = services.rejects();
        this.mappings = new MappingSource(services.mappings());
        this.authentication = authentication;
        this.idempotency = idempotency;
        this.places = new ImportPlaces(receiving.maxUnderWay(), receiving.maxBytes());
        this.receiving = receiving;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.postKeyedFile("/issues/import", Permission.WRITE_ISSUES, this::run);
        routes.get("/issues/{id}/origin", Permission.READ, this::origin);
        routes.post("/imports/{id}/undo", Permission.UNDO_IMPORTS, this::undo);
    }

    private void run(Context ctx, Caller sender) throws Exception {
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        boolean dryRun = query.flag("dry_run");
        Optional<TableType> table = table(ctx, dryRun);
        try (ImportPlaces.Place place = places.take(sender.user().id());
                Upload upload = Upload.receive(ctx, PARTS, receiving.maxBytes(), receiving.folder(), place::hold)) {
            MappingPart mapping = mappings.read(sender, query, upload, violations);
            KeptRequest request = KeptRequest.read(query, mapping, violations);
            query.end();
            ImportPlan plan = request.plan();
            ImportFile file = upload.file(violations).with(request.choices());
            mapping.naming(violations::throwIfAny);
            // A file takes long to arrive; meanwhile the account may have been disabled.
            Caller caller = authentication.caller(ctx, Permission.WRITE_ISSUES);
            if (!dryRun && PreferHeader.respondsAsync(ctx)) {
                later.accept(ctx, caller, upload, KeptRequest.text(ctx, mapping), file, plan);
                return;
            }
            if (table.isPresent()) {
                place.run();
                mapping.naming(() -> sendRejects(ctx, caller, file, plan, table.get()));
                return;
            }
            Sent sent = new Sent(caller, place, upload, mapping, file, plan);
            if (dryRun) {
                check(ctx, sent);
            } else {
                store(ctx, sent);
            }
        }
    }

    /** What somebody sent who waits for the answer. */
    private record Sent(
            Caller caller,
            ImportPlaces.Place place,
            Upload upload,
            MappingPart mapping,
            ImportFile file,
            ImportPlan plan) {}

    /**
     * Does work when it is its turn, which ends without an answer when its client has left and nothing is being stored.
     *
     * @throws TrackerException {@code WRONG_STATE} when somebody else has ended it
     */
    private void answerUnlessLeft(Context ctx, Sent sent, ImportProgress progress, LongAnswer.Work work)
            throws Exception {
        AtomicBoolean left = new AtomicBoolean();
        Runnable leaving = () -> {
            left.set(true);
            progress.cancelUnlessStoring();
        };
        try {
            LongAnswer.during(ctx, receiving.silence(), leaving, () -> {
                sent.place().run();
                work.run();
            });
        } catch (ImportCancelledException cancelled) {
            if (!left.get()) {
                throw new TrackerException(
                        ErrorCode.WRONG_STATE, "The import was cancelled, and nothing of it is stored.", cancelled);
            }
            LOG.info("the check of a file ended, because its client had left");
        }
    }

    private void check(Context ctx, Sent sent) throws Exception {
        ImportProgress progress = ImportProgress.unwatched();
        Idempotency.Work check = () ->
                Answers.json(ctx, 200, ImportJson.of(imports.check(sent.caller(), sent.file(), sent.plan(), progress)));
        answerUnlessLeft(
                ctx,
                sent,
                progress,
                () -> idempotency.once(
                        ctx,
                        sent.caller(),
                        sent.upload()::digest,
                        () -> sent.mapping().naming(check)));
    }

    private void store(Context ctx, Sent sent) throws Exception {
        ImportProgress progress = ImportProgress.unwatched();
        answerUnlessLeft(ctx, sent, progress, () -> {
            try (WaitedImport waited = jobs.waited(sent.caller(), sent.file().name(), progress)) {
                store(ctx, sent, progress, waited);
            }
        });
    }

    private void store(Context ctx, Sent sent, ImportProgress progress, WaitedImport waited) throws Exception {
        // What takes long is done before the transaction in which the answer to a keyed request is recorded.
        PreparedImport prepared = imports.prepare(sent.caller(), sent.file(), sent.plan(), progress);
        Idempotency.Work storing = () -> sent.mapping().naming(() -> store(ctx, waited, prepared));
        try (prepared) {
            idempotency.once(ctx, sent.caller(), sent.upload()::digest, storing);
        } catch (RuntimeException failure) {
            throw prepared.notStored(failure);
        }
    }

    private static void store(Context ctx, WaitedImport waited, PreparedImport prepared) {
        ImportReport report = waited.store(prepared);
        Answers.json(ctx, report.firstId() == null ? 200 : 201, ImportJson.of(report));
    }

    /**
     * The type of the file that a client wants of the rejected rows; empty when it takes JSON.
     *
     * @throws ProblemException when it takes neither, or nothing but a file while rows are to be stored
     */
    private static Optional<TableType> table(Context ctx, boolean dryRun) {
        Optional<TableType> table = dryRun ? TableType.preferred(ctx) : Optional.empty();
        if (table.isEmpty() && !AcceptHeader.takes(RequestHeaders.list(ctx, "Accept"), Json.MEDIA_TYPE)) {
            throw ProblemException.notAcceptable(Json.MEDIA_TYPE);
        }
        return table;
    }

    /** Nothing is stored, so that a retry may do it again. */
    private void sendRejects(Context ctx, Caller caller, ImportFile file, ImportPlan plan, TableType type) {
        Download download = new Download(ctx, "rejects." + type.ending(), type.mediaType());
        download.send(() -> rejects.write(caller, file, plan, type.format(), download::open));
    }

    private void origin(Context ctx, Caller caller) {
        long id = Requests.pathId(ctx, "id", "issue");
        Query.none(ctx).throwIfAny();
        Answers.json(ctx, 200, OriginJson.of(imports.origin(caller, id)));
    }

    private void undo(Context ctx, Caller caller) {
        long id = Requests.pathId(ctx, "id", "import");
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        UndoMode mode = ImportQuery.undo(query, violations);
        query.end();
        violations.throwIfAny();
        Answers.json(ctx, 200, UndoJson.of(jobs.undo(caller, id, mode)));
    }
}
