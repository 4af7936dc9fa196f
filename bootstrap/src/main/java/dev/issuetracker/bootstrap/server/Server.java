package dev.issuetracker.bootstrap.server;

import dev.issuetracker.adapter.http.HttpServer;
import dev.issuetracker.adapter.http.JwtTokens;
import dev.issuetracker.adapter.http.settings.HttpSettings;
import dev.issuetracker.adapter.http.settings.TakenPathException;
import dev.issuetracker.adapter.http.webhook.outgoing.HttpWebhookSender;
import dev.issuetracker.adapter.http.webhook.outgoing.JsonWebhookBodies;
import dev.issuetracker.adapter.importing.ArchiveZips;
import dev.issuetracker.adapter.importing.ExportFiles;
import dev.issuetracker.adapter.importing.ImportFiles;
import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.application.Tracker;
import dev.issuetracker.application.password.PasswordHasher;
import dev.issuetracker.application.session.TokenIssuer;
import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.ConfigurationException;
import dev.issuetracker.bootstrap.file.DataFolder;
import dev.issuetracker.bootstrap.file.ImportFolder;
import dev.issuetracker.bootstrap.file.TempFolder;
import dev.issuetracker.bootstrap.file.TokenKey;
import dev.issuetracker.bootstrap.password.Argon2PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: every part, wired by hand. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** With the hash itself and all else that a sign-in does, an answer comes within three seconds. */
    private static final Duration PATIENCE_FOR_A_HASH = Duration.ofSeconds(2);

    private static final int MOST_NOTES = 1_000;

    private static final String SQLITE_FOLDER = "org.sqlite.tmpdir";

    private final Database database;
    private final Background background;
    private final HttpServer http;
    private final Folders folders;
    private final Function<String, OperatorSession> sessions;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * What all parts are made from.
     *
     * @param announced whether the log says where the server listens
     */
    private record Basis(Configuration configuration, Database database, Clock clock, boolean announced) {}

    /** What the server keeps below the data folder while it runs. */
    private record Folders(TempFolder temp, ImportFolder imports) implements AutoCloseable {
        static Folders in(Path dataDir) {
            return new Folders(TempFolder.in(dataDir), ImportFolder.in(dataDir));
        }

        @Override
        public void close() {
            temp.close();
            imports.close();
        }
    }

    /** What works beside the requests. */
    private record Background(ExecutorService notes, ImportRunner imports, WebhookRunner webhooks) {
        void close() {
            closing("the imports", imports::close);
            closing("the webhooks", webhooks::close);
            closing("the notes", notes::shutdownNow);
        }
    }

    private Server(
            Database database,
            Background background,
            HttpServer http,
            Folders folders,
            Function<String, OperatorSession> sessions) {
        this.database = database;
        this.background = background;
        this.http = http;
        this.folders = folders;
        this.sessions = sessions;
    }

    /**
     * Starts to serve.
     *
     * @throws ConfigurationException when the file of the token key is invalid, or the path below which a proxy shows
     *     the tracker begins like one of its own
     * @throws RuntimeException when the data folder cannot be written, the database cannot be opened or the port is not
     *     free
     */
    public static Server start(Configuration configuration, Clock clock) {
        return start(configuration, clock, Argon2PasswordHasher.Cost.RECOMMENDED);
    }

    /** The same, for a command in this process: nobody else is served, so that the log does not say where. */
    public static Server startForCommand(Configuration configuration, Clock clock) {
        return start(configuration, clock, Argon2PasswordHasher.Cost.RECOMMENDED, false);
    }

    /** The same, for tests that would do nothing but hash passwords. */
    public static Server start(Configuration configuration, Clock clock, Argon2PasswordHasher.Cost hashes) {
        return start(configuration, clock, hashes, true);
    }

    private static Server start(
            Configuration configuration, Clock clock, Argon2PasswordHasher.Cost hashes, boolean announced) {
        DataFolder.make(configuration.dataDir());
        List<byte[]> keys = keys(configuration);
        Folders folders = Folders.in(configuration.dataDir());
        ExecutorService notes = notes();
        try {
            useForSqlite(folders.temp());
            Database database = Database.opening(configuration.database());
            try {
                Basis basis = new Basis(configuration, database, clock, announced);
                TokenIssuer tokens = new JwtTokens(keys, "issue-tracker", clock);
                Tracker.Builder parts = tracker(basis, tokens, hasher(hashes));
                ImportRunner imports = new ImportRunner(configuration.http().drain());
                Tracker tracker = files(parts, configuration, folders.temp().path())
                        .background(notes)
                        .importJobs(folders.imports(), imports.threads())
                        .build();
                HttpServer http = serving(basis, tracker, folders);
                WebhookRunner webhooks = beginning(basis, tracker, http, imports);
                return new Server(
                        database,
                        new Background(notes, imports, webhooks),
                        http,
                        folders,
                        username -> OperatorSession.open(database, tokens, clock, username));
            } catch (RuntimeException | LinkageError exception) {
                database.close();
                throw exception;
            }
        } catch (RuntimeException | LinkageError exception) {
            notes.shutdown();
            folders.close();
            throw exception;
        }
    }

    /** Puts the server together while the database is still being opened, and listens when it is open. */
    private static HttpServer serving(Basis basis, Tracker tracker, Folders folders) {
        HttpServer http = server(basis.configuration(), tracker, folders);
        basis.database().awaitOpen();
        return http.start();
    }

    private static HttpServer server(Configuration configuration, Tracker tracker, Folders folders) {
        try {
            return new HttpServer(configuration.http(), tracker, folders.temp().path());
        } catch (TakenPathException exception) {
            throw new ConfigurationException(List.of(String.valueOf(exception.getMessage())));
        }
    }

    /** Begins what works beside the requests. When that fails, nothing serves or works any longer. */
    private static WebhookRunner beginning(Basis basis, Tracker tracker, HttpServer http, ImportRunner imports) {
        Configuration configuration = basis.configuration();
        try {
            imports.serve(tracker);
            if (basis.announced()) {
                announce(configuration.http(), http.port(), basis.database());
            }
            warnOfFallback(basis.database());
            return WebhookRunner.start(
                    basis.database().webhookPorts(basis.clock()),
                    new HttpWebhookSender(configuration.webhookNetworks()),
                    configuration.http().drain());
        } catch (RuntimeException | LinkageError exception) {
            closing("the HTTP server", http::close);
            closing("the imports", imports::close);
            throw exception;
        }
    }

    /**
     * Lets SQLite unpack its native library where it can be swept, unless the person who started Java chose a folder.
     */
    private static void useForSqlite(TempFolder temp) {
        if (System.getProperty(SQLITE_FOLDER) == null) {
            System.setProperty(SQLITE_FOLDER, temp.path().toString());
        }
    }

    private static void announce(HttpSettings listening, int port, Database database) {
        StoreStatus store = database.health().status();
        String host = listening.host().equals("0.0.0.0") ? "localhost" : listening.host();
        String url = (listening.tls().isPresent() ? "https://" : "http://")
                + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/";
        if (store.schemaVersion() == null) {
            LOG.warn(
                    "Issue Tracker {} serves {} and waits for {}, which does not answer: until it does,"
                            + " requests that need it are answered 503",
                    Version.number(),
                    url,
                    database);
        } else {
            LOG.info(
                    "Issue Tracker {} serves {} from {} (schema {})",
                    Version.number(),
                    url,
                    database,
                    store.schemaVersion());
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(() -> announceDjangoHashes(database));
        }
    }

    private static void warnOfFallback(Database database) {
        if (database.health().fallback()) {
            LOG.warn(
                    "The FALLBACK database serves. {}",
                    database.health().status().detail());
        }
    }

    private static void announceDjangoHashes(Database database) {
        try {
            if (database.transactions().reading(() -> database.users().mostDjangoIterations()) > 0) {
                LOG.info("Accounts that moved in from the Django tracker still have its password hashes. Until each has"
                        + " signed in once, or an admin has reset its password, every sign-in takes longer.");
            }
        } catch (RuntimeException away) {
            LOG.debug("which password hashes there are is not known", away);
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

    /**
     * Writes down beside the requests what none of them waits for; when the database does not keep up, notes are
     * dropped.
     */
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

    /** A hasher as the server has it. */
    public static PasswordHasher hasher(Argon2PasswordHasher.Cost cost) {
        int atOnce = Math.max(2, Runtime.getRuntime().availableProcessors());
        return new Argon2PasswordHasher(cost, atOnce, PATIENCE_FOR_A_HASH);
    }

    private static Tracker.Builder tracker(Basis basis, TokenIssuer tokens, PasswordHasher hasher) {
        Configuration configuration = basis.configuration();
        Database database = basis.database();
        return Tracker.on(database)
                .clock(basis.clock())
                .passwordHasher(hasher)
                .tokenIssuer(tokens)
                .tokenLife(configuration.tokenTtl())
                .signUp(configuration.signUp())
                .guessLimits(configuration.guessLimits())
                .archives(database.archive(), new ArchiveZips())
                .backups(database.backups(configuration.backups()))
                .webhooks(new JsonWebhookBodies())
                .health(database.health());
    }

    /** Readers and writers of files; the temporary files of readers are swept with those of the server. */
    private static Tracker.Builder files(Tracker.Builder parts, Configuration configuration, Path temporary) {
        ExportFiles files = new ExportFiles();
        return parts.rowReader(new ImportFiles(configuration.http().limits().maxImportBytes(), temporary))
                .issueFiles(files)
                .tableFiles(files)
                .reportFiles(files);
    }

    public int port() {
        return http.port();
    }

    /**
     * Opens a session of an account for a command in this process.
     *
     * @param username in upper or lower case
     * @throws ConfigurationException when no active account has this name
     */
    public OperatorSession openSession(String username) {
        return sessions.apply(username);
    }

    /** Waits until the server was closed. */
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    /**
     * Stops: lets running requests finish, then closes the database. Each part is closed, whatever another one throws.
     */
    @Override
    public void close() {
        LOG.info("stopping");
        closing("the HTTP server", http::close);
        background.close();
        closing("the database", database::close);
        closing("the files", folders::close);
        closed.countDown();
        LOG.info("stopped");
    }

    private static void closing(String part, Runnable close) {
        try {
            close.run();
        } catch (RuntimeException | LinkageError exception) {
            LOG.warn("{} did not close as it should", part, exception);
        }
    }
}
