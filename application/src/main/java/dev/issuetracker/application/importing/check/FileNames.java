package dev.issuetracker.application.importing.check;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.text.CaseFolding;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names that a file has for things of one kind: what they mean, and which things are made for the file. */
public final class FileNames<T> {
    /** So few are made by one unit of work that nobody waits long. */
    private static final int AT_ONCE = 200;

    private final NameLookup<T> known;
    private final @Nullable Maker<T> maker;
    private final @Nullable MadeNames names;
    private final Set<String> made = new HashSet<>();

    /** Makes what a file names and what does not exist. */
    public interface Maker<T> {
        /** How many things a file can name; one that names more is not about them. */
        int most();

        /** The name in the form in which it is stored; a violation when nothing can have it. */
        String checked(String name, Violations violations);

        /** Stores a thing of this name, in the unit of work of the thread. */
        T make(String name);
    }

    /**
     * Begins with no names.
     *
     * @param maker null when nothing is made
     * @param names where it is stored; null when nothing is, and things only count as made
     */
    public FileNames(NameLookup<T> known, @Nullable Maker<T> maker, @Nullable MadeNames names) {
        this.known = known;
        this.maker = maker;
        this.names = names;
    }

    /**
     * Looks up names, and makes those that mean nothing if that is wanted; all that nothing can have, or too many, are
     * left out.
     */
    void learn(Collection<String> wanted) {
        known.learn(wanted);
        if (maker == null) {
            return;
        }
        List<String> missing =
                wanted.stream().flatMap(written -> missing(written, maker)).toList();
        if (names != null) {
            for (int from = 0; from < missing.size(); from += AT_ONCE) {
                make(missing.subList(from, Math.min(from + AT_ONCE, missing.size())), maker, names);
            }
        }
    }

    /** The name, if nothing has it and it is to be made. */
    private Stream<String> missing(String written, Maker<T> making) {
        Violations violations = new Violations();
        String name = making.checked(written, violations);
        boolean wanted = violations.list().isEmpty()
                && known.find(name).isEmpty()
                && made.size() < making.most()
                && made.add(CaseFolding.fold(name));
        return wanted ? Stream.of(name) : Stream.empty();
    }

    private void make(List<String> missing, Maker<T> making, MadeNames storing) {
        Map<String, T> stored = storing.unit(() -> {
            // Somebody else may have made some of it since they were looked up.
            known.learnAgain(missing);
            Map<String, T> those = new LinkedHashMap<>();
            for (String name : missing) {
                if (known.find(name).isEmpty()) {
                    those.put(name, making.make(name));
                }
            }
            return those;
        });
        stored.forEach(known::remember);
    }

    /** What a name that was learned means. */
    Optional<T> find(String name) {
        return known.find(name);
    }

    /** Those of the names that stand for others that the file does not have. */
    List<String> unused() {
        return known.unused();
    }

    /** Whether the file names so many things that no more are made. */
    boolean tooMany() {
        return maker != null && made.size() >= maker.most();
    }

    /** Whether the thing of this name is made for the file. */
    boolean makes(String name) {
        return made.contains(CaseFolding.fold(name));
    }
}
