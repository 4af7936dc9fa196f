package dev.issuetracker.application.importing.done;

import dev.issuetracker.domain.error.TrackerException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stores where issues came from. Keys and sources are compared exactly. */
public interface Origins {
    /**
     * Adds origins of issues that have none. Where a deleted issue has the same source and key, it has them again when
     * it is restored and the new one is deleted.
     *
     * @param comments digests of the comments that came in with them, by the ids of the issues
     * @throws TrackerException {@code STORE_BUSY} when another issue has the same, which came in meanwhile
     */
    void add(List<Origin> origins, Map<Long, Set<String>> comments);

    /**
     * Where an issue came from; empty when it was made here, or {@link #add} gave its key to another that is not
     * deleted.
     */
    Optional<Origin> find(long issueId);

    /** Where issues came from, of those that have an origin. There may be a thousand. */
    List<Origin> findAll(Collection<Long> issueIds);

    /** Stores what a newer file says of URL, author and assignee of issues that have an origin. */
    void save(List<Origin> origins);

    /**
     * Says at which version issues are that nobody has edited since they came in; it is 1 until then.
     *
     * @param issueIds of issues that have an origin. There may be a thousand
     */
    void setVersion(Collection<Long> issueIds, long version);

    /**
     * How issues were when rows of them last came in, of those that have an origin. There may be a thousand.
     *
     * @return by the ids of the issues
     */
    Map<Long, LastImport> lastImports(Collection<Long> issueIds);

    /** Says how issues that have an origin are now that rows of them came in again. */
    void setLastImports(Map<Long, LastImport> imports);

    /**
     * The issues of the source that have these keys, without deleted ones: where there are several, the one that got
     * the key last. There may be a hundred thousand keys.
     */
    Map<String, Long> ids(String source, Collection<String> keys);
}
