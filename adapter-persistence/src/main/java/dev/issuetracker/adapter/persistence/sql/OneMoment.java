package dev.issuetracker.adapter.persistence.sql;

import org.jdbi.v3.core.Handle;

/**
 * The one moment of the database that several statements of a read must see. A read that is expected to take one
 * statement has no transaction: the database takes less time for it. When it turns out to need more, all of it runs
 * again in a transaction.
 */
public final class OneMoment {
    private OneMoment() {}

    /** Says that work without a transaction cannot go on. */
    public static final class NeededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NeededException() {
            super("several statements that read must be in a transaction", null, false, false);
        }
    }

    /**
     * To be called before the first of several statements, or before the second where nobody knew of it.
     *
     * @throws NeededException when the handle is in no transaction
     */
    public static void need(Handle handle) {
        if (!handle.isInTransaction()) {
            throw new NeededException();
        }
    }
}
