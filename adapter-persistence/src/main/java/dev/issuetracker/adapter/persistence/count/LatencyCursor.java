package dev.issuetracker.adapter.persistence.count;

import java.util.Arrays;

/**
 * Goes through what is packed of issues whose latency is known, in the order of their ids.
 *
 * <p>An issue is packed as its place in the chunk, the length of the rest, its latency, its resolution, its assignee,
 * the number of its labels, these labels, and then, for each option and each account in a field of it, the field and
 * the option or account. All are whole numbers of variable length, seven bits a byte, the lowest first. The format is
 * stored, so that another one needs a migration that makes all chunks anew.
 */
public final class LatencyCursor {
    private static final int FEW = 8;

    private final byte[] packed;
    private final long firstIssue;
    private int at;
    private int end;
    private long issue;
    private long latency;
    private long resolvedAt;
    private long assignee;
    private long[] labels = new long[FEW];
    private int labelCount;
    private long[] values = new long[2 * FEW];
    private int valueCount;

    LatencyCursor(long chunk, byte[] packed) {
        this.packed = packed;
        this.firstIssue = chunk * LatencyChunk.ISSUES;
    }

    /** Goes to the next issue; false when there is none. */
    public boolean next() {
        if (!skip()) {
            return false;
        }
        latency = number();
        resolvedAt = signed(number());
        assignee = number();
        labelCount = (int) number();
        labels = withRoom(labels, labelCount);
        for (int i = 0; i < labelCount; i++) {
            labels[i] = number();
        }
        valueCount = 0;
        while (at < end) {
            values = withRoom(values, valueCount + 2);
            values[valueCount++] = number();
            values[valueCount++] = number();
        }
        return true;
    }

    /** Goes to the next issue without reading more of it than its id; false when there is none. */
    boolean skip() {
        at = end;
        if (at == packed.length) {
            return false;
        }
        issue = firstIssue + number();
        long length = number();
        end = at + (int) length;
        return true;
    }

    private static long[] withRoom(long[] numbers, int count) {
        return count <= numbers.length ? numbers : Arrays.copyOf(numbers, 2 * count);
    }

    private long number() {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = packed[at++];
            number |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return number;
            }
        }
    }

    /** Small numbers of either sign are packed as small ones. */
    private static long signed(long number) {
        return (number >>> 1) ^ -(number & 1);
    }

    /** Where the packed form of the issue ends. */
    int end() {
        return end;
    }

    /** The id of the issue. */
    public long issue() {
        return issue;
    }

    /** From the creation to the resolution, in microseconds. */
    public long latency() {
        return latency;
    }

    /** When the issue was resolved, in microseconds since 1970. */
    public long resolvedAt() {
        return resolvedAt;
    }

    /** The id of the account, 0 for nobody. */
    public long assignee() {
        return assignee;
    }

    /** How many labels the issue has. */
    public int labels() {
        return labelCount;
    }

    /** The id of a label, from 0 on. */
    public long label(int place) {
        return labels[place];
    }

    /** How many options and accounts the fields of the issue have. */
    public int values() {
        return valueCount / 2;
    }

    /** The id of the field that has the option or account at a place, from 0 on. */
    public long field(int place) {
        return values[2 * place];
    }

    /** The id of the option or account at a place, from 0 on. */
    public long value(int place) {
        return values[2 * place + 1];
    }
}
