package dev.issuetracker.bootstrap;

import dev.issuetracker.adapter.http.HttpServer;
import dev.issuetracker.adapter.http.JwtTokens;
import dev.issuetracker.adapter.http.Services;
import dev.issuetracker.adapter.http.settings.HttpSettings;
import dev.issuetracker.adapter.importing.Tabular;
import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.application.account.AccountService;
import dev.issuetracker.application.account.Admission;
import dev.issuetracker.application.account.InviteService;
import dev.issuetracker.application.account.UserService;
import dev.issuetracker.application.audit.AuditService;
import dev.issuetracker.application.backup.BackupService;
import dev.issuetracker.application.guess.GuessGuard;
import dev.issuetracker.application.idempotency.IdempotencyService;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.issue.CommentService;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.label.LabelService;
import dev.issuetracker.application.password.PasswordHasher;
import dev.issuetracker.application.password.PasswordService;
import dev.issuetracker.application.report.ReportService;
import dev.issuetracker.application.session.SessionService;
import dev.issuetracker.application.session.TokenIssuer;
import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.application.token.AccessTokenService;
import dev.issuetracker.application.token.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: every part, wired by hand. */
final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** With the hash itself and all else that a sign-in does, an answer comes within three seconds. */
    private static final Duration PATIENCE_FOR_A_HASH = Duration.ofSeconds(2);

    private static final int MOST_NOTES = 1_000;

    private final Database database;
    private final ExecutorService notes;
    private final HttpServer http;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Server(Database database, ExecutorService notes, HttpServer http) {
        this.database = database;
        this.notes = notes;
        this.http = http;
    }

    /**
     * Starts to serve.
     *
     * @throws ConfigurationException when the token key is none
     * @throws RuntimeException when the database cannot be opened or the port cannot be had
     */
    static Server start(Configuration configuration, Clock clock) {
        DataFolder.make(configuration.dataDir());
        TokenIssuer tokens = new JwtTokens(keys(configuration), "issue-tracker", clock);
        Database database = Database.open(configuration.database());
        ExecutorService notes = notes();
        try {
            HttpServer http =
                    http(configuration, database, tokens, notes, clock).start();
            StoreStatus store = database.health().status();
            HttpSettings listening = configuration.http();
            String host = listening.host().equals("0.0.0.0") ? "localhost" : listening.host();
            LOG.info(
                    "Issue Tracker {} serves {}://{}:{}/ from {} (schema {})",
                    Main.Version.number(),
                    listening.tls().isPresent() ? "https" : "http",
                    host.contains(":") ? "[" + host + "]" : host,
                    http.port(),
                    database,
                    store.schemaVersion());
            return new Server(database, notes, http);
        } catch (RuntimeException fault) {
            notes.shutdown();
            database.close();
            throw fault;
        }
    }

    /** The keys for tokens: the first signs, all verify. */
    private static List<byte[]> keys(Configuration configuration) {
        List<byte[]> keys = new ArrayList<>();
        configuration
                .jwtSecret()
                .ifPresentOrElse(
                        secret -> keys.add(secret.getBytes(StandardCharsets.UTF_8)),
                        () -> keys.addAll(TokenKey.in(configuration.dataDir())));
        configuration.jwtSecretPrevious().ifPresent(secret -> keys.add(secret.getBytes(StandardCharsets.UTF_8)));
        return keys;
    }

    /** Writes down beside the requests what none of them waits for; when the database does not keep up, notes are dropped. */
    private static ExecutorService notes() {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_NOTES),
                work -> {
                    Thread thread = new Thread(work, "notes");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private static HttpServer http(
            Configuration configuration, Database database, TokenIssuer tokens, Executor notes, Clock clock) {
        Transactions transactions = database.transactions();
        int hashesAtOnce = Math.max(2, Runtime.getRuntime().availableProcessors());
        PasswordHasher hasher = new Argon2PasswordHasher(hashesAtOnce, PATIENCE_FOR_A_HASH);
        GuessGuard guesses = new GuessGuard(
                transactions,
                database.throttles(),
                database.users(),
                database.auditLog(),
                configuration.guessLimits(),
                clock);
        return new HttpServer(
                configuration.http(),
                new Services(
                        new AccountService(
                                transactions,
                                database.users(),
                                database.sessions(),
                                new Admission(
                                        configuration.signUp(),
                                        transactions,
                                        database.users(),
                                        database.invites(),
                                        database.auditLog()),
                                database.auditLog(),
                                guesses,
                                hasher,
                                tokens,
                                clock,
                                () -> Secrets.make(""),
                                configuration.tokenTtl()),
                        new UserService(
                                transactions,
                                database.users(),
                                database.sessions(),
                                database.accessTokens(),
                                database.invites(),
                                database.passwordResets(),
                                database.auditLog(),
                                clock),
                        new InviteService(transactions, database.invites(), database.auditLog(), clock),
                        new SessionService(transactions, database.sessions(), database.auditLog(), clock),
                        new AccessTokenService(
                                transactions,
                                database.users(),
                                database.sessions(),
                                database.accessTokens(),
                                database.auditLog(),
                                clock,
                                notes),
                        new PasswordService(
                                transactions,
                                database.users(),
                                database.sessions(),
                                database.accessTokens(),
                                database.passwordResets(),
                                database.auditLog(),
                                guesses,
                                hasher,
                                clock),
                        new IssueService(
                                transactions,
                                database.issues(),
                                database.labels(),
                                database.users(),
                                database.auditLog(),
                                clock),
                        new CommentService(
                                transactions, database.issues(), database.comments(), database.auditLog(), clock),
                        new LabelService(
                                transactions, database.labels(), database.issues(), database.auditLog(), clock),
                        new ReportService(transactions, database.reports()),
                        new ImportService(
                                transactions,
                                new Tabular(),
                                database.issues(),
                                database.labels(),
                                database.users(),
                                database.imports(),
                                database.auditLog(),
                                clock),
                        new AuditService(transactions, database.auditLog()),
                        new IdempotencyService(transactions, database.recordedAnswers(), clock),
                        new BackupService(
                                transactions, database.backups(configuration.backups()), database.auditLog(), clock),
                        database.health()));
    }

    int port() {
        return http.port();
    }

    /** Waits until the server was closed. */
    void awaitClose() throws InterruptedException {
        closed.await();
    }

    /** Stops: lets running requests finish, then closes the database. */
    @Override
    public void close() {
        LOG.info("stopping");
        http.close();
        notes.shutdownNow();
        database.close();
        closed.countDown();
        LOG.info("stopped");
    }
}
