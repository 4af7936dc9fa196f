package dev.issuetracker.application.memory;

import dev.issuetracker.application.importing.done.EditedMeanwhile;
import dev.issuetracker.application.importing.job.ImportJob;
import dev.issuetracker.application.importing.job.ImportJobs;
import dev.issuetracker.application.importing.job.JobAnswer;
import dev.issuetracker.application.importing.job.JobOrder;
import dev.issuetracker.application.importing.job.JobState;
import dev.issuetracker.application.importing.report.ImportReport.Counts;
import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.Pages;
import dev.issuetracker.domain.memory.Table;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Imports that run while nobody waits, in memory. */
public final class InMemoryImportJobs implements ImportJobs {
    private static final Table<Long, Kept> JOBS = new Table<>("import_jobs");
    private static final Counts NONE = new Counts(0, 0, 0, 0);

    private final InMemoryStore store;

    private record Kept(ImportJob job, @Nullable JobAnswer answer) {}

    public InMemoryImportJobs(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public ImportJob add(JobOrder order) {
        ImportJob job = new ImportJob(store.nextId(InMemoryImports.IMPORTS), order, JobState.QUEUED, null, NONE);
        put(job, null);
        return job;
    }

    private void put(ImportJob job, @Nullable JobAnswer answer) {
        store.write(JOBS).put(job.id(), new Kept(job, answer));
    }

    @Override
    public Optional<ImportJob> find(long id) {
        return Optional.ofNullable(store.read(JOBS).get(id)).map(Kept::job);
    }

    @Override
    public Optional<JobAnswer> answer(long id) {
        return Optional.ofNullable(store.read(JOBS).get(id)).map(Kept::answer);
    }

    private Stream<ImportJob> all() {
        return store.read(JOBS).values().stream().map(Kept::job);
    }

    @Override
    public Page<ImportJob, Long> list(JobState state, PageRequest<Long> request) {
        List<ImportJob> those = all().filter(job -> job.state() == state).toList();
        return Pages.of(those, Comparator.<Long>reverseOrder(), ImportJob::id, request);
    }

    @Override
    public List<ImportJob> open(String server) {
        return all().filter(job -> job.state().open() && job.order().server().equals(server))
                .toList();
    }

    @Override
    public boolean move(long id, Set<JobState> from, JobState to) {
        return change(id, from, to, null, null);
    }

    @Override
    public boolean end(long id, Set<JobState> from, JobState to, @Nullable JobAnswer answer, Instant at) {
        return change(id, from, to, answer, at);
    }

    private boolean change(
            long id, Set<JobState> from, JobState to, @Nullable JobAnswer answer, @Nullable Instant endedAt) {
        Optional<ImportJob> found = find(id).filter(job -> from.contains(job.state()));
        found.ifPresent(job -> put(
                new ImportJob(
                        id,
                        job.order(),
                        to,
                        endedAt,
                        answer == null ? NONE : answer.counts(),
                        to.open() ? EditedMeanwhile.NONE : job.kept()),
                answer));
        return found.isPresent();
    }

    /** Notes the issues that keep what one changed that is not stored, if there is one with this id. */
    static void keep(InMemoryStore store, long id, EditedMeanwhile kept) {
        store.write(JOBS).computeIfPresent(id, (key, before) -> {
            ImportJob job = before.job();
            return new Kept(
                    new ImportJob(id, job.order(), job.state(), job.endedAt(), job.counts(), kept), before.answer());
        });
    }

    @Override
    public boolean remove(long id, JobState in) {
        boolean found = find(id).filter(job -> job.state() == in).isPresent();
        if (found) {
            store.write(JOBS).remove(id);
        }
        return found;
    }

    @Override
    public void sweep(Instant before) {
        List<ImportJob> old = all().filter(job -> {
                    Instant ended = job.endedAt();
                    return ended != null && ended.isBefore(before);
                })
                .toList();
        old.forEach(job -> store.write(JOBS).remove(job.id()));
    }
}
