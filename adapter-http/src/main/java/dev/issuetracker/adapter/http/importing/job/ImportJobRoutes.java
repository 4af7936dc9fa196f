package dev.issuetracker.adapter.http.importing.job;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Cursors;
import dev.issuetracker.adapter.http.exchange.Download;
import dev.issuetracker.adapter.http.exchange.EventStreams;
import dev.issuetracker.adapter.http.exchange.PageJson;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.TableType;
import dev.issuetracker.adapter.http.exchange.Upload;
import dev.issuetracker.adapter.http.importing.ImportJson;
import dev.issuetracker.adapter.http.importing.ImportJson.MadeJson;
import dev.issuetracker.adapter.http.importing.KeptRequest;
import dev.issuetracker.adapter.http.problem.Problem;
import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.problem.Problems;
import dev.issuetracker.adapter.http.route.Idempotency;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.AcceptHeader;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.adapter.http.wire.Links;
import dev.issuetracker.adapter.http.wire.RequestHeaders;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.importing.ImportPlan;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.job.ImportJobService;
import dev.issuetracker.application.importing.job.ImportJobService.Kept;
import dev.issuetracker.application.importing.job.JobAnswer;
import dev.issuetracker.application.importing.job.JobAnswers;
import dev.issuetracker.application.importing.job.JobState;
import dev.issuetracker.application.importing.job.SeenJob;
import dev.issuetracker.application.importing.report.ImportRejectedException;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.importing.report.ImportReport.Counts;
import dev.issuetracker.application.rejecting.RejectService;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.page.PageRequest;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** {@code /imports}: what was imported, and imports that run while nobody waits. */
public final class ImportJobRoutes {
    private static final Cursors<Long> CURSORS = Cursors.numbers("imports");
    private static final Counts NO_ROWS = new Counts(0, 0, 0, 0);

    private final ImportJobService jobs;
    private final ImportService imports;
    private final RejectService rejects;
    private final Idempotency idempotency;
    private final Problems problems;
    private final EventStreams streams;

    /** Makes the routes of these services. */
    public ImportJobRoutes(
            ImportJobService jobs,
            ImportService imports,
            RejectService rejects,
            Idempotency idempotency,
            Problems problems,
            EventStreams streams) {
        this.jobs = jobs;
        this.imports = imports;
        this.rejects = rejects;
        this.idempotency = idempotency;
        this.problems = problems;
        this.streams = streams;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.get("/imports", Permission.READ, this::list);
        routes.get("/imports/{id}", Permission.READ, this::get);
        routes.post("/imports/{id}/cancel", Permission.WRITE_ISSUES, this::cancel);
        routes.getFile("/imports/{id}/events", Permission.READ, this::events);
        routes.postKeyed("/imports/{id}/run", Permission.WRITE_ISSUES, this::runAgain);
        for (TableType type : TableType.values()) {
            routes.getFile(
                    "/imports/{id}/rejects." + type.ending(),
                    Permission.WRITE_ISSUES,
                    (ctx, caller) -> sendRejects(ctx, caller, type));
        }
    }

    /**
     * Answers where the import can be seen. It begins only when that is certain to be kept.
     *
     * @param request what is to be kept of the request, so that the import can run again
     */
    public void accept(Context ctx, Caller caller, Upload upload, String request, ImportFile file, ImportPlan plan)
            throws Exception {
        AtomicReference<SeenJob> accepted = new AtomicReference<>();
        idempotency.once(ctx, caller, upload::digest, () -> {
            SeenJob job = jobs.accept(caller, file.name(), request);
            accepted.set(job);
            ctx.header("Location", Links.path(ctx, "/imports/" + job.job().id()));
            Answers.json(ctx, 202, ImportJobJson.of(job));
        });
        SeenJob job = accepted.get();
        if (job != null) {
            ctx.header("Preference-Applied", "respond-async");
            jobs.start(caller, job.job().id(), file, plan, answers(Requests.id(ctx)));
        }
    }

    /** The answers as they would have been sent. */
    private JobAnswers answers(String requestId) {
        return new JobAnswers(ImportJobRoutes::done, failure -> failed(failure, requestId));
    }

    private static JobAnswer done(ImportReport report) {
        return new JobAnswer(
                report.firstId() == null ? 200 : 201, text(Json.bytes(ImportJson.of(report))), report.counts());
    }

    private JobAnswer failed(RuntimeException failure, String requestId) {
        Problem problem = problems.ofWork(failure, requestId);
        Counts counts = failure instanceof ImportRejectedException rejected
                ? rejected.report().counts()
                : NO_ROWS;
        return new JobAnswer(problem.status(), text(problem.bytes(requestId)), counts);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static long id(Context ctx) {
        long id = Requests.pathId(ctx, "id", "import");
        Query.none(ctx).throwIfAny();
        return id;
    }

    private void get(Context ctx, Caller caller) {
        Answers.json(ctx, 200, ImportJobJson.of(jobs.get(caller, id(ctx))));
    }

    private void events(Context ctx, Caller caller) {
        long id = id(ctx);
        jobs.get(caller, id);
        EventStreams.checkAccepted(ctx);
        streams.send(ctx, caller, new JobEvents(() -> jobs.get(caller, id)));
    }

    private void cancel(Context ctx, Caller caller) {
        Answers.json(ctx, 200, ImportJobJson.of(jobs.cancel(caller, id(ctx))));
    }

    private void runAgain(Context ctx, Caller caller) throws Exception {
        long id = id(ctx);
        AtomicBoolean accepted = new AtomicBoolean();
        idempotency.once(ctx, caller, nothing -> {}, () -> {
            SeenJob job = jobs.again(caller, id);
            accepted.set(true);
            ctx.header("Location", Links.path(ctx, "/imports/" + id));
            Answers.json(ctx, 202, ImportJobJson.of(job));
        });
        if (accepted.get()) {
            jobs.restart(caller, id, ImportJobRoutes::how, answers(Requests.id(ctx)));
        }
    }

    private void sendRejects(Context ctx, Caller caller, TableType type) {
        long id = id(ctx);
        if (!AcceptHeader.takes(RequestHeaders.list(ctx, "Accept"), type.mediaType())) {
            throw ProblemException.notAcceptable(type.mediaType());
        }
        Download download = new Download(ctx, "rejects-" + id + "." + type.ending(), type.mediaType());
        Kept kept = jobs.failed(caller, id, ImportJobRoutes::how);
        download.send(() -> rejects.write(caller, kept.file(), kept.plan(), type.format(), download::open));
    }

    private static ImportJobService.How how(String request) {
        KeptRequest kept = KeptRequest.of(request);
        return new ImportJobService.How(kept.choices(), kept.plan());
    }

    private void list(Context ctx, Caller caller) {
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        JobState state = query.choice("state", JobState::of, "queued, running, done, failed or cancelled");
        PageRequest<Long> request = CURSORS.request(query, violations);
        query.end();
        violations.throwIfAny();
        if (state == null || state == JobState.DONE) {
            PageJson.answer(ctx, query, CURSORS, imports.list(caller, request), MadeJson::of);
        } else {
            PageJson.answer(ctx, query, CURSORS, jobs.list(caller, state, request), ImportJobJson::of);
        }
    }
}
