package dev.issuetracker.application.importing.done;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an imported issue was like when a row of it last came in.
 *
 * @param version that it had then
 * @param edited the codes of the fields that were edited here before, and differed from the row
 * @param comments digests of the comments that came in with all its rows; null when they came in before digests were
 *     kept
 */
public record LastImport(
        long version, Set<String> edited, @Nullable Set<String> comments) {
    public LastImport {
        edited = Set.copyOf(edited);
        comments = comments == null ? null : Set.copyOf(comments);
    }

    /** Whether nobody has edited the issue here, of which this is the version. */
    public boolean unedited(long current) {
        return version == current && edited.isEmpty();
    }

    /** What it was before some comments came in, at the version that it has then. */
    public LastImport without(long itsVersion, Set<String> itsEdited, Set<String> removed) {
        Set<String> rest = null;
        if (comments != null) {
            rest = new HashSet<>(comments);
            rest.removeAll(removed);
        }
        return new LastImport(itsVersion, itsEdited, rest);
    }

    /** The next one, with which more comments came in. */
    public LastImport next(long itsVersion, Set<String> itsEdited, Set<String> more) {
        Set<String> all = new HashSet<>(more);
        all.addAll(comments == null ? Set.of() : comments);
        return new LastImport(itsVersion, itsEdited, all);
    }
}
