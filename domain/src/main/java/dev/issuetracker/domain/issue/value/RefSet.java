package dev.issuetracker.domain.issue.value;

import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.text.CaseFolding;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How sets of things that have an id and a name behave: they are sets by id, kept in the order of their names.
 *
 * @param <T> the type of the things
 */
final class RefSet<T> {
    static final RefSet<LabelRef> LABELS = new RefSet<>(LabelRef::id, LabelRef::name);
    static final RefSet<OptionRef> OPTIONS = new RefSet<>(OptionRef::id, OptionRef::name);

    private final Function<T, Long> id;
    private final Comparator<T> byName;

    private RefSet(Function<T, Long> id, Function<T, String> name) {
        this.id = id;
        this.byName = Comparator.comparing((T one) -> CaseFolding.fold(name.apply(one)))
                .thenComparing(id);
    }

    Set<Long> ids(Collection<T> set) {
        return set.stream().map(id).collect(Collectors.toSet());
    }

    List<T> sorted(Collection<T> set) {
        if (set.size() < 2) {
            return List.copyOf(set);
        }
        Map<Long, T> byId = new LinkedHashMap<>();
        set.forEach(one -> byId.putIfAbsent(id.apply(one), one));
        return byId.values().stream().sorted(byName).toList();
    }

    /** The set with some more and without some others. */
    List<T> change(List<T> set, List<T> added, Set<Long> removed) {
        return sorted(Stream.concat(set.stream(), added.stream())
                .filter(one -> !removed.contains(id.apply(one)))
                .toList());
    }

    /** Their set, with what your edit added to its base and without what it removed from there. */
    List<T> merge(List<T> base, List<T> yours, List<T> theirs) {
        Set<Long> inBase = ids(base);
        Set<Long> inYours = ids(yours);
        Map<Long, T> merged = new LinkedHashMap<>();
        theirs.stream()
                .filter(one -> inYours.contains(id.apply(one)) || !inBase.contains(id.apply(one)))
                .forEach(one -> merged.put(id.apply(one), one));
        yours.stream()
                .filter(one -> !inBase.contains(id.apply(one)))
                .forEach(one -> merged.putIfAbsent(id.apply(one), one));
        return sorted(merged.values());
    }
}
