package dev.issuetracker.application.importing.check;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.text.CaseFolding;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that a file has for things of one kind: what they mean, and which things are made for the file. */
public final class FileNames<T> {
    private final NameLookup<T> known;
    private final @Nullable Maker<T> maker;
    private final boolean stores;
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
     * @param stores whether anything is stored; otherwise things only count as made
     */
    public FileNames(NameLookup<T> known, @Nullable Maker<T> maker, boolean stores) {
        this.known = known;
        this.maker = maker;
        this.stores = stores;
    }

    /**
     * Looks up names, and makes those that mean nothing if that is wanted; all that nothing can have, or too many, are
     * left out.
     */
    void learn(Collection<String> names) {
        known.learn(names);
        if (maker != null) {
            names.forEach(name -> make(name, maker));
        }
    }

    private void make(String written, Maker<T> making) {
        Violations violations = new Violations();
        String name = making.checked(written, violations);
        if (!violations.list().isEmpty() || known.find(name).isPresent() || made.size() == making.most()) {
            return;
        }
        if (made.add(CaseFolding.fold(name)) && stores) {
            known.remember(name, making.make(name));
        }
    }

    /** What a name that was learned means. */
    Optional<T> find(String name) {
        return known.find(name);
    }

    /** Whether the thing of this name is made for the file. */
    boolean makes(String name) {
        return made.contains(CaseFolding.fold(name));
    }
}
