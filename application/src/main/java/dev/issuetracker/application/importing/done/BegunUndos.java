package dev.issuetracker.application.importing.done;

import java.util.Optional;

/**
 * Stores which imports are being taken back piece by piece, each piece in a unit of work of its own, so that the next
 * server goes on where one has died. An import that changes issues piece by piece has one too until it ends: if it
 * never does, it is taken back.
 */
public interface BegunUndos {
    /**
     * Whether so many issues are taken back piece by piece here: where a unit of work that takes long would keep others
     * from writing, and outside of one. Fewer are taken back in one unit of work.
     */
    boolean needed(long issues);

    /**
     * Stores one that begins. One of the same import that has begun already goes on as this one, and keeps its counts.
     */
    void begin(BegunUndo undo);

    /** The one of the lowest import with a greater id than this; empty when there is none. */
    Optional<BegunUndo> next(long after);

    /** The one of an import, which nobody else changes or ends until the unit of work ends. */
    Optional<BegunUndo> lock(long importId);

    /** Adds to its counts what one more piece did. */
    void add(long importId, long deleted, long reverted);

    /** Forgets it, because it is done. */
    void end(long importId);
}
