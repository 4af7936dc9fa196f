package dev.issuetracker.application.importing.relation;

import dev.issuetracker.application.importing.relation.KeyedParents.Reason;
import dev.issuetracker.domain.issue.IssueTree;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tree that the rows of a file make, with what is there already above it: free of cycles, and as small as it may
 * be. A row that does not fit in is at the top, with what it has beneath it. A row takes some ten bytes.
 *
 * <p>Rows have the numbers of their keys; what is outside of the file has numbers behind these.
 */
final class KeyedTree {
    private static final byte TOP = 1;
    /** The row is among those that are placed now. */
    private static final byte ON_CHAIN = -1;

    private static final int NO_PARENT = -1;
    /** From here on down, it says why the row has no parent. */
    private static final int LEFT_OUT = -2;

    private static final List<Reason> REASONS = List.of(Reason.values());

    private final int rows;
    private final IssueTree issues;
    /** The number of the parent of each row, or why it has none. */
    private final int[] parents;
    /** On which level each of them is, from {@link #TOP}; 0 while that is not known. */
    private byte[] levels;

    private short[] children;
    private final LongNumbers outside = new LongNumbers();
    private long[] outsideIds = new long[16];

    /** @param rows how many rows with keys the file has */
    KeyedTree(int rows, IssueTree issues) {
        this.rows = rows;
        this.issues = issues;
        this.parents = new int[rows];
        Arrays.fill(parents, NO_PARENT);
        this.levels = new byte[rows];
        this.children = new short[rows];
    }

    /** Says what a row is a part of. */
    void put(int row, int parent) {
        parents[row] = parent;
    }

    /** The number of an issue that is there already. */
    int outside(long issueId) {
        if (outside.add(issueId)) {
            if (outside.size() > outsideIds.length) {
                outsideIds = Arrays.copyOf(outsideIds, 2 * outsideIds.length);
            }
            outsideIds[outside.size() - 1] = issueId;
        }
        return rows + outside.number(issueId);
    }

    void leaveOut(int row, Reason reason) {
        parents[row] = LEFT_OUT - REASONS.indexOf(reason);
    }

    /** Why a row has no place below its parent. */
    Optional<Reason> reason(int row) {
        return parents[row] <= LEFT_OUT ? Optional.of(REASONS.get(LEFT_OUT - parents[row])) : Optional.empty();
    }

    /** Places the rows, once all are there. */
    void place() {
        levels = Arrays.copyOf(levels, rows + outside.size());
        children = Arrays.copyOf(children, rows + outside.size());
        for (int i = rows; i < children.length; i++) {
            children[i] = (short) issues.children(outsideIds[i - rows]);
        }
        int[] chain = new int[16];
        for (int row = 0; row < rows; row++) {
            chain = place(row, chain);
        }
    }

    /**
     * Places a row, and before it those above that have no place yet.
     *
     * @param room for the rows of a chain
     * @return the same, or more of it
     */
    private int[] place(int row, int[] room) {
        int[] chain = room;
        int length = 0;
        int at = row;
        while (waits(at)) {
            if (length == chain.length) {
                chain = Arrays.copyOf(chain, 2 * length);
            }
            chain[length++] = at;
            levels[at] = ON_CHAIN;
            at = parents[at];
        }
        boolean cycle = levels[at] == ON_CHAIN;
        while (length > 0) {
            int next = chain[--length];
            Optional<Reason> reason = cycle ? Optional.of(Reason.PARENT_CYCLE) : noRoom(parents[next]);
            cycle = false;
            if (reason.isPresent()) {
                leaveOut(next, reason.get());
                levels[next] = TOP;
            } else {
                levels[next] = (byte) (level(parents[next]) + 1);
                children[parents[next]]++;
            }
        }
        return chain;
    }

    private boolean waits(int at) {
        return at < rows && parents[at] >= 0 && levels[at] == 0;
    }

    private Optional<Reason> noRoom(int parent) {
        if (level(parent) >= IssueTree.MAX_LEVELS) {
            return Optional.of(Reason.TOO_DEEP);
        }
        return children[parent] >= IssueTree.MAX_CHILDREN ? Optional.of(Reason.TOO_MANY_CHILDREN) : Optional.empty();
    }

    private int level(int at) {
        if (levels[at] == 0) {
            levels[at] = at < rows ? TOP : (byte) levelOutside(at);
        }
        return levels[at];
    }

    private int levelOutside(int at) {
        return issues.ancestors(outsideIds[at - rows]).size() + TOP;
    }

    /**
     * What others have done to the tree since rows got their places, at one moment. Only below issues that were there
     * before they can have done anything.
     */
    final class Now {
        private final Map<Integer, Integer> outsideLevels = new HashMap<>();
        private final Map<Integer, Integer> outsideChildren = new HashMap<>();

        /** Why a row has no place any more below its parent; it is taken to get it otherwise. */
        Optional<Reason> noRoom(int row) {
            int top = row;
            while (top < rows && parents[top] >= 0) {
                top = parents[top];
            }
            if (top < rows) {
                return Optional.empty();
            }
            int below = levels[row] - levels[top];
            if (outsideLevels.computeIfAbsent(top, KeyedTree.this::levelOutside) + below > IssueTree.MAX_LEVELS) {
                return Optional.of(Reason.TOO_DEEP);
            }
            if (parents[row] == top) {
                int there = outsideChildren.computeIfAbsent(top, at -> issues.children(outsideIds[at - rows]));
                if (there >= IssueTree.MAX_CHILDREN) {
                    return Optional.of(Reason.TOO_MANY_CHILDREN);
                }
                outsideChildren.put(top, there + 1);
            }
            return Optional.empty();
        }
    }
}
