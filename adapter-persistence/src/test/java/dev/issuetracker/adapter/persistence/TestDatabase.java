package dev.issuetracker.adapter.persistence;

/**
 * A database of a test.
 *
 * @param discard removes what is left of it once it is closed
 */
record TestDatabase(Database open, Runnable discard) implements AutoCloseable {
    @Override
    public void close() {
        open.close();
        discard.run();
    }
}
