package dev.issuetracker.bootstrap;

import dev.issuetracker.adapter.http.HttpServer;
import dev.issuetracker.adapter.http.HttpSettings;
import dev.issuetracker.adapter.http.JwtTokens;
import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.tabular.Tabular;
import dev.issuetracker.application.account.AccountService;
import dev.issuetracker.application.account.TokenIssuer;
import dev.issuetracker.application.idempotency.IdempotencyService;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.issue.CommentService;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.label.LabelService;
import dev.issuetracker.application.report.ReportService;
import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.application.store.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: every part, wired by hand. */
final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final Database database;
    private final HttpServer http;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Server(Database database, HttpServer http) {
        this.database = database;
        this.http = http;
    }

    /**
     * Starts to serve.
     *
     * @throws ConfigurationException when the token key is none
     * @throws RuntimeException when the database cannot be opened or the port cannot be had
     */
    static Server start(Configuration configuration, Clock clock) {
        byte[] key = configuration
                .jwtSecret()
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> TokenKey.in(configuration.dataDir()));
        Database database = Database.open(configuration.database());
        try {
            HttpServer http = http(configuration, database, new JwtTokens(key, "issue-tracker", clock), clock)
                    .start();
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
            return new Server(database, http);
        } catch (RuntimeException fault) {
            database.close();
            throw fault;
        }
    }

    private static HttpServer http(Configuration configuration, Database database, TokenIssuer tokens, Clock clock) {
        Transactions transactions = database.transactions();
        return new HttpServer(
                configuration.http(),
                new AccountService(
                        transactions,
                        database.users(),
                        database.sessions(),
                        new Argon2PasswordHasher(),
                        tokens,
                        clock,
                        () -> UUID.randomUUID().toString(),
                        configuration.tokenTtl()),
                new IssueService(transactions, database.issues(), database.labels(), database.users(), clock),
                new CommentService(transactions, database.issues(), database.comments(), clock),
                new LabelService(transactions, database.labels(), database.issues(), clock),
                new ReportService(transactions, database.reports()),
                new ImportService(
                        transactions,
                        new Tabular(),
                        database.issues(),
                        database.labels(),
                        database.users(),
                        database.imports(),
                        clock),
                new IdempotencyService(transactions, database.recordedAnswers(), clock),
                database.health());
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
        database.close();
        closed.countDown();
        LOG.info("stopped");
    }
}
