package dev.issuetracker.application.importing.done;

import dev.issuetracker.domain.error.TrackerException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores where issues came from. Keys and sources are compared exactly. */
public interface Origins {
    /**
     * Adds origins of issues that have none. Where a deleted issue has the same source and key, it loses them.
     *
     * @throws TrackerException {@code STORE_BUSY} when another issue has the same, which came in meanwhile
     */
    void add(List<Origin> origins);

    /** Where an issue came from; empty when it was made here. */
    Optional<Origin> find(long issueId);

    /**
     * Says at which version issues are that nobody has edited since they came in; it is 1 until then.
     *
     * @param issueIds of issues that have an origin. There may be a thousand
     */
    void setVersion(Collection<Long> issueIds, long version);

    /** These versions, of those issues that have an origin. There may be a thousand. */
    Map<Long, Long> versions(Collection<Long> issueIds);

    /** The issues of the source that have these keys, without deleted ones. There may be a hundred thousand keys. */
    Map<String, Long> ids(String source, Collection<String> keys);
}
