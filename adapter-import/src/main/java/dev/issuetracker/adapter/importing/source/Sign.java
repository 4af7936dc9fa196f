package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.domain.text.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names in a header that show which program wrote the file. Names are compared in any case.
 *
 * @param all names that it must have
 * @param any it must have one of these names, if there are any
 * @param first its first name; null when that does not matter
 */
public record Sign(
        List<String> all, List<String> any, @Nullable String first) {
    public Sign {
        all = List.copyOf(all);
        any = List.copyOf(any);
    }

    /** A header with all of these names. */
    public static Sign names(String... names) {
        return new Sign(List.of(names), List.of(), null);
    }

    /** The same header, if it has one of these names too. */
    public Sign oneOf(String... names) {
        return new Sign(all, List.of(names), first);
    }

    /** The same header, if it begins with this name. */
    public Sign beginningWith(String name) {
        return new Sign(all, any, name);
    }

    /** @param names of a header, folded */
    boolean of(List<String> names) {
        return has(all, names)
                && (any.isEmpty() || any.stream().map(Names::folded).anyMatch(names::contains))
                && (first == null || (!names.isEmpty() && names.get(0).equals(Names.folded(first))));
    }

    private static boolean has(List<String> wanted, List<String> names) {
        return wanted.stream().map(Names::folded).allMatch(names::contains);
    }
}
