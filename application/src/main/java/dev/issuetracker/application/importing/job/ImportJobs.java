package dev.issuetracker.application.importing.job;

import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stores imports that run while nobody waits, until some time after their end; and those whose sender waits, until it
 * is answered.
 */
public interface ImportJobs {
    /** Adds one that waits. Its id is that of no import, and will be of none but its own. */
    ImportJob add(JobOrder order);

    Optional<ImportJob> find(long id);

    /** What came of it; empty when it has not ended, was cancelled, or does not exist. */
    Optional<JobAnswer> answer(long id);

    /** Lists those in a state, newest first; the request's keys are ids. */
    Page<ImportJob, Long> list(JobState state, PageRequest<Long> request);

    /** Those of a server that wait or run, oldest first. */
    List<ImportJob> open(String server);

    /**
     * Lets one wait or run that is in another state. What came of it before is forgotten.
     *
     * @return false when it is in none of those states, so that nothing was done
     */
    boolean move(long id, Set<JobState> from, JobState to);

    /**
     * Ends one.
     *
     * @param answer what came of it; null when it was cancelled
     * @return false when it is in none of those states, so that nothing was done
     */
    boolean end(long id, Set<JobState> from, JobState to, @Nullable JobAnswer answer, Instant at);

    /**
     * Forgets one.
     *
     * @return false when it is in another state, so that nothing was done
     */
    boolean remove(long id, JobState in);

    /** Removes those that ended before that time. */
    void sweep(Instant before);
}
