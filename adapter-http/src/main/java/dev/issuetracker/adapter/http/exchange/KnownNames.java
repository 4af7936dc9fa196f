package dev.issuetracker.adapter.http.exchange;

import dev.issuetracker.domain.text.Spelling;
import java.util.Collection;
import java.util.TreeSet;

/** The message about a name that does not exist. It lists the others, so that its sender need not look them up. */
final class KnownNames {
    private KnownNames() {}

    /**
     * The message about a name.
     *
     * @param kind what it is a name of
     * @param prefix what the names of this kind begin with, in this place
     * @param known the names that exist
     */
    static String unknown(String kind, String prefix, String name, Collection<String> known) {
        String message = "There is no " + kind + " " + prefix + name;
        if (known.isEmpty()) {
            return message + "; none is accepted here.";
        }
        String meant = Spelling.nearest(name, known)
                .map(other -> "; did you mean " + prefix + other + "?")
                .orElse(".");
        return message + meant + " There are: " + String.join(", ", new TreeSet<>(known)) + ".";
    }
}
