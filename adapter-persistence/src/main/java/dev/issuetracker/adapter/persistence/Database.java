package dev.issuetracker.adapter.persistence;

import dev.issuetracker.adapter.persistence.archive.StoredArchive;
import dev.issuetracker.adapter.persistence.copy.Copies;
import dev.issuetracker.adapter.persistence.count.IssueCounts;
import dev.issuetracker.adapter.persistence.failover.Failover;
import dev.issuetracker.adapter.persistence.placeholder.JdbiPlaceholders;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlDialect;
import dev.issuetracker.adapter.persistence.postgresql.TrigramIndex;
import dev.issuetracker.adapter.persistence.report.JdbiReports;
import dev.issuetracker.adapter.persistence.row.FieldCatalog;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sqlite.EmbeddedDatabase;
import dev.issuetracker.adapter.persistence.sqlite.SqliteDialect;
import dev.issuetracker.adapter.persistence.staging.SqliteStagedIssues;
import dev.issuetracker.adapter.persistence.store.JdbiAccessTokens;
import dev.issuetracker.adapter.persistence.store.JdbiAuditLog;
import dev.issuetracker.adapter.persistence.store.JdbiBegunUndos;
import dev.issuetracker.adapter.persistence.store.JdbiComments;
import dev.issuetracker.adapter.persistence.store.JdbiFields;
import dev.issuetracker.adapter.persistence.store.JdbiImportJobs;
import dev.issuetracker.adapter.persistence.store.JdbiImports;
import dev.issuetracker.adapter.persistence.store.JdbiInvites;
import dev.issuetracker.adapter.persistence.store.JdbiIssueTree;
import dev.issuetracker.adapter.persistence.store.JdbiIssues;
import dev.issuetracker.adapter.persistence.store.JdbiLabels;
import dev.issuetracker.adapter.persistence.store.JdbiLinks;
import dev.issuetracker.adapter.persistence.store.JdbiOrigins;
import dev.issuetracker.adapter.persistence.store.JdbiPasswordResets;
import dev.issuetracker.adapter.persistence.store.JdbiRecordedAnswers;
import dev.issuetracker.adapter.persistence.store.JdbiSavedTexts;
import dev.issuetracker.adapter.persistence.store.JdbiSessions;
import dev.issuetracker.adapter.persistence.store.JdbiThrottles;
import dev.issuetracker.adapter.persistence.store.JdbiUsers;
import dev.issuetracker.adapter.persistence.store.RowMappers;
import dev.issuetracker.adapter.persistence.unit.BackgroundWork;
import dev.issuetracker.adapter.persistence.unit.HandleSource;
import dev.issuetracker.adapter.persistence.unit.JdbiTransactions;
import dev.issuetracker.adapter.persistence.unit.Opening;
import dev.issuetracker.adapter.persistence.unit.ReadBudgets;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.adapter.persistence.webhook.JdbiWebhookDeliveries;
import dev.issuetracker.adapter.persistence.webhook.JdbiWebhooks;
import dev.issuetracker.application.StorePorts;
import dev.issuetracker.application.account.Invites;
import dev.issuetracker.application.archive.Archive;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.backup.Backup;
import dev.issuetracker.application.backup.Backups;
import dev.issuetracker.application.guess.Throttles;
import dev.issuetracker.application.idempotency.RecordedAnswers;
import dev.issuetracker.application.importing.done.BegunUndos;
import dev.issuetracker.application.importing.done.Imports;
import dev.issuetracker.application.importing.done.Origins;
import dev.issuetracker.application.importing.job.ImportJobs;
import dev.issuetracker.application.importing.staging.StagedIssues;
import dev.issuetracker.application.password.PasswordResets;
import dev.issuetracker.application.session.Sessions;
import dev.issuetracker.application.store.StoreHealth;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.application.token.AccessTokens;
import dev.issuetracker.domain.comment.Comments;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.issue.IssueTree;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.link.Links;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.saved.SavedTexts;
import dev.issuetracker.domain.user.Placeholders;
import dev.issuetracker.domain.user.Users;
import dev.issuetracker.domain.webhook.WebhookDeliveries;
import dev.issuetracker.domain.webhook.Webhooks;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** A database that holds a whole tracker: the way into this module. */
public final class Database implements StorePorts, AutoCloseable {
    private static final Duration COUNTING_PAUSE = Duration.ofSeconds(2);

    private final Opening<?> handles;
    private final Dialect dialect;
    private final Supplier<String> description;
    private final UnitOfWork work = new UnitOfWork();
    private final FieldCatalog fields = new FieldCatalog();
    private final Transactions transactions;
    private final Function<Path, Backups> backups;
    private final Optional<SqliteStagedIssues> staged;
    private final CompletableFuture<List<Closing>> beside;

    private Database(
            Opening<?> handles,
            Dialect dialect,
            Supplier<String> description,
            ReadBudgets budgets,
            Function<Path, Backups> backups,
            Optional<Supplier<EmbeddedDatabase>> file) {
        this.handles = handles;
        this.dialect = dialect;
        this.description = description;
        this.backups = backups;
        this.transactions = new JdbiTransactions(handles, work, dialect, budgets);
        this.staged = file.map(opened ->
                new SqliteStagedIssues(opened, new JdbiIssues(work, dialect, fields), fields, work, transactions));
        this.beside = handles.then(this::workBeside);
    }

    /** Begins what runs beside the open database. */
    private List<Closing> workBeside(HandleSource opened) {
        List<Closing> begun = new ArrayList<>();
        begun.add(BackgroundWork.repeat("counting of issues", this::countSomeIssues, COUNTING_PAUSE)::close);
        staged.ifPresent(issues ->
                begun.add(BackgroundWork.start("removal of what imports left behind", issues::removeRemains)::close));
        if (opened instanceof Failover failover) {
            begun.add(TrigramIndex.start(failover::written)::close);
        }
        return begun;
    }

    /** Whether there is nothing to count that would be worth it. */
    private boolean countSomeIssues() {
        return !transactions.<Boolean>reading(() -> IssueCounts.many(work.handle(), dialect))
                || !transactions.<Boolean>in(() -> IssueCounts.addUp(work.handle(), dialect));
    }

    /**
     * Opens the database and brings its schema up to date. It is no failure when PostgreSQL does not answer or takes no
     * writes: until it does, work fails with {@code STORE_UNAVAILABLE}, and its schema is brought up to date later.
     *
     * @throws UncheckedIOException when the folder of an SQLite file cannot be made, or a lineage file cannot be read
     * @throws RuntimeException when the database is of another program, or its schema cannot be brought up to date
     */
    public static Database open(DatabaseSettings settings) {
        Database database = opening(settings);
        database.awaitOpen();
        return database;
    }

    /**
     * Begins to open the database, as {@link #open} does, while the program goes on. Whatever needs the database waits
     * until it is open, or throws what {@link #awaitOpen} throws.
     */
    public static Database opening(DatabaseSettings settings) {
        return settings instanceof DatabaseSettings.Sqlite sqlite
                ? opening(sqlite)
                : opening((DatabaseSettings.Postgresql) settings);
    }

    private static Database opening(DatabaseSettings.Sqlite settings) {
        Dialect dialect = new SqliteDialect();
        Opening<EmbeddedDatabase> file =
                Opening.begin(() -> EmbeddedDatabase.open(settings, dialect, new RowMappers()));
        return new Database(
                file,
                dialect,
                () -> "SQLite " + settings.file(),
                ReadBudgets.of(settings.readers(), settings.patience()),
                folder -> Copies.backups(settings, folder),
                Optional.of(file::await));
    }

    private static Database opening(DatabaseSettings.Postgresql settings) {
        Dialect dialect = new PostgresqlDialect();
        Opening<Failover> nodes = Opening.begin(() -> Failover.start(settings, dialect, new RowMappers()));
        return new Database(
                nodes,
                dialect,
                () -> "PostgreSQL " + description(settings, nodes.fallback()),
                ReadBudgets.of(settings.connections(), settings.patience()),
                folder -> Database::noBackup,
                Optional.empty());
    }

    private static String description(DatabaseSettings.Postgresql settings, boolean ofFallback) {
        return settings.fallback()
                .filter(fallback -> ofFallback)
                .map(fallback -> fallback.node() + ", the fallback of " + settings.primary())
                .orElseGet(() -> settings.primary()
                        + settings.secondary().map(node -> " and " + node).orElse(""));
    }

    /**
     * Waits until the database is open and its schema up to date.
     *
     * @throws RuntimeException what {@link #open} throws
     */
    public void awaitOpen() {
        handles.await();
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public Issues issues() {
        return new JdbiIssues(work, dialect, fields);
    }

    @Override
    public IssueTree issueTree() {
        return new JdbiIssueTree(work, dialect);
    }

    @Override
    public Comments comments() {
        return new JdbiComments(work);
    }

    @Override
    public Links links() {
        return new JdbiLinks(work, dialect);
    }

    @Override
    public Labels labels() {
        return new JdbiLabels(work, dialect);
    }

    @Override
    public Fields fields() {
        return new JdbiFields(work, dialect, fields);
    }

    @Override
    public Users users() {
        return new JdbiUsers(work, dialect);
    }

    @Override
    public Placeholders placeholders() {
        return new JdbiPlaceholders(work, dialect);
    }

    @Override
    public SavedTexts savedSearches() {
        return JdbiSavedTexts.searches(work, dialect);
    }

    @Override
    public SavedTexts importMappings() {
        return JdbiSavedTexts.mappings(work, dialect);
    }

    @Override
    public Reports reports() {
        return new JdbiReports(work, dialect);
    }

    @Override
    public AuditLog auditLog() {
        return new JdbiAuditLog(work);
    }

    @Override
    public Throttles throttles() {
        return new JdbiThrottles(work);
    }

    @Override
    public Sessions sessions() {
        return new JdbiSessions(work);
    }

    @Override
    public Invites invites() {
        return new JdbiInvites(work);
    }

    @Override
    public AccessTokens accessTokens() {
        return new JdbiAccessTokens(work);
    }

    @Override
    public PasswordResets passwordResets() {
        return new JdbiPasswordResets(work);
    }

    @Override
    public RecordedAnswers recordedAnswers() {
        return new JdbiRecordedAnswers(work, dialect);
    }

    @Override
    public Webhooks webhooks() {
        return new JdbiWebhooks(work, dialect);
    }

    @Override
    public WebhookDeliveries webhookDeliveries() {
        return new JdbiWebhookDeliveries(work);
    }

    @Override
    public Imports imports() {
        return new JdbiImports(work, dialect);
    }

    @Override
    public ImportJobs importJobs() {
        return new JdbiImportJobs(work, dialect);
    }

    @Override
    public BegunUndos begunUndos() {
        return new JdbiBegunUndos(work, dialect);
    }

    @Override
    public Origins origins() {
        return new JdbiOrigins(work, dialect);
    }

    /** Everything in it but secrets, which is read in a unit of work. */
    public Archive archive() {
        return new StoredArchive(work, dialect);
    }

    @Override
    public Optional<StagedIssues> stagedIssues() {
        return staged.map(issues -> issues);
    }

    /**
     * Makes backups of the database. Of PostgreSQL it makes none.
     *
     * @param folder where they are kept; made when it is missing
     */
    public Backups backups(Path folder) {
        return backups.apply(folder);
    }

    /** How the database is. SQLite is asked; of PostgreSQL it is what the last probes found, a second ago at most. */
    public StoreHealth health() {
        return handles;
    }

    /** The handle of the running unit of work. */
    public Handle handle() {
        return work.handle();
    }

    private static Backup noBackup(Instant at) {
        throw new TrackerException(
                ErrorCode.BACKUP_UNSUPPORTED,
                "This tracker uses PostgreSQL: make backups with pg_dump or pg_basebackup.");
    }

    /** The database, for people. Never has a password in it. */
    @Override
    public String toString() {
        return description.get();
    }

    /** Cuts off work in progress, so stop what uses the database first. */
    @Override
    public void close() {
        beside.handle((begun, failure) -> {
                    if (begun != null) {
                        begun.forEach(Closing::close);
                    }
                    return true;
                })
                .join();
        handles.close();
    }

    /** Ends what runs beside the database. */
    @FunctionalInterface
    private interface Closing {
        void close();
    }
}
