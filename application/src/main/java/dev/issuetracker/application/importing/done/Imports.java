package dev.issuetracker.application.importing.done;

import dev.issuetracker.application.importing.done.ImportUpdate.Moved;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores what was imported when, by whom, and which issues came of it. */
public interface Imports {
    /**
     * Records an import that happens in the same transaction.
     *
     * @param issues at least one range, ascending
     */
    Import add(String fileName, UserRef by, Instant at, List<IdRange> issues);

    /**
     * The same under an id that is kept for it.
     *
     * @param id that no import has
     */
    Import addUnder(long id, String fileName, UserRef by, Instant at, List<IdRange> issues);

    /**
     * Begins the record of an import before it is known which issues it makes. It is whole with {@link #end}, and
     * neither found nor listed until then.
     *
     * @param id that no import has; null for the next
     * @return its id
     */
    long begin(@Nullable Long id, String fileName, UserRef by, Instant at);

    /**
     * Adds what an import that has begun changed of issues that were there before, each of another one. There may be a
     * thousand. Where it has changed an issue before, both are one.
     *
     * @return how many of them it had not changed before
     */
    int addUpdates(long id, List<ImportUpdate> updates);

    /**
     * Notes which issues an import that has begun has made, before it ends. They go into the record with {@link #end}.
     *
     * @param issues at least one range, ascending
     */
    void addIssues(long id, List<IdRange> issues);

    /**
     * Ends the record of an import that has begun.
     *
     * @param issues the ids of those that it made, ascending; may be none
     */
    Import end(long id, List<IdRange> issues);

    /**
     * Forgets an import that has begun and does not end, with what it changed.
     *
     * @param kept the issues that keep that; if nobody waits for the import, its job says it from now on
     */
    void forget(long id, EditedMeanwhile kept);

    /** What an import changed of issues with greater ids than this, at most so many, ascending by these ids. */
    List<ImportUpdate> updates(long id, long after, int most);

    /** Forgets what an import changed of some issues, because it was taken back. There may be a thousand. */
    void removeUpdates(long id, Collection<Long> issueIds);

    /** What an import changed of these issues, in any order. There may be a thousand. */
    List<ImportUpdate> updates(long id, Collection<Long> issueIds);

    /**
     * Says that what imports brought issues to one version is what these have at another version again, each of another
     * issue. There may be a thousand.
     */
    void moveUpdates(List<Moved> moved);

    /** Says that an import was taken back. */
    void undone(long id, Undone undone);

    Optional<Import> find(long id);

    /** Lists imports, newest first; the request's keys are ids. */
    Page<Import, Long> list(PageRequest<Long> request);

    /** The ids of all issues that an import made, ascending; nothing for an import that does not exist. */
    List<IdRange> issues(long id);
}
