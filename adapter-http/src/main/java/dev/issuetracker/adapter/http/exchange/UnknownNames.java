package dev.issuetracker.adapter.http.exchange;

import dev.issuetracker.adapter.http.problem.Problems;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.text.Names;
import dev.issuetracker.domain.text.NearestName;
import java.util.Collection;
import java.util.TreeSet;

/** The violations of names that do not exist. They list the names that do, so that nobody need look them up. */
final class UnknownNames {
    private UnknownNames() {}

    /**
     * Adds the violation of a name. Those that no answer will show are only counted, because a request may have very
     * many.
     *
     * @param kind what it is a name of
     * @param prefix what the names of this kind begin with, in this place
     * @param known the names that exist
     */
    static void add(Violations violations, String kind, String prefix, String name, Collection<String> known) {
        boolean named = !Names.stripped(name).isEmpty();
        String message = named ? "There is no " + kind + " " + prefix + name : "A " + kind + " has no name";
        boolean shown = violations.count() < Problems.MAX_SHOWN;
        String advice = "";
        if (shown) {
            advice = known.isEmpty()
                    ? "; no " + kind + "s are accepted here"
                    : (named ? nearest(prefix, name, known) : "; write one, or leave it out.") + " The " + kind
                            + "s are: " + String.join(", ", new TreeSet<>(known));
        }
        violations.add(prefix + name, "unknown_" + kind, message + advice + ".");
    }

    private static String nearest(String prefix, String name, Collection<String> known) {
        return NearestName.of(name, known)
                .map(other -> "; did you mean " + prefix + other + "?")
                .orElse(".");
    }
}
