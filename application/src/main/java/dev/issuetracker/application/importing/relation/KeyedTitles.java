package dev.issuetracker.application.importing.relation;

import java.util.Arrays;

/**
 * The titles of the rows of a file whose source names parents by their titles. A title that several rows have means
 * none of them. One that no row has may be a key. Titles are remembered by hashes, as {@link SeenKeys} has keys.
 */
public final class KeyedTitles {
    /** Several rows have the title, or the one that has it has no key. */
    static final int AMBIGUOUS = -2;

    /** No row has the title. */
    static final int UNKNOWN = -1;

    private static final int FEW = 1024;

    private final SeenKeys titles = new SeenKeys();
    /** The numbers of the keys of the rows, by the numbers of their titles. */
    private int[] keys = new int[FEW];

    /** Makes one without titles. */
    public KeyedTitles() {
        // It grows as titles come.
    }

    /**
     * Adds a row, whatever becomes of it.
     *
     * @param key the number of its key; {@link LongNumbers#NONE} when it has none
     */
    public void add(String title, int key) {
        boolean first = titles.add(title);
        int number = titles.number(title);
        if (number >= keys.length) {
            keys = Arrays.copyOf(keys, 2 * keys.length);
        }
        keys[number] = first && key != LongNumbers.NONE ? key : AMBIGUOUS;
    }

    /** The number of the key of the one row that has a title. */
    int key(String title) {
        int number = titles.number(title);
        return number == LongNumbers.NONE ? UNKNOWN : keys[number];
    }

    /** Whether no row came. */
    boolean isEmpty() {
        return titles.size() == 0;
    }
}
