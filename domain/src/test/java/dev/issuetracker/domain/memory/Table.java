package dev.issuetracker.domain.memory;

/** Names a table of an {@link InMemoryStore}: rows that never change, under keys. */
@SuppressWarnings("UnusedTypeParameter") // They show the compiler which rows the table has.
public final class Table<K extends Comparable<K>, V> {
    private final String name;

    public Table(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
