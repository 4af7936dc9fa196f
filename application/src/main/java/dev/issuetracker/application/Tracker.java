package dev.issuetracker.application;

import dev.issuetracker.application.access.Secrets;
import dev.issuetracker.application.account.AccountService;
import dev.issuetracker.application.account.InviteService;
import dev.issuetracker.application.account.SignUpMode;
import dev.issuetracker.application.account.SignUpPolicy;
import dev.issuetracker.application.account.UserService;
import dev.issuetracker.application.archive.Archive;
import dev.issuetracker.application.archive.ArchiveFiles;
import dev.issuetracker.application.archive.ArchiveService;
import dev.issuetracker.application.audit.AuditService;
import dev.issuetracker.application.audit.AuditedEvents;
import dev.issuetracker.application.backup.BackupService;
import dev.issuetracker.application.backup.Backups;
import dev.issuetracker.application.change.ChangeService;
import dev.issuetracker.application.comment.CommentService;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.exporting.ExportPlaces;
import dev.issuetracker.application.exporting.ExportService;
import dev.issuetracker.application.exporting.IssueFiles;
import dev.issuetracker.application.exporting.TableFiles;
import dev.issuetracker.application.field.FieldService;
import dev.issuetracker.application.guess.GuessGuard;
import dev.issuetracker.application.guess.GuessLimits;
import dev.issuetracker.application.idempotency.IdempotencyService;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.importing.job.ImportJobService;
import dev.issuetracker.application.importing.job.JobPorts;
import dev.issuetracker.application.importing.job.KeptFiles;
import dev.issuetracker.application.importing.mapping.SavedMappingRules;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.label.LabelService;
import dev.issuetracker.application.link.LinkService;
import dev.issuetracker.application.password.PasswordHasher;
import dev.issuetracker.application.password.PasswordService;
import dev.issuetracker.application.rejecting.RejectService;
import dev.issuetracker.application.report.ReportFiles;
import dev.issuetracker.application.report.ReportService;
import dev.issuetracker.application.saved.SavedTextService;
import dev.issuetracker.application.search.SearchService;
import dev.issuetracker.application.session.AccountPorts;
import dev.issuetracker.application.session.SessionService;
import dev.issuetracker.application.session.SessionTokens;
import dev.issuetracker.application.session.TokenIssuer;
import dev.issuetracker.application.store.StoreHealth;
import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.application.token.AccessTokenService;
import dev.issuetracker.application.webhook.WebhookBodies;
import dev.issuetracker.application.webhook.WebhookCourier;
import dev.issuetracker.application.webhook.WebhookOutbox;
import dev.issuetracker.application.webhook.WebhookService;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A tracker: every service on one store. {@link #on} begins to build one.
 *
 * @param transactions makes one unit of work of several calls; their events come at its end
 */
public record Tracker(
        Transactions transactions,
        AccountService accounts,
        UserService users,
        InviteService invites,
        SessionService sessions,
        AccessTokenService accessTokens,
        PasswordService passwords,
        IssueService issues,
        CommentService comments,
        LinkService links,
        LabelService labels,
        FieldService fields,
        SearchService searches,
        SavedTextService savedSearches,
        ReportService reports,
        ImportService imports,
        ImportJobService importJobs,
        SavedTextService importMappings,
        ExportService exports,
        RejectService rejects,
        ArchiveService archives,
        AuditService audit,
        ChangeService changes,
        IdempotencyService idempotency,
        BackupService backups,
        WebhookService webhooks,
        StoreHealth health) {
    /** Begins to build a tracker on a store. */
    public static Builder on(StorePorts store) {
        return new Builder(store);
    }

    /** What a tracker is made of beside its store. Only the clock has no default. */
    public static final class Builder {
        private final StorePorts store;
        private final IssueTracker.Builder issues;
        private PasswordHasher passwordHasher = new MissingPasswords();
        private TokenIssuer tokenIssuer = new MissingTokens();
        private RowReader rowReader = (file, fields, sink) -> {
            throw new MissingPartException("rowReader");
        };
        private IssueFiles issueFiles = (format, fields, out) -> {
            throw new MissingPartException("issueFiles");
        };
        private TableFiles tableFiles = (format, out) -> {
            throw new MissingPartException("tableFiles");
        };
        private ReportFiles reportFiles = (table, out) -> {
            throw new MissingPartException("reportFiles");
        };
        private Archive archive = new MissingArchive();
        private ArchiveFiles archiveFiles = (content, at, out) -> {
            throw new MissingPartException("archives");
        };
        private Backups backups = at -> {
            throw new MissingPartException("backups");
        };
        private StoreHealth health = () -> new StoreStatus("embedded", StoreStatus.State.READY, null, null);
        private Supplier<String> sessionIds = () -> Secrets.make("");
        private Duration tokenLife = Duration.ofDays(1);
        private SignUpMode signUp = SignUpMode.OPEN;
        private GuessLimits guessLimits = GuessLimits.of(10, 100, 20);
        private Executor background = Runnable::run;
        private KeptFiles importFiles = new MissingKeptFiles();
        private Executor importRunner = Runnable::run;
        private WebhookBodies webhookBodies = new MissingWebhookBodies();

        private Builder(StorePorts store) {
            this.store = store;
            this.issues = IssueTracker.on(store).outbox(new AuditedEvents(store.auditLog()));
        }

        /** The time that everything is dated with. Required. */
        public Builder clock(Clock value) {
            issues.clock(value);
            return this;
        }

        /** Hashes passwords. Unless set, all calls that take a password throw {@link MissingPartException}. */
        public Builder passwordHasher(PasswordHasher value) {
            this.passwordHasher = value;
            return this;
        }

        /** Makes the tokens of sessions. Unless set, signing up and in throws {@link MissingPartException}. */
        public Builder tokenIssuer(TokenIssuer value) {
            this.tokenIssuer = value;
            return this;
        }

        /** Reads the files that are imported. Unless set, importing throws {@link MissingPartException}. */
        public Builder rowReader(RowReader value) {
            this.rowReader = value;
            return this;
        }

        /**
         * Lets imports run while nobody waits. Unless set, accepting one throws {@link MissingPartException}.
         *
         * @param runner runs them, one or several at once
         */
        public Builder importJobs(KeptFiles files, Executor runner) {
            this.importFiles = files;
            this.importRunner = runner;
            return this;
        }

        /** Writes the files that are exported. Unless set, exporting a table throws {@link MissingPartException}. */
        public Builder issueFiles(IssueFiles value) {
            this.issueFiles = value;
            return this;
        }

        /** Writes rejected rows as files. Unless set, asking for them throws {@link MissingPartException}. */
        public Builder tableFiles(TableFiles value) {
            this.tableFiles = value;
            return this;
        }

        /** Writes the files of reports. Unless set, a report as a file throws {@link MissingPartException}. */
        public Builder reportFiles(ReportFiles value) {
            this.reportFiles = value;
            return this;
        }

        /**
         * Reads and writes everything of the tracker. Unless set, exporting all of it throws
         * {@link MissingPartException}.
         */
        public Builder archives(Archive content, ArchiveFiles writing) {
            this.archive = content;
            this.archiveFiles = writing;
            return this;
        }

        /** Keeps copies of the store. Unless set, making one throws {@link MissingPartException}. */
        public Builder backups(Backups value) {
            this.backups = value;
            return this;
        }

        /**
         * Keeps what webhooks are to be sent, in the unit of work that changed it; a {@link WebhookCourier} on the same
         * store sends it. Unless set, nothing is kept, and trying a webhook out throws {@link MissingPartException}.
         */
        public Builder webhooks(WebhookBodies value) {
            this.webhookBodies = value;
            issues.outbox(new WebhookOutbox(store.webhooks(), store.webhookDeliveries(), value));
            return this;
        }

        /** Knows how the store is. Always ready unless set. */
        public Builder health(StoreHealth value) {
            this.health = value;
            return this;
        }

        /** Gives ids of sessions, which nobody can guess and which never repeat. Random ones unless set. */
        public Builder sessionIds(Supplier<String> value) {
            this.sessionIds = value;
            return this;
        }

        /** How long the token of a session is good for. A day unless set. */
        public Builder tokenLife(Duration value) {
            this.tokenLife = value;
            return this;
        }

        /** Who may sign up. Anybody unless set. */
        public Builder signUp(SignUpMode value) {
            this.signUp = value;
            return this;
        }

        /** How often passwords can be tried and accounts made. Limited as a server is by default, unless set. */
        public Builder guessLimits(GuessLimits value) {
            this.guessLimits = value;
            return this;
        }

        /** Runs what no call waits for; it may drop tasks. The calling thread runs them unless set. */
        public Builder background(Executor value) {
            this.background = value;
            return this;
        }

        /** Hears of changes after they were committed; see {@link IssueTracker.Builder#listener}. */
        public Builder listener(Consumer<TrackerEvent> value) {
            issues.listener(value);
            return this;
        }

        /** Takes events in the unit of work that they are about, and can lose none. */
        public Builder outbox(Events.Outbox value) {
            issues.outbox(value);
            return this;
        }

        /**
         * Makes the services.
         *
         * @throws IllegalStateException when there is no clock
         */
        public Tracker build() {
            IssuePorts ports = issues.ports();
            IssueTracker part = issues.on(ports);
            Clock time = ports.clock();
            AccountPorts accounts = store.accountPorts(time);
            GuessGuard guesses = new GuessGuard(
                    store.transactions(), store.throttles(), store.users(), store.auditLog(), guessLimits, time);
            ImportService imports = new ImportService(ports, rowReader, store.importPorts());
            ExportPlaces exports = new ExportPlaces(store.transactions(), store.auditLog(), time);
            return new Tracker(
                    part.transactions(),
                    accounts(accounts, guesses),
                    users(accounts),
                    new InviteService(store.transactions(), store.invites(), store.auditLog(), time),
                    new SessionService(accounts),
                    new AccessTokenService(accounts, store.accessTokens(), background),
                    passwords(accounts, guesses),
                    part.issues(),
                    part.comments(),
                    part.links(),
                    part.labels(),
                    part.fields(),
                    part.searches(),
                    part.savedSearches(),
                    new ReportService(ports, store.reports(), reportFiles),
                    imports,
                    importJobs(imports, part.transactions(), time),
                    SavedMappingRules.service(ports, store.importMappings()),
                    new ExportService(exports, part.issues(), store.fields(), issueFiles),
                    new RejectService(imports, tableFiles),
                    new ArchiveService(exports, archive, archiveFiles),
                    new AuditService(store.transactions(), store.auditLog()),
                    new ChangeService(ports, store.comments(), store.imports(), store.auditLog()),
                    new IdempotencyService(part.transactions(), store.recordedAnswers(), time),
                    new BackupService(store.transactions(), backups, store.auditLog(), time),
                    new WebhookService(store.webhookPorts(time), webhookBodies),
                    health);
        }

        private AccountService accounts(AccountPorts accounts, GuessGuard guesses) {
            SignUpPolicy policy =
                    new SignUpPolicy(signUp, store.transactions(), store.users(), store.invites(), store.auditLog());
            SessionTokens tokens = new SessionTokens(store.sessions(), tokenIssuer, sessionIds, tokenLife);
            return new AccountService(accounts, policy, guesses, passwordHasher, tokens);
        }

        private UserService users(AccountPorts accounts) {
            return new UserService(
                    accounts, store.placeholders(), store.accessTokens(), store.invites(), store.passwordResets());
        }

        private PasswordService passwords(AccountPorts accounts, GuessGuard guesses) {
            return new PasswordService(accounts, store.accessTokens(), store.passwordResets(), guesses, passwordHasher);
        }

        private ImportJobService importJobs(ImportService imports, Transactions transactions, Clock time) {
            JobPorts ports = new JobPorts(
                    transactions,
                    store.importJobs(),
                    store.imports(),
                    store.begunUndos(),
                    store.users(),
                    importFiles,
                    time);
            return new ImportJobService(imports, ports, importRunner);
        }
    }
}
