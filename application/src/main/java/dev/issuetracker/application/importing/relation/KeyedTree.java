package dev.issuetracker.application.importing.relation;

import dev.issuetracker.application.importing.relation.KeyedParents.Reason;
import dev.issuetracker.application.importing.relation.KeyedParents.Waiting;
import dev.issuetracker.domain.issue.IssueTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The tree that the rows of a file make, with what is there already above it: free of cycles, and as small as it may
 * be. A row that does not fit in is at the top, with what it has beneath it.
 */
final class KeyedTree {
    private static final int TOP = 1;

    private final Map<String, Waiting> rows = new LinkedHashMap<>();
    private final Predicate<String> inFile;
    private final Map<String, Long> ids;
    private final IssueTree issues;
    private final BiConsumer<Waiting, Reason> leftOut;
    /** On which level each issue is that was looked at, from {@link #TOP}. */
    private final Map<String, Integer> levels = new HashMap<>();

    private final Map<String, Integer> children = new HashMap<>();

    /** @param ids the stored issues that the keys of parents have */
    KeyedTree(
            List<Waiting> rows,
            Predicate<String> inFile,
            Map<String, Long> ids,
            IssueTree issues,
            BiConsumer<Waiting, Reason> leftOut) {
        rows.forEach(row -> this.rows.put(Objects.requireNonNull(row.key()), row));
        this.inFile = inFile;
        this.ids = ids;
        this.issues = issues;
        this.leftOut = leftOut;
    }

    /** The rows that have a place below their parents. */
    List<Waiting> placed() {
        List<Waiting> placed = new ArrayList<>();
        rows.keySet().forEach(key -> place(key, placed));
        return placed;
    }

    /** Places a row, and before it those above that have no place yet. */
    private void place(String key, List<Waiting> placed) {
        Deque<Waiting> chain = new ArrayDeque<>();
        Set<String> below = new HashSet<>();
        String at = key;
        for (Waiting row = rows.get(at); row != null && !levels.containsKey(at) && below.add(at); row = rows.get(at)) {
            chain.push(row);
            at = row.parent();
        }
        boolean cycle = below.contains(at);
        while (!chain.isEmpty()) {
            Waiting row = chain.pop();
            Optional<Reason> reason = cycle ? Optional.of(Reason.PARENT_CYCLE) : reason(row.parent());
            cycle = false;
            if (reason.isPresent()) {
                leftOut.accept(row, reason.get());
                levels.put(Objects.requireNonNull(row.key()), TOP);
            } else {
                levels.put(Objects.requireNonNull(row.key()), level(row.parent()) + 1);
                children.merge(row.parent(), 1, Integer::sum);
                placed.add(row);
            }
        }
    }

    private Optional<Reason> reason(String parent) {
        if (!known(parent)) {
            return Optional.of(Reason.UNKNOWN_KEY);
        }
        if (level(parent) >= IssueTree.MAX_LEVELS) {
            return Optional.of(Reason.TOO_DEEP);
        }
        int siblings = children.computeIfAbsent(parent, this::childrenThere);
        return siblings >= IssueTree.MAX_CHILDREN ? Optional.of(Reason.TOO_MANY_CHILDREN) : Optional.empty();
    }

    private boolean known(String key) {
        return inFile.test(key) || ids.containsKey(key);
    }

    /** On which level a known issue is. */
    private int level(String key) {
        return levels.computeIfAbsent(
                key, any -> inFile.test(key) ? TOP : issues.ancestors(id(key)).size() + TOP);
    }

    private int childrenThere(String key) {
        return inFile.test(key) ? 0 : issues.children(id(key));
    }

    private long id(String key) {
        return Objects.requireNonNull(ids.get(key));
    }
}
