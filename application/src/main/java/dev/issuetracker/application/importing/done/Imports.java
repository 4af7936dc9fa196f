package dev.issuetracker.application.importing.done;

import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    Optional<Import> find(long id);

    /** Lists imports, newest first; the request's keys are ids. */
    Page<Import, Long> list(PageRequest<Long> request);

    /** The ids of all issues that an import made, ascending; nothing for an import that does not exist. */
    List<IdRange> issues(long id);
}
