package dev.issuetracker.application.importing.job;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.NeedsNoPermission;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.importing.ImportPlan;
import dev.issuetracker.application.importing.ImportProgress;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.done.UndoReport;
import dev.issuetracker.application.importing.done.Undone;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.report.ImportReport.Counts;
import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Imports that run while nobody waits. The server that got the file runs it. What becomes of it is stored with the
 * issues, in one unit of work: one that died has stored nothing, and one that was cancelled cannot store anything.
 * Imports whose sender waits are shown among them until it is answered.
 */
public final class ImportJobService {
    /** How long one can be looked at after its end, and run again. */
    public static final Duration LIFE = Duration.ofDays(7);

    /** How many may wait and run at once. */
    public static final int MAX_OPEN = 8;
    /** How many of them may be of one account. */
    public static final int MAX_OPEN_OF_ONE_ACCOUNT = 2;
    /** Of how many that failed the files are kept. */
    public static final int MAX_FAILED_FILES = 4;

    /** One that was accepted so long ago and has not begun to wait here was interrupted. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(1);

    private static final Set<JobState> OPEN = Set.of(JobState.QUEUED, JobState.RUNNING);

    private final ImportService importing;
    private final Transactions transactions;
    private final JobPorts ports;
    private final ImportJobs jobs;
    private final KeptFiles files;
    private final Clock clock;
    private final Executor runner;
    private final Instant began;
    private final Map<Long, ImportProgress> here = new ConcurrentHashMap<>();
    /** Those of them whose sender waits. */
    private final Set<Long> waited = ConcurrentHashMap.newKeySet();
    /** Whether those that an earlier server left were looked at. */
    private volatile boolean recovered;

    /** @param runner runs imports, one or several at once */
    public ImportJobService(ImportService importing, JobPorts ports, Executor runner) {
        this.importing = importing;
        this.transactions = ports.transactions();
        this.ports = ports;
        this.jobs = ports.jobs();
        this.files = ports.files();
        this.clock = StoreClock.of(ports.clock());
        this.runner = runner;
        this.began = clock.instant();
    }

    /**
     * Accepts an import. It begins with {@link #start}, after the unit of work in which it was accepted.
     *
     * @param request what {@link #again} will need, in the caller's terms
     * @throws TrackerException {@code OVERLOADED} when too many wait already, in all or of this account
     */
    public SeenJob accept(Caller by, String fileName, String request) {
        by.demand(Permission.WRITE_ISSUES);
        return transactions.in(() -> {
            List<ImportJob> open = jobs.open(files.server()).stream()
                    .filter(job -> !waited.contains(job.id()))
                    .toList();
            long own = open.stream()
                    .filter(job -> job.order().by().id() == by.user().id())
                    .count();
            if (open.size() >= MAX_OPEN || own >= MAX_OPEN_OF_ONE_ACCOUNT) {
                throw new TrackerException(
                        ErrorCode.OVERLOADED, "Too many imports are waiting; try again when one has ended.");
            }
            JobOrder order = new JobOrder(by.ref(), fileName, files.server(), request, clock.instant());
            return new SeenJob(jobs.add(order), null, null, null, false);
        });
    }

    /**
     * Shows an import whose sender waits among the others, from now on until it is closed. If the server dies before,
     * it failed.
     *
     * @param progress what the import will be prepared with
     */
    public WaitedImport waited(Caller by, String fileName, ImportProgress progress) {
        by.demand(Permission.WRITE_ISSUES);
        JobOrder order = new JobOrder(by.ref(), fileName, files.server(), "", clock.instant());
        long id = transactions.in(() -> {
            long added = jobs.add(order).id();
            jobs.move(added, Set.of(JobState.QUEUED), JobState.RUNNING);
            return added;
        });
        progress.keep(id);
        waited.add(id);
        here.put(id, progress);
        return new WaitedImport(ports, progress, id, () -> {
            here.remove(id);
            waited.remove(id);
        });
    }

    /** Keeps the file of an accepted import, and lets the import wait until it can run. */
    public void start(Caller by, long id, ImportFile file, ImportPlan plan, JobAnswers answers) {
        by.demand(Permission.WRITE_ISSUES);
        try {
            enqueue(by, id, file.at(files.keep(id, file.path())), plan, answers);
        } catch (TrackerException full) {
            end(id, answers.failed().apply(full));
        }
    }

    /** How a file is to be imported. */
    public record How(FileChoices choices, ImportPlan plan) {}

    /** Reads what was kept of a request. */
    @FunctionalInterface
    public interface Reading {
        How read(String request);
    }

    /**
     * Accepts again one that failed, with the file that was kept. It begins with {@link #restart}, after the unit of
     * work in which it was accepted.
     *
     * @throws TrackerException {@code NOT_FOUND}; {@code FORBIDDEN} when somebody else sent the file; or
     *     {@code WRONG_STATE} when it did not fail, or its file is not here
     */
    public SeenJob again(Caller by, long id) {
        by.demand(Permission.WRITE_ISSUES);
        requireFile(requireOwn(by, id, "run this import again"));
        if (!transactions.in(() -> jobs.move(id, Set.of(JobState.FAILED), JobState.QUEUED))) {
            throw new TrackerException(ErrorCode.WRONG_STATE, "This import did not fail, so it cannot be run again.");
        }
        return new SeenJob(require(id), null, null, null, false);
    }

    /** Lets one wait that was accepted again until it can run. */
    public void restart(Caller by, long id, Reading reading, JobAnswers answers) {
        by.demand(Permission.WRITE_ISSUES);
        Kept kept = keptOf(require(id), reading);
        enqueue(by, id, kept.file(), kept.plan(), answers);
    }

    /** A file that was kept, and how it is to be imported. */
    public record Kept(ImportFile file, ImportPlan plan) {}

    /**
     * The file of an import that failed.
     *
     * @throws TrackerException {@code NOT_FOUND}; {@code FORBIDDEN} when somebody else sent the file; or
     *     {@code WRONG_STATE} when it did not fail, or its file is not here
     */
    public Kept failed(Caller by, long id, Reading reading) {
        by.demand(Permission.WRITE_ISSUES);
        ImportJob job = requireOwn(by, id, "read its file");
        if (job.state() != JobState.FAILED) {
            throw new TrackerException(
                    ErrorCode.WRONG_STATE,
                    "This import is " + job.state().code() + ": only those that failed keep their files,"
                            + " from which rejected rows are read.");
        }
        return keptOf(job, reading);
    }

    private Kept keptOf(ImportJob job, Reading reading) {
        Path path = requireFile(job);
        JobOrder order = job.order();
        How how = reading.read(order.request());
        return new Kept(new ImportFile(order.fileName(), path, how.choices()), how.plan());
    }

    private ImportJob requireOwn(Caller by, long id, String deed) {
        ImportJob job = require(id);
        if (!isOwn(by, job)) {
            throw new TrackerException(
                    ErrorCode.FORBIDDEN, "Only " + job.order().by().username() + " may " + deed + ".");
        }
        return job;
    }

    private Path requireFile(ImportJob job) {
        return files.find(job.id())
                .orElseThrow(() -> new TrackerException(
                        ErrorCode.WRONG_STATE, "The file of this import is not kept on this server; send it again."));
    }

    private void enqueue(Caller by, long id, ImportFile file, ImportPlan plan, JobAnswers answers) {
        ImportProgress progress = ImportProgress.of(id);
        here.put(id, progress);
        runner.execute(() -> {
            try {
                new JobRun(importing, ports, progress, id).run(by, file, plan, answers);
            } finally {
                here.remove(id);
            }
            tidy();
        });
    }

    /**
     * Shows one.
     *
     * @throws TrackerException {@code NOT_FOUND}
     */
    public SeenJob get(Caller by, long id) {
        by.demand(Permission.READ);
        ImportJob job = repaired(require(id));
        JobAnswer answer =
                mayEnd(by, job) ? transactions.reading(() -> jobs.answer(id)).orElse(null) : null;
        ImportProgress progress = here.get(id);
        Undone undone = transactions
                .reading(() -> ports.imports().find(id))
                .map(Import::undone)
                .orElse(null);
        return new SeenJob(
                job,
                progress == null || !job.state().open() ? null : progress.seen(clock.instant()),
                answer,
                undone,
                mayRunAgain(by, job));
    }

    private boolean mayRunAgain(Caller by, ImportJob job) {
        return job.state() == JobState.FAILED
                && isOwn(by, job)
                && by.may(Permission.WRITE_ISSUES)
                && files.find(job.id()).isPresent();
    }

    /** Lists those in a state, newest first, without what came of them. */
    public Page<SeenJob, Long> list(Caller by, JobState state, PageRequest<Long> request) {
        by.demand(Permission.READ);
        Page<ImportJob, Long> page = transactions.reading(() -> jobs.list(state, request));
        return new Page<>(
                page.items().stream()
                        .map(job -> new SeenJob(job, null, null, null, mayRunAgain(by, job)))
                        .toList(),
                page.next(),
                page.previous());
    }

    /**
     * Ends one that waits, runs or failed, and throws its file away. Nothing of it is or will be stored. One that is
     * cancelled already stays so.
     *
     * @throws TrackerException {@code NOT_FOUND}; {@code FORBIDDEN} for others than its sender and admins; or
     *     {@code WRONG_STATE} when it is done
     */
    public SeenJob cancel(Caller by, long id) {
        by.demand(Permission.WRITE_ISSUES);
        ImportJob job = require(id);
        if (!mayEnd(by, job)) {
            throw new TrackerException(
                    ErrorCode.FORBIDDEN, "Only " + job.order().by().username() + " and admins may cancel this import.");
        }
        ImportProgress progress = here.get(id);
        if (progress != null) {
            // First of all: on SQLite nobody else may be able to write until it ends.
            progress.cancel();
        }
        Set<JobState> ending = Set.of(JobState.QUEUED, JobState.RUNNING, JobState.FAILED);
        boolean ended = transactions.in(() -> jobs.end(id, ending, JobState.CANCELLED, null, clock.instant()));
        if (!ended && require(id).state() == JobState.DONE) {
            throw new TrackerException(ErrorCode.WRONG_STATE, "The import is done already; an admin can undo it.");
        }
        files.remove(id);
        return get(by, id);
    }

    /**
     * Takes one back that was stored, as {@link ImportService#undo} does.
     *
     * @throws TrackerException {@code WRONG_STATE} when it is not stored; or with the codes of
     *     {@link ImportService#undo}
     * @throws StaleVersionException as there
     */
    public UndoReport undo(Caller by, long id, UndoMode mode) {
        by.demand(Permission.UNDO_IMPORTS);
        ImportJob job = repaired(require(id));
        if (job.state() != JobState.DONE) {
            throw new TrackerException(ErrorCode.WRONG_STATE, nothingToUndo(job));
        }
        return importing.undo(by, id, mode);
    }

    private static String nothingToUndo(ImportJob job) {
        if (job.state().open()) {
            return "This import is " + job.state().code() + ", and not stored yet: cancel it instead.";
        }
        String end = job.state() == JobState.FAILED ? "This import failed" : "This import was cancelled";
        return job.kept().total() == 0
                ? end + ", and nothing of it is stored, so there is nothing to undo."
                : end + ", and what it had changed is taken back already, but of the issues in kept, which were edited"
                        + " meanwhile.";
    }

    /**
     * Notes that those failed that waited or ran when this server ended. It serves again, and others may have begun.
     */
    @NeedsNoPermission("only the server that starts calls it")
    public void recover() {
        recovered = true;
        transactions.reading(() -> jobs.open(files.server())).stream()
                .filter(job -> !job.order().at().isAfter(began))
                .forEach(job -> end(job.id(), null));
        tidy();
    }

    private ImportJob require(long id) {
        return transactions
                .reading(() -> jobs.find(id).or(() -> ports.imports().find(id).map(ImportJobService::done)))
                .orElseThrow(() -> TrackerException.notFound("import", id));
    }

    /** One of which only the record is left, or that was stored while its sender waited: it counts what was stored. */
    private static ImportJob done(Import made) {
        JobOrder order = new JobOrder(made.by(), made.fileName(), "", "", made.at());
        Counts counts = new Counts(made.created() + made.updated(), made.created(), made.updated(), 0, 0);
        return new ImportJob(made.id(), order, JobState.DONE, made.at(), counts);
    }

    private static boolean mayEnd(Caller by, ImportJob job) {
        return isOwn(by, job) || by.may(Permission.UNDO_IMPORTS);
    }

    private static boolean isOwn(Caller by, ImportJob job) {
        return job.order().by().id() == by.user().id();
    }

    /** One that should be here and is not has ended without a word: the store was away at the time. */
    private ImportJob repaired(ImportJob job) {
        // Before that, what one of an earlier server has changed may not be taken back yet.
        boolean lost = recovered
                && job.state().open()
                && job.order().server().equals(files.server())
                && !here.containsKey(job.id())
                && job.order().at().isBefore(clock.instant().minus(LOST_AFTER));
        if (!lost || toBeTakenBack(job.id())) {
            return job;
        }
        end(job.id(), null);
        return require(job.id());
    }

    /** Whether what an import has changed is still to be taken back: it has not failed before. */
    private boolean toBeTakenBack(long id) {
        return transactions
                .reading(() -> ports.begunUndos().next(id - 1))
                .filter(undo -> undo.importId() == id)
                .isPresent();
    }

    private void end(long id, @Nullable JobAnswer answer) {
        transactions.run(() -> jobs.end(id, OPEN, JobState.FAILED, answer, clock.instant()));
    }

    /** Removes what is too old, and files that nobody will ask for. */
    private void tidy() {
        Instant now = clock.instant();
        List<Long> kept = files.ids().stream().sorted(Comparator.reverseOrder()).toList();
        transactions.run(() -> jobs.sweep(now.minus(LIFE)));
        Map<Long, JobState> states = transactions.reading(() -> kept.stream()
                .flatMap(id -> jobs.find(id).stream())
                .collect(Collectors.toMap(ImportJob::id, ImportJob::state)));
        int failed = 0;
        for (long id : kept) {
            JobState state = states.get(id);
            boolean wanted =
                    state != null && (state.open() || (state == JobState.FAILED && ++failed <= MAX_FAILED_FILES));
            if (!wanted) {
                files.remove(id);
            }
        }
    }
}
