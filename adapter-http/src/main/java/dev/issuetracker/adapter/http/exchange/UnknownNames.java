package dev.issuetracker.adapter.http.exchange;

import dev.issuetracker.adapter.http.problem.Problems;
import dev.issuetracker.domain.error.Violations;
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
        String message = "There is no " + kind + " " + prefix + name;
        boolean shown = violations.count() < Problems.MAX_SHOWN;
        violations.add(
                prefix + name, "unknown_" + kind, shown ? message + advice(kind, prefix, name, known) : message + ".");
    }

    private static String advice(String kind, String prefix, String name, Collection<String> known) {
        if (known.isEmpty()) {
            return "; no " + kind + "s are accepted here.";
        }
        String meant = NearestName.of(name, known)
                .map(other -> "; did you mean " + prefix + other + "?")
                .orElse(".");
        return meant + " The " + kind + "s are: " + String.join(", ", new TreeSet<>(known)) + ".";
    }
}
