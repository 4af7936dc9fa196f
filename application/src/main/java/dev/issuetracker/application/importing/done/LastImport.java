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
 * @param takenBack the ids of links that came in and were removed when that was taken back: nobody else removed them
 */
public record LastImport(
        long version, Set<String> edited, @Nullable Set<String> comments, Set<Long> takenBack) {
    public LastImport {
        edited = Set.copyOf(edited);
        comments = comments == null ? null : Set.copyOf(comments);
        takenBack = Set.copyOf(takenBack);
    }

    /** One of which nothing was taken back. */
    public LastImport(long version, Set<String> edited, @Nullable Set<String> comments) {
        this(version, edited, comments, Set.of());
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
        return new LastImport(itsVersion, itsEdited, rest, takenBack);
    }

    /** The same, of which a link was taken back. */
    public LastImport withoutLink(long link) {
        Set<Long> links = new HashSet<>(takenBack);
        links.add(link);
        return new LastImport(version, edited, comments, links);
    }

    /** The next one, with which more comments came in. */
    public LastImport next(long itsVersion, Set<String> itsEdited, Set<String> more) {
        Set<String> all = new HashSet<>(more);
        all.addAll(comments == null ? Set.of() : comments);
        return new LastImport(itsVersion, itsEdited, all, takenBack);
    }

    /** The same at another version, with other fields that were edited here. */
    public LastImport at(long itsVersion, Set<String> itsEdited) {
        return new LastImport(itsVersion, itsEdited, comments, takenBack);
    }
}
