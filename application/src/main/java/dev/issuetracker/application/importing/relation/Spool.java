package dev.issuetracker.application.importing.relation;

import java.util.function.Consumer;

/**
 * What waits for the end of a file outside of memory, which does not grow with it: first all of it is added, then it is
 * read, as often as needed, by one thread.
 */
public interface Spool extends AutoCloseable {
    /**
     * Adds a record behind the others.
     *
     * @throws dev.issuetracker.domain.error.TrackerException {@code STORE_FULL} when there is no room
     */
    void add(byte[] written);

    /** Hands on all records, in the order in which they were added. */
    void each(Consumer<byte[]> sink);

    /** Frees its room. */
    @Override
    void close();

    /** One that holds all in memory, for readers of files that are small anyway. */
    static Spool inMemory() {
        return new MemorySpool();
    }
}
