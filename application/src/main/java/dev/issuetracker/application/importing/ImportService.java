package dev.issuetracker.application.importing;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.NeedsNoPermission;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent.IssuesImported;
import dev.issuetracker.application.importing.check.FileFields;
import dev.issuetracker.application.importing.check.FileNames;
import dev.issuetracker.application.importing.check.ImportNames;
import dev.issuetracker.application.importing.check.MadeNames;
import dev.issuetracker.application.importing.check.NameLookup;
import dev.issuetracker.application.importing.check.NewFields;
import dev.issuetracker.application.importing.check.NewLabels;
import dev.issuetracker.application.importing.check.NewPeople;
import dev.issuetracker.application.importing.check.RowErrors;
import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.done.ImportRecord;
import dev.issuetracker.application.importing.done.Origin;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.done.UndoReport;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.importing.preview.RowPlace;
import dev.issuetracker.application.importing.report.ImportRejectedException;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.importing.staging.NameKind;
import dev.issuetracker.application.importing.staging.StagedIssues;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.AccountRules;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Imports issues from files, each in one transaction or as if it were, and takes imports back. */
public final class ImportService {
    /** How many issues that were edited since are named when they keep an import from being undone. */
    public static final int MAX_NAMED = 10_000;

    /** Takes the rows of a file that are rejected, on the thread that reads it. */
    public interface RejectedRows {
        /** Nobody wants to have them. */
        RejectedRows UNUSED = new RejectedRows() {
            @Override
            public void columns(ImportColumns columns) {
                // Only the report shows what was wrong.
            }

            @Override
            public void row(RowPlace place, List<String> cells, List<FileViolation> violations) {
                // Only the report shows what was wrong.
            }
        };

        /** The header, before any row; of several files once for each, with the same names. */
        void columns(ImportColumns columns);

        /**
         * A row that is rejected.
         *
         * @param cells as the file has them
         * @param violations what keeps it out, at least one
         */
        void row(RowPlace place, List<String> cells, List<FileViolation> violations);
    }

    /** Storing so few rows keeps nobody waiting for a second. */
    private static final int AT_ONCE = 500;
    /** How often a file is stored anew because others change what it names. */
    private static final int ATTEMPTS = 3;

    private final IssuePorts ports;
    private final Transactions transactions;
    private final WatchedReader reader;
    private final Issues issues;
    private final Labels labels;
    private final Users users;
    private final Fields fields;
    private final ImportPorts stores;
    private final Events events;
    private final Clock clock;
    private final StopSignal stop = new StopSignal();
    private final UndoWork undos;

    public ImportService(IssuePorts ports, RowReader reader, ImportPorts stores) {
        this.ports = ports;
        this.transactions = ports.transactions();
        this.reader = new WatchedReader(reader, stop);
        this.issues = ports.issues();
        this.labels = ports.labels();
        this.users = ports.users();
        this.fields = ports.fields();
        this.stores = stores;
        this.events = ports.events();
        this.clock = ports.clock();
        this.undos = new UndoWork(ports, stores, stop);
    }

    /**
     * Imports a file.
     *
     * <p>Of a file of another program, what was in that stays: who made an issue and when, its comments, and what it
     * was called there.
     *
     * @throws ImportRejectedException when rows were rejected that the mode does not let pass, or none was good
     * @throws TrackerException when the file cannot be read at all, with the codes of {@link RowReader#read}; or
     *     {@code SHUTTING_DOWN}
     */
    public ImportReport run(Caller by, ImportFile file, ImportPlan plan) {
        by.demand(Permission.WRITE_ISSUES);
        try (PreparedImport prepared = prepare(by, file, plan)) {
            return prepared.store();
        }
    }

    /**
     * Does of an import what takes long, where it would keep others from writing: its issues are stored, and nobody
     * sees them. Those that were there before are changed, and taken back if the import is not stored. What is wrong
     * with the file is thrown when the import is stored.
     */
    public PreparedImport prepare(Caller by, ImportFile file, ImportPlan plan) {
        by.demand(Permission.WRITE_ISSUES);
        return prepare(by, file, plan, ImportProgress.unwatched());
    }

    /**
     * The same for those who watch it.
     *
     * @throws ImportCancelledException when one of them ends it, also when the import is stored
     */
    public PreparedImport prepare(Caller by, ImportFile file, ImportPlan plan, ImportProgress progress) {
        by.demand(Permission.WRITE_ISSUES);
        demandMore(by, plan);
        Order order = new Order(by, file, plan, progress);
        Optional<StagedIssues> staged = stores.staged().filter(StagedIssues::possible);
        try {
            if (staged.isPresent()) {
                return stage(order, staged.get());
            }
            Long rows = progress.watched() ? count(order) : null;
            return new PreparedImport(() -> storeAtOnce(order, rows), null);
        } catch (TrackerException exception) {
            return new PreparedImport(
                    () -> {
                        throw exception;
                    },
                    null);
        }
    }

    /** What is to be imported, for whom, and who watches. */
    private record Order(Caller by, ImportFile file, ImportPlan plan, ImportProgress progress) {
        ImportGoal goal() {
            return ImportGoal.storing(plan.mode());
        }
    }

    /** Checks the file before anything is stored: then it is known for how many issues ids must be kept. */
    private PreparedImport stage(Order order, StagedIssues staged) {
        Instant at = clock.instant();
        ImportRun check = begin(order, at, ImportGoal.REJECT, RejectedRows.UNUSED, issues::add);
        order.progress().begin(ImportProgress.Phase.CHECKING, null, at);
        ImportReport report = checked(check, order.file(), order.progress());
        boolean rejected = order.plan().mode() == ImportMode.ALL_OR_NOTHING && report.errorsTotal() > 0;
        boolean updates = order.plan().onExisting().updates();
        ImportReport.Counts counts = report.counts();
        if (rejected || (check.good() == 0 && counts.skipped() == 0 && counts.updated() == 0)) {
            throw new ImportRejectedException(report);
        } else if (check.rows() <= AT_ONCE) {
            return new PreparedImport(() -> storeAtOnce(order, check.rows()), null);
        } else if (check.good() == 0 && !updates) {
            return new PreparedImport(() -> report, null);
        }
        StagedImport turn = new StagedImport(staged, undos, stop, clock, order.progress());
        turn.begin(Math.max(1, check.good()));
        return stage(order, check.rows(), turn);
    }

    private PreparedImport stage(Order order, long rows, StagedImport turn) {
        boolean prepared = false;
        try {
            Instant at = clock.instant();
            ImportRun run = begin(order, at, order.goal(), RejectedRows.UNUSED, turn);
            FileFacts facts = read(order, rows, at, run);
            run.flushAll();
            prepared = true;
            return new PreparedImport(
                    () -> transactions.in(() -> {
                        turn.publish();
                        ImportReport report = finish(order, at, run, facts);
                        turn.stored();
                        return report;
                    }),
                    turn);
        } catch (ImportAbandonedException changed) {
            throw changedMeanwhile(changed);
        } finally {
            if (!prepared) {
                turn.remove();
            }
        }
    }

    /** The number of rows; null when the file cannot be read, which storing it will say. */
    private @Nullable Long count(Order order) {
        Instant at = clock.instant();
        order.progress().begin(ImportProgress.Phase.CHECKING, null, at);
        ImportRun run = begin(order, at, ImportGoal.REJECT, RejectedRows.UNUSED, issues::add);
        try {
            return reader.count(order.file(), run.fields(), order.progress());
        } catch (TrackerException unreadable) {
            return null;
        }
    }

    private ImportReport storeAtOnce(Order order, @Nullable Long rows) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.alone(() -> store(order, rows));
            } catch (ImportAbandonedException rejected) {
                // What was stored is undone; outside of other units of work nobody waits for what follows.
                ImportReport report = checked(order, ImportGoal.REJECT, RejectedRows.UNUSED);
                if (report.errorsTotal() > 0) {
                    throw new ImportRejectedException(report);
                }
                // What was missing has been made meanwhile.
                if (attempt == ATTEMPTS) {
                    throw changedMeanwhile(rejected);
                }
            }
        }
    }

    private static TrackerException changedMeanwhile(ImportAbandonedException abandoned) {
        return new TrackerException(
                ErrorCode.STORE_BUSY,
                "What the file names was changed while it was imported; send it again.",
                abandoned);
    }

    private static void demandMore(Caller by, ImportPlan plan) {
        if (plan.creates().contains(Creatable.LABELS)) {
            by.demand(Permission.CREATE_LABELS);
        }
        if (plan.creates().contains(Creatable.USERS)) {
            by.demand(Permission.MANAGE_USERS);
        }
        if (plan.creates().contains(Creatable.FIELDS) || plan.creates().contains(Creatable.OPTIONS)) {
            by.demand(Permission.MANAGE_FIELDS);
        }
    }

    private ImportReport store(Order order, @Nullable Long rows) {
        Instant at = clock.instant();
        ImportRun run = begin(order, at, order.goal(), RejectedRows.UNUSED, issues::add);
        return finish(order, at, run, read(order, rows, at, run));
    }

    private FileFacts read(Order order, @Nullable Long rows, Instant at, ImportRun run) {
        order.progress().begin(ImportProgress.Phase.STORING, rows, at);
        return reader.read(order.file(), run, order.progress());
    }

    private ImportReport finish(Order order, Instant at, ImportRun run, FileFacts facts) {
        Optional<Import> finished = run.finish();
        finished.ifPresent(made -> publish(Cause.of(order.by(), at), made));
        run.changes().forEach(events::publish);
        order.progress().check();
        return run.report(finished.orElse(null), facts);
    }

    private void publish(Cause cause, Import made) {
        Long first = made.firstId();
        Long last = made.lastId();
        if (first != null && last != null) {
            events.publish(new IssuesImported(cause, made.id(), made.created(), first, last));
        }
    }

    private ImportRun begin(Order order, Instant at, ImportGoal goal, RejectedRows rejects, ImportRun.Adding adding) {
        ImportPlan plan = order.plan();
        NameLookup<User> userNames = new NameLookup<>(
                AccountRules.MAX_USERNAME, names -> transactions.reading(() -> people(names)), plan.people());
        requireAccounts(plan.people(), userNames);
        Cause cause = Cause.of(order.by(), at);
        MadeNames made = madeNames(adding);
        MadeNames stored = goal.stores() ? made : null;
        ImportNames names = new ImportNames(
                new FileNames<>(
                        new NameLookup<>(Label.MAX_NAME, each -> transactions.reading(() -> labels(each)), Map.of()),
                        plan.creates().contains(Creatable.LABELS) ? new NewLabels(labels, made, cause) : null,
                        stored),
                new FileNames<>(
                        userNames,
                        plan.creates().contains(Creatable.USERS)
                                ? new NewPeople(stores.placeholders(), made, cause)
                                : null,
                        stored),
                new FileFields(
                        transactions.reading(fields::all),
                        order.file().choices(),
                        new FileFields.Making(
                                plan.creates().contains(Creatable.FIELDS),
                                plan.creates().contains(Creatable.OPTIONS),
                                goal.stores(),
                                plan.newFields()),
                        new NewFields(fields, events, made, cause)),
                made);
        ImportRecord record = new ImportRecord(
                stores.imports(),
                order.progress().id(),
                order.file().name(),
                cause.by(),
                at,
                id -> adding.begins(id, cause.by()));
        return new ImportRun(ports, adding, stores, names, new ImportRun.Purpose(cause, goal, plan, rejects, record));
    }

    private MadeNames madeNames(ImportRun.Adding adding) {
        return new MadeNames(
                new MadeNames.Storing() {
                    @Override
                    public <T> T unit(Supplier<T> making) {
                        return adding.making(transactions, making);
                    }

                    @Override
                    public void made(NameKind kind, long id) {
                        adding.made(kind, id);
                    }
                },
                events);
    }

    private Map<String, Label> labels(Collection<String> names) {
        return labels.findNamed(names).stream().collect(Collectors.toMap(Label::name, label -> label));
    }

    /**
     * The people whom names mean, by folded names. Who has the username comes first. A placeholder comes after that: it
     * may have been made for the name and be called otherwise by now.
     */
    private Map<String, User> people(Collection<String> names) {
        Map<String, User> found = new HashMap<>(stores.placeholders().standingFor(names));
        users.findNamed(names).forEach(user -> found.put(CaseFolding.fold(user.username()), user));
        return found;
    }

    private static void requireAccounts(Map<String, String> people, NameLookup<User> users) {
        Violations violations = new Violations();
        Set<String> missing = Set.copyOf(users.missing(people.values()));
        people.forEach((name, account) -> {
            if (missing.contains(account)) {
                violations.add(
                        "person." + name,
                        "unknown_user",
                        "There is no user named " + RowErrors.shown(account) + "; correct the name.");
            }
        });
        violations.throwIfAny();
    }

    /** Reads a file outside of any transaction; only names are looked up in short ones. */
    private ImportReport checked(Order order, ImportGoal goal, RejectedRows rejects) {
        ImportRun run = begin(order, clock.instant(), goal, rejects, issues::add);
        return checked(run, order.file(), ImportProgress.unwatched());
    }

    private ImportReport checked(ImportRun run, ImportFile file, ImportProgress progress) {
        try {
            return run.checked(reader.read(file, run, progress));
        } catch (ImportRejectedException wrongHeader) {
            return wrongHeader.report();
        }
    }

    /**
     * Ends the imports that are running or taken back, and those that begin later, with {@code SHUTTING_DOWN}: nothing
     * of them is stored. Those that are taken back piece by piece are so in part, until {@link #resumeUndos} goes on;
     * it also takes back what an import has changed piece by piece.
     */
    @NeedsNoPermission("only the application that is shutting down calls it")
    public void stop() {
        stop.give();
    }

    /**
     * Where an issue came from.
     *
     * @throws TrackerException {@code NOT_FOUND} when it was made here, is deleted, or does not exist
     */
    public Origin origin(Caller by, long issueId) {
        by.demand(Permission.READ);
        return transactions.reading(() -> {
            ports.requireIssue(issueId);
            return stores.origins()
                    .find(issueId)
                    .orElseThrow(() -> new TrackerException(
                            ErrorCode.NOT_FOUND,
                            "The issue " + issueId + " was made here, not imported from elsewhere."));
        });
    }

    /** Lists imports, newest first. */
    public Page<Import, Long> list(Caller by, PageRequest<Long> request) {
        by.demand(Permission.READ);
        return transactions.reading(() -> stores.imports().list(request));
    }

    /**
     * Takes an import back: deletes the issues that it made, as
     * {@link dev.issuetracker.application.issue.IssueService#delete} does, and gives those that it changed the values
     * that they had before, by a new version. Comments that came in with a change go, unless they were edited since.
     * Those that are deleted already are passed over. Comments do not count as edits.
     *
     * <p>Where others could not write meanwhile, a large import is taken back piece by piece. Then others see a part of
     * it taken back, issues that are edited meanwhile are kept unless the mode deletes them, and when the server ends,
     * {@link #resumeUndos} goes on with it.
     *
     * @param mode what becomes of issues that were edited since; a later import counts too for an issue that was
     *     changed, and not for one that was made
     * @throws TrackerException {@code NOT_FOUND}, or {@code SHUTTING_DOWN}
     * @throws StaleVersionException when issues were edited since that the mode does not let pass, naming the first
     *     {@value #MAX_NAMED}
     */
    public UndoReport undo(Caller by, long id, UndoMode mode) {
        by.demand(Permission.UNDO_IMPORTS);
        return undos.run(by, id, mode);
    }

    /** Goes on with taking back imports where an earlier server has ended, and takes back those that did not end. */
    @NeedsNoPermission("only the application that starts calls it")
    public void resumeUndos() {
        undos.resume();
    }

    /**
     * Checks a file as {@link #run} would and stores nothing.
     *
     * @throws TrackerException when the file cannot be read at all, with the codes of {@link RowReader#read}
     */
    public ImportReport check(Caller by, ImportFile file, ImportPlan plan) {
        by.demand(Permission.WRITE_ISSUES);
        return check(by, file, plan, RejectedRows.UNUSED);
    }

    /**
     * The same for a caller who wants the rows that would be rejected.
     *
     * @param rejects is given them as they are read, if the header is right
     * @throws TrackerException as above
     */
    public ImportReport check(Caller by, ImportFile file, ImportPlan plan, RejectedRows rejects) {
        by.demand(Permission.WRITE_ISSUES);
        demandMore(by, plan);
        return checked(new Order(by, file, plan, ImportProgress.unwatched()), ImportGoal.CHECK, rejects);
    }
}
