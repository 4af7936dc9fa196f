package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Credential;
import dev.issuetracker.application.access.Scope;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.importing.ImportProgress.Phase;
import dev.issuetracker.application.importing.done.BegunUndo;
import dev.issuetracker.application.importing.done.EditedMeanwhile;
import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.application.importing.job.ImportJob;
import dev.issuetracker.application.importing.job.ImportJobService;
import dev.issuetracker.application.importing.job.JobAnswer;
import dev.issuetracker.application.importing.job.JobAnswers;
import dev.issuetracker.application.importing.job.JobPorts;
import dev.issuetracker.application.importing.job.JobState;
import dev.issuetracker.application.importing.job.KeptFiles;
import dev.issuetracker.application.importing.job.SeenJob;
import dev.issuetracker.application.importing.job.WaitedImport;
import dev.issuetracker.application.importing.report.ImportRejectedException;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.importing.report.ImportReport.Counts;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.contract.Rejections;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Imports that run while nobody waits. What is to run waits until a test lets it. */
class ImportJobsTest extends ImportServiceFixture {
    private static final ImportPlan PLAN = ImportPlan.of(ImportMode.ALL_OR_NOTHING);
    private static final JobAnswers ANSWERS = new JobAnswers(
            report -> new JobAnswer(201, "created " + report.created(), report.counts()),
            failure -> new JobAnswer(400, String.valueOf(failure.getMessage()), new Counts(0, 0, 0, 0)));

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Kept files = new Kept("here");
    private final SettableClock clock = new SettableClock(NOON);
    private final ImportJobService jobs = server(files);
    private final Caller ivan = Callers.of(given.account("ivan"));

    /** Files that only have names. */
    private record Kept(String server, Map<Long, Path> paths) implements KeptFiles {
        Kept(String server) {
            this(server, new HashMap<>());
        }

        @Override
        public Path keep(long id, Path file) {
            paths.put(id, file);
            return file;
        }

        @Override
        public Optional<Path> find(long id) {
            return Optional.ofNullable(paths.get(id));
        }

        @Override
        public Set<Long> ids() {
            return Set.copyOf(paths.keySet());
        }

        @Override
        public void remove(long id) {
            paths.remove(id);
        }
    }

    private JobPorts ports(KeptFiles kept) {
        return new JobPorts(
                store.transactions(),
                store.importJobs(),
                store.imports(),
                store.begunUndos(),
                store.users(),
                kept,
                clock);
    }

    private ImportJobService server(KeptFiles kept) {
        ImportService imports = new ImportService(store.issuePorts(clock), table, store.importPorts());
        return new ImportJobService(imports, ports(kept), waiting::add);
    }

    private long sent() {
        long id = jobs.accept(jane, "issues.csv", "mode=all").job().id();
        jobs.start(jane, id, FILE, PLAN, ANSWERS);
        return id;
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private SeenJob seen(long id) {
        return jobs.get(jane, id);
    }

    private JobState state(long id) {
        return seen(id).job().state();
    }

    private @Nullable String answer(long id) {
        JobAnswer answer = seen(id).answer();
        return answer == null ? null : answer.body();
    }

    private void runAgain(long id) {
        jobs.again(jane, id);
        jobs.restart(jane, id, request -> new ImportJobService.How(FileChoices.NONE, PLAN), ANSWERS);
        runAll();
    }

    @Test
    void acceptedImportWaitsForItsTurn() {
        file(HEADER, List.of(good("a")));
        long id = sent();
        assertEquals(JobState.QUEUED, state(id));
        assertEquals(List.of(), stored());
    }

    @Test
    void importWhoseFileGoesWithItsCancelIsCancelledAndDidNotFail() {
        file(HEADER, List.of(good("a")));
        long id = sent();
        table.removal = () -> jobs.cancel(jane, id);
        runAll();
        assertEquals(JobState.CANCELLED, state(id));
        assertEquals(null, answer(id));
    }

    @Test
    void importWhoseFileIsMissingFailed() {
        file(HEADER, List.of(good("a")));
        long id = sent();
        table.removal = () -> {};
        runAll();
        assertEquals(JobState.FAILED, state(id));
    }

    @Test
    void importIsStoredUnderTheIdOfItsJob() {
        file(HEADER, List.of(good("a"), good("b")));
        long id = sent();
        runAll();
        assertEquals(JobState.DONE, state(id));
        assertEquals("created 2", answer(id));
        assertEquals(new Counts(2, 2, 0, 0), seen(id).job().counts());
        assertEquals(
                List.of(id),
                service.list(jane, PageRequest.first(10)).items().stream()
                        .map(Import::id)
                        .toList());
        assertEquals(Set.of(), files.ids());
    }

    @Test
    void rejectedImportFailsAndKeepsItsFile() {
        file(HEADER, List.of(good("a"), bad("b")));
        long id = sent();
        runAll();
        assertEquals(JobState.FAILED, state(id));
        assertEquals("1 of 2 rows was rejected; see errors. Nothing was stored.", answer(id));
        assertTrue(seen(id).runnable());
        assertEquals(List.of(), stored());
    }

    @Test
    void failedImportRunsAgain() {
        file(HEADER, List.of(good("a"), bad("b")));
        long id = sent();
        runAll();
        table.rows.remove(2);
        runAgain(id);
        assertEquals(JobState.DONE, state(id));
        assertEquals("created 1", answer(id));
    }

    @Test
    void importThatDidNotFailDoesNotRunAgain() {
        file(HEADER, List.of(good("a")));
        long waits = sent();
        Rejections.assertRejected(ErrorCode.WRONG_STATE, () -> jobs.again(jane, waits));
        runAll();
        Rejections.assertRejected(ErrorCode.WRONG_STATE, () -> jobs.again(jane, waits));
    }

    @Test
    void importWhoseFileIsGoneDoesNotRunAgain() {
        file(HEADER, List.of(bad("a")));
        long id = sent();
        runAll();
        files.remove(id);
        assertEquals(false, seen(id).runnable());
        Rejections.assertRejected(ErrorCode.WRONG_STATE, () -> jobs.again(jane, id));
    }

    @Test
    void importThatIsCancelledBeforeItsTurnNeverRuns() {
        file(HEADER, List.of(good("a")));
        long id = sent();
        assertEquals(JobState.CANCELLED, jobs.cancel(jane, id).job().state());
        runAll();
        assertEquals(JobState.CANCELLED, state(id));
        assertEquals(List.of(), stored());
        assertEquals(Set.of(), files.ids());
    }

    @Test
    void importThatWasCancelledElsewhereStoresNothing() {
        file(HEADER, List.of(good("a"), good("b")));
        long id = sent();
        ImportJobService elsewhere = server(new Kept("elsewhere"));
        table.meanwhile = Map.of(0, () -> elsewhere.cancel(jane, id));
        runAll();
        assertEquals(JobState.CANCELLED, state(id));
        assertEquals(List.of(), stored());
    }

    @Test
    void importEndsWithTheRowAfterItsCancellation() {
        file(HEADER, List.of(good("a"), good("b"), good("c")));
        long id = sent();
        List<Integer> read = new ArrayList<>();
        table.meanwhile = Map.of(1, () -> jobs.cancel(jane, id), 2, () -> read.add(2), 3, () -> read.add(3));
        runAll();
        assertEquals(List.of(), read);
        assertEquals(JobState.CANCELLED, state(id));
        assertEquals(List.of(), stored());
    }

    @Test
    void doneImportCannotBeCancelled() {
        file(HEADER, List.of(good("a")));
        long id = sent();
        runAll();
        Rejections.assertRejected(ErrorCode.WRONG_STATE, () -> jobs.cancel(jane, id));
        assertEquals(1, stored().size());
    }

    @Test
    void failedImportIsThrownAwayByCancellingIt() {
        file(HEADER, List.of(bad("a")));
        long id = sent();
        runAll();
        jobs.cancel(jane, id);
        assertEquals(JobState.CANCELLED, state(id));
        assertEquals(Set.of(), files.ids());
    }

    @Test
    void importIsTakenBackOnceItIsStored() {
        file(HEADER, List.of(good("a")));
        long id = sent();
        assertNothingToUndo("This import is queued, and not stored yet: cancel it instead.", id);
        runAll();
        assertEquals(1, jobs.undo(jane, id, UndoMode.ALL_OR_NOTHING).deleted());
        assertEquals(List.of(), stored());
    }

    @Test
    void importThatFailedOrWasCancelledHasNothingToUndo() {
        file(HEADER, List.of(bad("a")));
        long id = sent();
        runAll();
        String nothing = ", and nothing of it is stored, so there is nothing to undo.";
        assertNothingToUndo("This import failed" + nothing, id);
        jobs.cancel(jane, id);
        assertNothingToUndo("This import was cancelled" + nothing, id);
    }

    private void assertNothingToUndo(String message, long id) {
        TrackerException rejected =
                assertThrows(TrackerException.class, () -> jobs.undo(jane, id, UndoMode.ALL_OR_NOTHING));
        assertEquals(ErrorCode.WRONG_STATE, rejected.code());
        assertEquals(message, rejected.getMessage());
    }

    @Test
    void othersNeitherCancelNorRunAgainNorSeeTheReport() {
        file(HEADER, List.of(bad("a")));
        long id = sent();
        runAll();
        Rejections.assertRejected(ErrorCode.FORBIDDEN, () -> jobs.cancel(ivan, id));
        Rejections.assertRejected(ErrorCode.FORBIDDEN, () -> jobs.again(ivan, id));
        assertNull(jobs.get(ivan, id).answer());
        assertEquals(JobState.FAILED, jobs.get(ivan, id).job().state());
    }

    @Test
    void onlyItsSenderIsShownThatAnImportCanRunAgain() {
        file(HEADER, List.of(bad("a")));
        long id = sent();
        runAll();
        Caller reading = new Caller(jane.user(), new Credential.AccessToken(1, Scope.READ), jane.origin());
        assertEquals(
                List.of(true, false, false),
                Stream.of(jane, ivan, reading)
                        .map(caller -> jobs.get(caller, id).runnable())
                        .toList());
        assertEquals(
                List.of(true, false, false),
                Stream.of(jane, ivan, reading)
                        .flatMap(caller -> jobs.list(caller, JobState.FAILED, PageRequest.first(10)).items().stream())
                        .map(SeenJob::runnable)
                        .toList());
    }

    @Test
    void importsThatAServerLeftFailAndRunAgain() {
        file(HEADER, List.of(good("a")));
        long id = sent();
        waiting.clear();
        ImportJobService next = server(files);
        next.recover();
        assertEquals(JobState.FAILED, next.get(jane, id).job().state());
        assertTrue(next.get(jane, id).runnable());
        runAgain(id);
        assertEquals(JobState.DONE, state(id));
    }

    @Test
    void importThatAServerLeftHasNotFailedBeforeItIsTakenBack() {
        file(HEADER, List.of(good("a")));
        long id = sent();
        waiting.clear();
        clock.advance(Duration.ofMinutes(2));
        ImportJobService next = server(files);
        assertEquals(JobState.QUEUED, next.get(jane, id).job().state());
        next.recover();
        assertEquals(JobState.FAILED, next.get(jane, id).job().state());
    }

    @Test
    void importsOfOtherServersAreLeftAlone() {
        file(HEADER, List.of(good("a")));
        long id = sent();
        server(new Kept("elsewhere")).recover();
        assertEquals(JobState.QUEUED, state(id));
    }

    @Test
    void importThatEndedWithoutAWordIsFoundOut() {
        jobs.recover();
        file(HEADER, List.of(good("a")));
        long id = jobs.accept(jane, "issues.csv", "").job().id();
        assertEquals(JobState.QUEUED, state(id));
        clock.advance(Duration.ofMinutes(2));
        assertEquals(JobState.FAILED, state(id));
    }

    @Test
    void accountThatWasDisabledMeanwhileImportsNothing() {
        file(HEADER, List.of(good("a")));
        long id = sent();
        store.run(() -> {
            User account = store.users().find(jane.user().id()).orElseThrow();
            store.users().save(account.withDisabledAt(NOON));
        });
        runAll();
        assertEquals(JobState.FAILED, state(id));
        assertEquals("The account was disabled.", answer(id));
        assertEquals(List.of(), stored());
    }

    @Test
    void importThatIsStoppedFails() {
        file(HEADER, List.of(good("a")));
        ImportService stopped = new ImportService(store.issuePorts(clock), table, store.importPorts());
        ImportJobService stopping = new ImportJobService(stopped, ports(files), waiting::add);
        long id = stopping.accept(jane, "issues.csv", "").job().id();
        stopping.start(jane, id, FILE, PLAN, ANSWERS);
        stopped.stop();
        runAll();
        assertEquals(JobState.FAILED, state(id));
        assertTrue(seen(id).runnable());
    }

    @Test
    void oneAccountHasTwoOpenImportsAtMost() {
        file(HEADER, List.of(good("a")));
        sent();
        sent();
        Rejections.assertRejected(ErrorCode.OVERLOADED, () -> jobs.accept(jane, "issues.csv", ""));
        jobs.accept(ivan, "issues.csv", "");
        runAll();
        assertNotNull(jobs.accept(jane, "issues.csv", ""));
    }

    @Test
    void progressShowsThePhaseAndTheRows() {
        file(HEADER, List.of(good("a"), good("b"), good("c"), good("d")));
        long id = sent();
        List<ImportProgress.Seen> progress = new ArrayList<>();
        Runnable look = () -> progress.add(seen(id).progress());
        // Read twice: counted, then stored.
        table.beforeRow = () -> {
            look.run();
            clock.advance(Duration.ofSeconds(1));
        };
        runAll();
        assertEquals(new ImportProgress.Seen(Phase.CHECKING, new Counts(2, 0, 0, 0), null, 1, null), progress.get(2));
        ImportProgress.Seen storing = progress.get(6);
        assertEquals(Phase.STORING, storing.phase());
        assertEquals(4L, storing.rowsTotal());
        assertNull(seen(id).progress());
    }

    @Test
    void filesOfTheLastFailuresAreKept() {
        file(HEADER, List.of(bad("a")));
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < ImportJobService.MAX_FAILED_FILES + 2; i++) {
            ids.add(sent());
            runAll();
        }
        assertEquals(Set.copyOf(ids.subList(2, ids.size())), files.ids());
    }

    @Test
    void oldFailuresAreForgotten() {
        file(HEADER, List.of(bad("a")));
        long id = sent();
        runAll();
        clock.advance(ImportJobService.LIFE.plusSeconds(1));
        jobs.recover();
        Rejections.assertRejected(ErrorCode.NOT_FOUND, () -> seen(id));
        assertEquals(Set.of(), files.ids());
    }

    /** An import whose sender waits. */
    private record Waiting(WaitedImport shown, ImportProgress progress) {
        long id() {
            Long id = progress.id();
            return id == null ? 0 : id;
        }

        void close() {
            shown.close();
        }
    }

    private Waiting waited() {
        ImportProgress progress = ImportProgress.unwatched();
        return new Waiting(jobs.waited(jane, FILE.name(), progress), progress);
    }

    /** Imports as the server does while the sender waits. */
    private ImportReport store(Waiting waited) {
        try (WaitedImport shown = waited.shown();
                PreparedImport prepared = service.prepare(jane, FILE, PLAN, waited.progress())) {
            return shown.store(prepared);
        }
    }

    private List<Long> in(JobState state) {
        return jobs.list(jane, state, PageRequest.first(10)).items().stream()
                .map(seen -> seen.job().id())
                .toList();
    }

    @Test
    void importWhoseSenderWaitsIsSeenWhileItRuns() {
        file(HEADER, List.of(good("a"), good("b")));
        Waiting waited = waited();
        List<Phase> phases = new ArrayList<>();
        table.beforeRow = () -> {
            ImportProgress.Seen progress = seen(waited.id()).progress();
            phases.add(progress == null ? Phase.CHECKING : progress.phase());
        };
        assertEquals(List.of(waited.id()), in(JobState.RUNNING));
        assertEquals(2, store(waited).created());
        assertEquals(List.of(Phase.STORING, Phase.STORING), phases);
        assertEquals(List.of(), in(JobState.RUNNING));
        assertEquals(JobState.DONE, state(waited.id()));
        assertEquals(
                List.of(waited.id()),
                service.list(jane, PageRequest.first(10)).items().stream()
                        .map(Import::id)
                        .toList());
    }

    @Test
    void importWhoseSenderIsAnsweredThatItFailedIsForgotten() {
        file(HEADER, List.of(good("a"), bad("b")));
        Waiting waited = waited();
        assertThrows(ImportRejectedException.class, () -> store(waited));
        Rejections.assertRejected(ErrorCode.NOT_FOUND, () -> seen(waited.id()));
        assertEquals(List.of(), stored());
    }

    @Test
    void importThatIsNotStoredBecauseItsAnswerIsThereIsForgotten() {
        Waiting waited = waited();
        waited.close();
        Rejections.assertRejected(ErrorCode.NOT_FOUND, () -> seen(waited.id()));
    }

    @Test
    void importIsSeenWithTheIssuesThatKeepWhatItChangedThoughItsSenderIsAnswered() {
        Waiting waited = waited();
        long id = waited.id();
        store.run(() -> {
            store.imports().begin(id, FILE.name(), jane.ref(), NOON);
            store.imports().forget(id, EditedMeanwhile.of(List.of(7L)));
        });
        waited.close();
        assertEquals(JobState.FAILED, state(id));
        assertEquals(EditedMeanwhile.of(List.of(7L)), seen(id).job().kept());
        assertNothingToUndo(
                "This import failed, and what it had changed is taken back already, but of the issues in kept, which"
                        + " were edited meanwhile.",
                id);
    }

    @Test
    void importThatIsNotTakenBackYetHasNotFailedYet() {
        clock.advance(Duration.ofSeconds(1));
        Waiting waited = waited();
        long id = waited.id();
        store.run(() -> store.begunUndos().begin(BegunUndo.of(id, jane.ref(), false)));
        waited.close();
        jobs.recover();
        clock.advance(Duration.ofMinutes(2));
        assertEquals(JobState.RUNNING, state(id));
        store.run(() -> store.begunUndos().end(id));
        assertEquals(JobState.FAILED, state(id));
    }

    @Test
    void importWhoseSenderWaitedWhenItsServerDiedFailedAndCannotRunAgain() {
        long id = waited().id();
        clock.advance(Duration.ofSeconds(1));
        ImportJobService next = server(files);
        next.recover();
        assertEquals(List.of(id), in(JobState.FAILED));
        assertFalse(next.get(jane, id).runnable());
        Rejections.assertRejected(ErrorCode.WRONG_STATE, () -> next.again(jane, id));
        assertEquals(JobState.CANCELLED, next.cancel(jane, id).job().state());
    }

    @Test
    void importWhoseSenderWaitsAtAnotherServerIsLeftAlone() {
        long id = waited().id();
        clock.advance(Duration.ofMinutes(2));
        ImportJobService elsewhere = server(new Kept("elsewhere"));
        elsewhere.recover();
        assertEquals(JobState.RUNNING, elsewhere.get(jane, id).job().state());
        assertEquals(JobState.RUNNING, state(id));
    }

    @Test
    void importThatBeganBeforeThoseOfAnEarlierServerAreLookedAtGoesOn() {
        clock.advance(Duration.ofSeconds(1));
        file(HEADER, List.of(good("a")));
        long sent = sent();
        Waiting waited = waited();
        jobs.recover();
        assertEquals(JobState.QUEUED, state(sent));
        assertEquals(1, store(waited).created());
    }

    @Test
    void importWhoseSenderWaitsEndsWithTheRowAfterItsCancellation() {
        file(HEADER, List.of(good("a"), good("b"), good("c")));
        Waiting waited = waited();
        table.meanwhile = Map.of(1, () -> jobs.cancel(jane, waited.id()));
        assertThrows(ImportCancelledException.class, () -> store(waited));
        assertEquals(JobState.CANCELLED, state(waited.id()));
        assertEquals(List.of(), stored());
    }

    @Test
    void importWhoseSenderWaitsStoresNothingWhenItIsCancelledElsewhere() {
        file(HEADER, List.of(good("a"), good("b")));
        Waiting waited = waited();
        server(new Kept("elsewhere")).cancel(jane, waited.id());
        assertThrows(ImportCancelledException.class, () -> store(waited));
        assertEquals(JobState.CANCELLED, state(waited.id()));
        assertEquals(List.of(), stored());
    }

    @Test
    void importsWhoseSendersWaitTakeNoPlaceOfThoseThatNobodyWaitsFor() {
        waited();
        waited();
        assertNotNull(jobs.accept(jane, "issues.csv", ""));
    }

    @Test
    void importWhoseSenderWaitedIsShownByWhatItStored() {
        file(HEADER, List.of(good("a")));
        Long id = run(ImportMode.ALL_OR_NOTHING).importId();
        ImportJob job = seen(id == null ? 0 : id).job();
        assertEquals(JobState.DONE, job.state());
        assertEquals(1, job.counts().created());
    }

    @Test
    void unknownImportIsNotFound() {
        Rejections.assertRejected(ErrorCode.NOT_FOUND, () -> seen(4711));
    }

    @Test
    void importsAreListedByState() {
        file(HEADER, List.of(good("a")));
        long first = sent();
        long second = sent();
        jobs.cancel(jane, first);
        assertEquals(
                List.of(second),
                jobs.list(jane, JobState.QUEUED, PageRequest.first(10)).items().stream()
                        .map(seen -> seen.job().id())
                        .toList());
    }
}
