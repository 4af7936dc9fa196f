package dev.issuetracker.adapter.persistence.query;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Chooses when a list starts with the issues of a label, for a database that chooses by its statistics. Those say how
 * many issues have a label and not where in the list they are. When all are at its end, to go through the list in its
 * order takes a hundred times as long as the statistics promise.
 */
final class LabelStart {
    /** Labels of fewer issues are begun with: to read and sort so many takes some 10 ms at most. */
    static final int FEW = 2_000;

    private final Map<IssueCondition, Integer> carriers = new HashMap<>();

    /**
     * Takes a condition that issues have a label.
     *
     * @param count how many have it, as far as they were counted
     */
    void add(IssueCondition condition, int count) {
        carriers.put(condition, count);
    }

    /** The conditions on labels to begin with, that of the fewest issues first; none when no label is of few. */
    List<IssueCondition> leading(List<IssueCondition> conditions) {
        List<IssueCondition> labels = conditions.stream()
                .filter(carriers::containsKey)
                .sorted(Comparator.comparing(carriers::get))
                .toList();
        return labels.isEmpty() || carriers.getOrDefault(labels.get(0), FEW) >= FEW ? List.of() : labels;
    }

    /** Selects the ids of the issues that meet all of these. */
    static String ids(List<IssueCondition> leading) {
        String first = Objects.requireNonNull(leading.get(0).ids());
        return leading.size() == 1
                ? first
                : leading.stream()
                        .skip(1)
                        .map(IssueCondition::each)
                        .collect(Collectors.joining(" AND ", "SELECT i.id FROM (" + first + ") AS i (id) WHERE ", ""));
    }
}
