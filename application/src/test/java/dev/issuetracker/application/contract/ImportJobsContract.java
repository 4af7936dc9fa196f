package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.importing.done.EditedMeanwhile;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.job.ImportJob;
import dev.issuetracker.application.importing.job.JobAnswer;
import dev.issuetracker.application.importing.job.JobOrder;
import dev.issuetracker.application.importing.job.JobState;
import dev.issuetracker.application.importing.report.ImportReport.Counts;
import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of imports that run while nobody waits must do; see the package on how to run it. */
public interface ImportJobsContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    TrackerStore store();

    private JobOrder order(String server) {
        return new JobOrder(new Given(store()).author(), "issues.csv", server, "mode=partial", NOON);
    }

    private ImportJob add() {
        JobOrder order = order("here");
        return store().in(() -> store().importJobs().add(order));
    }

    private Optional<ImportJob> find(long id) {
        return store().transactions().reading(() -> store().importJobs().find(id));
    }

    private Optional<JobAnswer> answer(long id) {
        return store().transactions().reading(() -> store().importJobs().answer(id));
    }

    private JobState state(long id) {
        return find(id).map(ImportJob::state).orElseThrow();
    }

    private boolean move(long id, JobState from, JobState to) {
        return store().in(() -> store().importJobs().move(id, Set.of(from), to));
    }

    private boolean end(long id, JobState from, JobState to, @Nullable JobAnswer answer) {
        return store().in(() -> store().importJobs().end(id, Set.of(from), to, answer, NOON.plusSeconds(9)));
    }

    private Page<ImportJob, Long> list(JobState state, PageRequest<Long> request) {
        return store().transactions().reading(() -> store().importJobs().list(state, request));
    }

    private static JobAnswer answered() {
        return new JobAnswer(201, "{\"rows\": 7}", new Counts(10, 4, 3, 2, 1));
    }

    @Test
    default void newJobWaits() {
        ImportJob job = add();
        assertEquals(new ImportJob(job.id(), order("here"), JobState.QUEUED, null, new Counts(0, 0, 0, 0)), job);
        assertEquals(Optional.of(job), find(job.id()));
        assertEquals(Optional.empty(), answer(job.id()));
    }

    @Test
    default void unknownJobIsNotFound() {
        assertEquals(Optional.empty(), find(4711));
        assertEquals(Optional.empty(), answer(4711));
        assertFalse(move(4711, JobState.QUEUED, JobState.RUNNING));
    }

    @Test
    default void idIsThatOfNoOtherImport() {
        ImportJob job = add();
        UserRef by = new Given(store()).author();
        Import other = store().in(() -> {
            long issue =
                    store().issues().add(List.of(draft("a")), by, NOON).get(0).id();
            return store().imports().add("other.csv", by, NOON, List.of(new IdRange(issue, issue)));
        });
        assertNotEquals(job.id(), other.id());
        assertNotEquals(other.id(), add().id());
    }

    @Test
    default void importIsRecordedUnderTheIdOfItsJob() {
        ImportJob job = add();
        UserRef by = new Given(store()).author();
        Import made = store().in(() -> {
            long issue =
                    store().issues().add(List.of(draft("a")), by, NOON).get(0).id();
            return store().imports().addUnder(job.id(), "a.csv", by, NOON, List.of(new IdRange(issue, issue)));
        });
        assertEquals(job.id(), made.id());
        assertEquals(
                Optional.of(made),
                store().transactions().reading(() -> store().imports().find(job.id())));
    }

    @Test
    default void idOfAJobThatIsGoneIsNotGivenAgain() {
        ImportJob job = add();
        end(job.id(), JobState.QUEUED, JobState.CANCELLED, null);
        store().run(() -> store().importJobs().sweep(NOON.plusSeconds(60)));
        assertNotEquals(job.id(), add().id());
    }

    @Test
    default void jobMovesOnlyFromTheStateThatIsNamed() {
        long id = add().id();
        assertTrue(move(id, JobState.QUEUED, JobState.RUNNING));
        assertFalse(move(id, JobState.QUEUED, JobState.RUNNING));
        assertEquals(JobState.RUNNING, state(id));
    }

    @Test
    default void endIsKeptWithItsAnswerAndCounts() {
        long id = add().id();
        assertTrue(end(id, JobState.QUEUED, JobState.FAILED, answered()));
        assertEquals(
                Optional.of(new ImportJob(
                        id,
                        order("here"),
                        JobState.FAILED,
                        NOON.plusSeconds(9),
                        answered().counts())),
                find(id));
        assertEquals(Optional.of(answered()), answer(id));
    }

    @Test
    default void jobEndsOnce() {
        long id = add().id();
        assertTrue(end(id, JobState.QUEUED, JobState.CANCELLED, null));
        assertFalse(end(id, JobState.QUEUED, JobState.DONE, answered()));
        assertEquals(JobState.CANCELLED, state(id));
        assertEquals(Optional.empty(), answer(id));
    }

    @Test
    default void jobThatRunsAgainForgetsItsEnd() {
        ImportJob job = add();
        end(job.id(), JobState.QUEUED, JobState.FAILED, answered());
        assertTrue(move(job.id(), JobState.FAILED, JobState.QUEUED));
        assertEquals(Optional.of(job), find(job.id()));
        assertEquals(Optional.empty(), answer(job.id()));
    }

    /** Begins the import of a job, and forgets it. */
    private void takeBack(long id, EditedMeanwhile kept) {
        UserRef by = new Given(store()).author();
        store().run(() -> {
            store().imports().begin(id, "a.csv", by, NOON);
            store().imports().forget(id, kept);
        });
    }

    private EditedMeanwhile kept(long id) {
        return find(id).map(ImportJob::kept).orElseThrow();
    }

    @Test
    default void jobSaysWhichIssuesKeepWhatItChanged() {
        long id = add().id();
        long other = add().id();
        List<Long> many = LongStream.rangeClosed(5, EditedMeanwhile.MAX_NAMED + 7L)
                .boxed()
                .toList();
        EditedMeanwhile kept = EditedMeanwhile.of(many);
        assertEquals(new EditedMeanwhile(many.subList(0, EditedMeanwhile.MAX_NAMED), many.size()), kept);
        takeBack(id, kept);
        assertEquals(List.of(kept, EditedMeanwhile.NONE), List.of(kept(id), kept(other)));
        assertTrue(end(id, JobState.QUEUED, JobState.FAILED, answered()));
        assertEquals(kept, kept(id));
        assertEquals(
                kept, list(JobState.FAILED, PageRequest.first(1)).items().get(0).kept());
    }

    @Test
    default void cancelledJobSaysItTooWhenItIsTakenBackLater() {
        long id = add().id();
        assertTrue(end(id, JobState.QUEUED, JobState.CANCELLED, null));
        takeBack(id, EditedMeanwhile.of(List.of(7L)));
        assertEquals(EditedMeanwhile.of(List.of(7L)), kept(id));
        assertEquals(JobState.CANCELLED, state(id));
    }

    @Test
    default void jobThatRunsAgainForgetsWhichIssuesKeptWhatItChanged() {
        long id = add().id();
        takeBack(id, EditedMeanwhile.of(List.of(7L)));
        end(id, JobState.QUEUED, JobState.FAILED, answered());
        assertTrue(move(id, JobState.FAILED, JobState.QUEUED));
        assertEquals(EditedMeanwhile.NONE, kept(id));
    }

    @Test
    default void endIsUndoneWithItsUnitOfWork() {
        long id = add().id();
        try {
            store().run(() -> {
                store().importJobs().end(id, Set.of(JobState.QUEUED), JobState.DONE, answered(), NOON);
                throw new IllegalStateException("undo");
            });
        } catch (IllegalStateException undone) {
            assertEquals("undo", undone.getMessage());
        }
        assertEquals(JobState.QUEUED, state(id));
    }

    @Test
    default void openJobsAreThoseOfOneServerThatWaitOrRun() {
        ImportJob waiting = add();
        ImportJob running = add();
        move(running.id(), JobState.QUEUED, JobState.RUNNING);
        end(add().id(), JobState.QUEUED, JobState.FAILED, null);
        JobOrder elsewhere = order("elsewhere");
        store().run(() -> store().importJobs().add(elsewhere));
        assertEquals(
                List.of(waiting.id(), running.id()),
                store().transactions().reading(() -> store().importJobs().open("here")).stream()
                        .map(ImportJob::id)
                        .toList());
    }

    @Test
    default void jobsOfAStateAreListedNewestFirst() {
        ImportJob first = add();
        ImportJob second = add();
        ImportJob third = add();
        end(second.id(), JobState.QUEUED, JobState.FAILED, answered());
        assertEquals(
                List.of(third, first),
                list(JobState.QUEUED, PageRequest.first(10)).items());
        Page<ImportJob, Long> page = list(JobState.QUEUED, PageRequest.first(1));
        assertEquals(List.of(third), page.items());
        assertEquals(
                List.of(first), list(JobState.QUEUED, page.next().orElseThrow()).items());
    }

    private boolean remove(long id, JobState in) {
        return store().in(() -> store().importJobs().remove(id, in));
    }

    @Test
    default void jobIsForgottenOnlyInTheStateThatIsNamed() {
        ImportJob other = add();
        ImportJob job = add();
        assertFalse(remove(job.id(), JobState.RUNNING));
        assertEquals(Optional.of(job), find(job.id()));
        assertTrue(remove(job.id(), JobState.QUEUED));
        assertFalse(remove(job.id(), JobState.QUEUED));
        assertEquals(Optional.empty(), find(job.id()));
        assertEquals(Optional.of(other), find(other.id()));
        assertTrue(add().id() > job.id());
    }

    @Test
    default void forgettingIsUndoneWithItsUnitOfWork() {
        ImportJob job = add();
        try {
            store().run(() -> {
                store().importJobs().remove(job.id(), JobState.QUEUED);
                throw new IllegalStateException("undo");
            });
        } catch (IllegalStateException undone) {
            assertEquals("undo", undone.getMessage());
        }
        assertEquals(Optional.of(job), find(job.id()));
    }

    @Test
    default void onlyOldEndsAreSwept() {
        ImportJob open = add();
        ImportJob ended = add();
        end(ended.id(), JobState.QUEUED, JobState.FAILED, null);
        store().run(() -> store().importJobs().sweep(NOON.plusSeconds(9)));
        assertTrue(find(ended.id()).isPresent());
        store().run(() -> store().importJobs().sweep(NOON.plusSeconds(10)));
        assertEquals(Optional.empty(), find(ended.id()));
        assertTrue(find(open.id()).isPresent());
    }
}
