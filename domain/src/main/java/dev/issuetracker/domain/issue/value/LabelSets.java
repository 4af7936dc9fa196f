package dev.issuetracker.domain.issue.value;

import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.text.CaseFolding;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Labels of an issue as a set by id, kept in the order of their names. */
final class LabelSets {
    private static final Comparator<LabelRef> BY_NAME = Comparator.comparing(
                    (LabelRef label) -> CaseFolding.fold(label.name()))
            .thenComparing(LabelRef::id);

    private LabelSets() {}

    static Set<Long> ids(Collection<LabelRef> labels) {
        return labels.stream().map(LabelRef::id).collect(Collectors.toSet());
    }

    static List<LabelRef> sorted(Collection<LabelRef> labels) {
        if (labels.size() < 2) {
            return List.copyOf(labels);
        }
        Map<Long, LabelRef> byId = new LinkedHashMap<>();
        labels.forEach(label -> byId.putIfAbsent(label.id(), label));
        return byId.values().stream().sorted(BY_NAME).toList();
    }

    /** The labels with some more and without some others. */
    static List<LabelRef> change(List<LabelRef> labels, List<LabelRef> added, Set<Long> removed) {
        return sorted(Stream.concat(labels.stream(), added.stream())
                .filter(label -> !removed.contains(label.id()))
                .toList());
    }

    /** Their labels, with what your edit added to its base and without what it removed from there. */
    static List<LabelRef> merge(List<LabelRef> base, List<LabelRef> yours, List<LabelRef> theirs) {
        Set<Long> inBase = ids(base);
        Set<Long> inYours = ids(yours);
        Map<Long, LabelRef> merged = new LinkedHashMap<>();
        theirs.stream()
                .filter(label -> inYours.contains(label.id()) || !inBase.contains(label.id()))
                .forEach(label -> merged.put(label.id(), label));
        yours.stream()
                .filter(label -> !inBase.contains(label.id()))
                .forEach(label -> merged.putIfAbsent(label.id(), label));
        return sorted(merged.values());
    }
}
