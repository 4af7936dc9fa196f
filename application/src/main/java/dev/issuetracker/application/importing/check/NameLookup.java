package dev.issuetracker.application.importing.check;

import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What names of a file mean. Names are looked up many at a time, also those that mean nothing, and the last ones are
 * remembered.
 */
public final class NameLookup<T> {
    /** How many names may be learned before the first of them is asked for. */
    public static final int REMEMBERED = 10_000;

    private static final int AT_ONCE = 500;

    private final int maxLength;
    private final Function<Collection<String>, Map<String, T>> lookUp;
    private final Map<String, String> meant;
    /** Those of the names with a meaning that were not asked for, by themselves in one case. */
    private final Map<String, String> unused = new LinkedHashMap<>();

    private final Map<String, Optional<T>> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<T>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * Begins with no names.
     *
     * @param maxLength the longest name that anything has, in code points
     * @param lookUp finds what some names mean, by these names in any case
     * @param meant the names that others stand for, by those in any case; the first of those that are the same counts
     */
    public NameLookup(int maxLength, Function<Collection<String>, Map<String, T>> lookUp, Map<String, String> meant) {
        this.maxLength = maxLength;
        this.lookUp = lookUp;
        this.meant = meant.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> Names.folded(each.getKey()), Map.Entry::getValue, (first, later) -> first));
        meant.keySet().forEach(name -> unused.putIfAbsent(Names.folded(name), name));
    }

    /** Those of the names that stand for others that were not learned. */
    public List<String> unused() {
        return List.copyOf(unused.values());
    }

    /** Looks up those of the names that are not known yet. */
    public void learn(Collection<String> names) {
        lookUp(meant.isEmpty() ? names : names.stream().map(this::meant).toList());
    }

    /** Looks names up that are known, because others may have changed what they mean. */
    public void learnAgain(Collection<String> names) {
        names.forEach(name -> known.remove(CaseFolding.fold(meant(name))));
        learn(names);
    }

    private String meant(String name) {
        if (meant.isEmpty()) {
            return name;
        }
        String folded = Names.folded(name);
        unused.remove(folded);
        return meant.getOrDefault(folded, name);
    }

    /** Those of some names that nothing has, whatever they stand for. */
    public List<String> missing(Collection<String> names) {
        lookUp(names);
        return names.stream().filter(each -> known(each).isEmpty()).toList();
    }

    private void lookUp(Collection<String> names) {
        Map<String, String> unknown = new LinkedHashMap<>();
        for (String each : names) {
            // A name that is too long for anything is no reason to remember it.
            if (fits(each)) {
                String key = CaseFolding.fold(each);
                if (known.get(key) == null) {
                    unknown.put(key, each);
                }
            }
        }
        List<String> asked = new ArrayList<>(unknown.values());
        unknown.keySet().forEach(key -> known.put(key, Optional.empty()));
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            lookUp.apply(asked.subList(from, Math.min(from + AT_ONCE, asked.size())))
                    .forEach(this::remember);
        }
    }

    /** Remembers what a name means. */
    public void remember(String name, T meaning) {
        known.put(CaseFolding.fold(name), Optional.of(meaning));
    }

    /** What a name that was learned means. */
    public Optional<T> find(String wanted) {
        return known(meant(wanted));
    }

    private Optional<T> known(String wanted) {
        return fits(wanted) ? known.getOrDefault(CaseFolding.fold(wanted), Optional.empty()) : Optional.empty();
    }

    private boolean fits(String each) {
        return !each.isEmpty() && each.length() <= 2 * maxLength && each.codePointCount(0, each.length()) <= maxLength;
    }
}
