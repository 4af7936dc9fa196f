package dev.issuetracker.application.importing.relation;

/** Different values and their numbers, which count from 0 in the order in which they come: 16 to 32 bytes a value. */
public final class LongNumbers {
    /** The number of a value that did not come. */
    public static final int NONE = -1;

    private static final int FEW = 1024;
    /** Spreads values that follow each other over the places; 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** Open addressing: each value lies at its place or in the next free one; 0 is a free place. */
    private long[] values = new long[FEW];

    private int[] numbers = new int[FEW];
    private int size;

    /** Makes one without values. */
    public LongNumbers() {
        // It grows as values come.
    }

    /**
     * Adds a value.
     *
     * @param value not 0
     * @return whether it is new
     */
    public boolean add(long value) {
        int place = place(value);
        if (values[place] == value) {
            return false;
        }
        if (size >= values.length / 4 * 3) {
            grow();
            place = place(value);
        }
        values[place] = value;
        numbers[place] = size;
        size++;
        return true;
    }

    /** Whether a value came. */
    public boolean contains(long value) {
        return values[place(value)] == value;
    }

    /** The number of a value; {@link #NONE} when it did not come. */
    public int number(long value) {
        int place = place(value);
        return values[place] == value ? numbers[place] : NONE;
    }

    /** How many values came. */
    public int size() {
        return size;
    }

    private void grow() {
        long[] allValues = values;
        int[] allNumbers = numbers;
        values = new long[2 * allValues.length];
        numbers = new int[2 * allNumbers.length];
        for (int i = 0; i < allValues.length; i++) {
            if (allValues[i] != 0) {
                int place = place(allValues[i]);
                values[place] = allValues[i];
                numbers[place] = allNumbers[i];
            }
        }
    }

    /** Where the value is, or the free place that it would take. */
    private int place(long value) {
        long spread = value * SPREAD;
        int last = values.length - 1;
        int place = (int) (spread ^ spread >>> 32) & last;
        while (values[place] != 0 && values[place] != value) {
            place = (place + 1) & last;
        }
        return place;
    }
}
