package dev.issuetracker.adapter.http;

import dev.issuetracker.adapter.http.account.AccountRoutes;
import dev.issuetracker.adapter.http.account.InviteRoutes;
import dev.issuetracker.adapter.http.account.OwnAccountRoutes;
import dev.issuetracker.adapter.http.account.UserRoutes;
import dev.issuetracker.adapter.http.audit.AuditRoutes;
import dev.issuetracker.adapter.http.change.ChangeRoutes;
import dev.issuetracker.adapter.http.comment.CommentRoutes;
import dev.issuetracker.adapter.http.edge.Edge;
import dev.issuetracker.adapter.http.edge.Metrics;
import dev.issuetracker.adapter.http.edge.RequestLog;
import dev.issuetracker.adapter.http.exchange.Bodies;
import dev.issuetracker.adapter.http.exchange.EventStreams;
import dev.issuetracker.adapter.http.field.FieldRoutes;
import dev.issuetracker.adapter.http.importing.ImportRoutes;
import dev.issuetracker.adapter.http.importing.NotStoredJson;
import dev.issuetracker.adapter.http.importing.RejectedJson;
import dev.issuetracker.adapter.http.importing.job.ImportJobRoutes;
import dev.issuetracker.adapter.http.importing.mapping.SavedMappingRoutes;
import dev.issuetracker.adapter.http.issue.BulkRoutes;
import dev.issuetracker.adapter.http.issue.ConflictJson;
import dev.issuetracker.adapter.http.issue.DeletedJson;
import dev.issuetracker.adapter.http.issue.ExportRoutes;
import dev.issuetracker.adapter.http.issue.IssueRoutes;
import dev.issuetracker.adapter.http.label.LabelRoutes;
import dev.issuetracker.adapter.http.link.LinkRoutes;
import dev.issuetracker.adapter.http.problem.Problem;
import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.problem.Problems;
import dev.issuetracker.adapter.http.report.ReportRoutes;
import dev.issuetracker.adapter.http.route.Authentication;
import dev.issuetracker.adapter.http.route.Idempotency;
import dev.issuetracker.adapter.http.route.Route;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.search.SavedSearchRoutes;
import dev.issuetracker.adapter.http.search.SearchRoutes;
import dev.issuetracker.adapter.http.service.AdminRoutes;
import dev.issuetracker.adapter.http.service.ServiceRoutes;
import dev.issuetracker.adapter.http.settings.HttpSettings;
import dev.issuetracker.adapter.http.settings.TakenPathException;
import dev.issuetracker.adapter.http.web.WebRoutes;
import dev.issuetracker.adapter.http.webhook.WebhookRoutes;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.Tracker;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.store.StoreHealth;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.EndpointNotFound;
import io.javalin.util.JavalinLogger;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The tracker over HTTP. Starts once and stops once. The log has the id of each request under {@code request_id} in the
 * MDC, and the id of the account that sent it under {@code user_id}.
 */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final HttpSettings settings;
    private final StoreHealth health;
    private final ImportService imports;
    private final Path uploads;
    private final Metrics metrics = new Metrics();
    private final Edge edge;
    private final Problems problems = new Problems(
            List.of(ConflictJson.MEMBERS, DeletedJson.MEMBERS, RejectedJson.MEMBERS, NotStoredJson.MEMBERS));
    private final WebRoutes web;
    private final Javalin javalin;
    private List<Route> routes = List.of();
    private volatile boolean draining;

    /**
     * Wires the server; it listens from {@link #start} on.
     *
     * @param uploads a folder for files while they are imported
     * @throws TakenPathException when proxies show the tracker below a path that begins like one of its own
     */
    public HttpServer(HttpSettings settings, Tracker tracker, Path uploads) {
        this.settings = settings;
        this.health = tracker.health();
        this.imports = tracker.imports();
        this.uploads = uploads;
        this.edge = new Edge(settings, metrics);
        this.web = new WebRoutes(settings.origins().images());
        this.javalin = Javalin.create(config -> {
            configure(config);
            Idempotency idempotency = new Idempotency(tracker.idempotency(), problems);
            Authentication authentication =
                    new Authentication(tracker.accounts(), tracker.accessTokens(), edge.rateLimit());
            Routes table = new Routes(
                    config.routes,
                    authentication,
                    idempotency,
                    edge.answerBudget(),
                    new Bodies(edge.bodyBudget(), settings.limits().maxBodyBytes()));
            register(tracker, authentication, idempotency, table);
            config.routes.exception(
                    EndpointNotFound.class,
                    (missing, ctx) ->
                            answerProblem(ctx, table.unmatched(ctx.req().getRequestURI())));
            config.routes.exception(ProblemException.class, (problem, ctx) -> answerProblem(ctx, problem));
            config.routes.exception(Exception.class, (exception, ctx) -> problems.answer(ctx, exception));
            routes = table.all();
            checkBasePath(table);
        });
    }

    /** A prefix that begins like a path of the tracker is ambiguous: a proxy may leave either unchanged. */
    private void checkBasePath(Routes table) {
        String base = settings.proxies().basePath().text();
        if (!base.isEmpty() && table.begins(base)) {
            throw new TakenPathException("BASE_PATH is " + base + ", but " + base.replaceFirst("(?<=.)/.*", "")
                    + " is a path of the tracker itself: choose another one");
        }
    }

    private void answerProblem(Context ctx, ProblemException problem) {
        if (!web.answersMissing(ctx, problem.problem())) {
            problems.answer(ctx, problem);
        }
    }

    private void register(Tracker tracker, Authentication authentication, Idempotency idempotency, Routes table) {
        new AccountRoutes(tracker.accounts(), tracker.accessTokens()).register(table);
        new UserRoutes(tracker.users()).register(table);
        new InviteRoutes(tracker.invites()).register(table);
        new OwnAccountRoutes(tracker.sessions(), tracker.accessTokens(), tracker.passwords()).register(table);
        // Before those of one issue: Javalin takes the first that matches.
        new ExportRoutes(tracker.exports()).register(table);
        new ChangeRoutes(tracker.changes(), authentication, streams(4)).register(table);
        new BulkRoutes(tracker.issues()).register(table);
        new IssueRoutes(tracker.issues()).register(table);
        new CommentRoutes(tracker.comments()).register(table);
        new LinkRoutes(tracker.links()).register(table);
        new LabelRoutes(tracker.labels()).register(table);
        new FieldRoutes(tracker.fields()).register(table);
        new SearchRoutes(tracker.searches()).register(table);
        new SavedSearchRoutes(tracker.savedSearches()).register(table);
        ImportJobRoutes jobs = new ImportJobRoutes(
                tracker.importJobs(), imports, tracker.rejects(), idempotency, problems, streams(8));
        jobs.register(table);
        new SavedMappingRoutes(tracker.importMappings()).register(table);
        new ImportRoutes(
                        new ImportRoutes.Services(
                                imports, tracker.importJobs(), tracker.rejects(), tracker.importMappings()),
                        authentication,
                        idempotency,
                        new ImportRoutes.Receiving(
                                Math.max(4, settings.limits().requestsAtOnce() / 4),
                                settings.limits().maxImportBytes(),
                                uploads,
                                settings.limits().silence()),
                        jobs::accept)
                .register(table);
        new ReportRoutes(tracker.reports()).register(table);
        new AuditRoutes(tracker.audit()).register(table);
        new WebhookRoutes(tracker.webhooks()).register(table);
        new AdminRoutes(tracker.archives(), tracker.backups(), idempotency).register(table);
        new ServiceRoutes(health, () -> draining, metrics, settings.metricsPublic()).register(table);
        web.register(table);
    }

    /**
     * Room for streams of events.
     *
     * @param part the part of the requests at once that may be streams
     */
    private EventStreams streams(int part) {
        return new EventStreams(Math.max(2, settings.limits().requestsAtOnce() / part), () -> draining);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        // It would compress all JSON: answers with tokens, those that begin with white space, and those whose entity
        // tag is strong and names bytes. Routes say themselves what is compressed.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.router.ignoreTrailingSlashes = true;
        config.router.javaLangErrorHandler(this::answerError);
        edge.configure(config);
        config.routes.before(this::begin);
        config.routes.after(HttpServer::dropType);
        config.requestLogger.http(this::end);
    }

    private void begin(Context ctx) {
        String id = Requests.id(ctx);
        MDC.put(Requests.LOGGED_ID, id);
        ctx.header(Requests.ID_HEADER, id);
        if (health.stale()) {
            ctx.header("Warning", "110 - \"Response is Stale\"");
        } else if (health.fallback()) {
            ctx.header("Warning", "199 - \"A fallback database serves; its data are its own\"");
        }
    }

    /** Without a body there is no type; a cache would put it in the place of that of the body which it keeps. */
    private static void dropType(Context ctx) {
        if (ctx.statusCode() == 204 || ctx.statusCode() == 304) {
            ctx.res().setContentType(null);
        }
    }

    private void end(Context ctx, Float millis) {
        String method = ctx.req().getMethod();
        int status = ctx.statusCode();
        metrics.answered(
                method, Routes.template(ctx), status, Duration.ofNanos((long) (millis.doubleValue() * 1_000_000)));
        RequestLog.answered(ctx, status, Math.round(millis));
        MDC.remove(Requests.LOGGED_ID);
        MDC.remove(Requests.LOGGED_USER);
    }

    /** Answers when the JVM itself gave up on a request: out of memory, stack overflow. */
    private void answerError(HttpServletResponse response, Error error) {
        String id = Requests.chooseId(List.copyOf(response.getHeaders(Requests.ID_HEADER)));
        Problem problem = Problems.unexpected(error, id);
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        try {
            response.getOutputStream().write(problem.bytes(id));
        } catch (IOException clientLeft) {
            LOG.debug("the client had left before it was answered", clientLeft);
        }
    }

    /**
     * Starts to listen.
     *
     * @return this
     * @throws RuntimeException when the address is taken or not ours
     */
    public HttpServer start() {
        // What cannot be started is thrown; Javalin would log it as well.
        JavalinLogger.enabled = false;
        try {
            javalin.start();
        } finally {
            JavalinLogger.enabled = true;
        }
        // A little later, so that the first requests do not wait for it.
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(edge::countJava);
        return this;
    }

    /** The port that the server listens on, also when the settings left the choice open. */
    public int port() {
        return javalin.port();
    }

    /**
     * Stops: takes no more connections and lets running requests finish within the settings' drain time. Imports that
     * take longer are then asked to stop, and have a few seconds to undo their work and to answer. Ends what is left.
     * Returns when all has ended; a second call does nothing.
     */
    public void stop() {
        if (draining) {
            return;
        }
        draining = true;
        Thread late = new Thread(this::stopImportsLate, "stop-imports");
        late.setDaemon(true);
        late.start();
        try {
            javalin.stop();
        } finally {
            late.interrupt();
            metrics.close();
        }
    }

    private void stopImportsLate() {
        try {
            Thread.sleep(settings.drain().toMillis());
            imports.stop();
        } catch (InterruptedException allHaveEnded) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Every route, for the test that holds them against the description. */
    List<Route> routes() {
        return routes;
    }
}
