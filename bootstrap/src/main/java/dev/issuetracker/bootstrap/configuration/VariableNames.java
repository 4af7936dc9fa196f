package dev.issuetracker.bootstrap.configuration;

import dev.issuetracker.domain.text.NearestName;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of all variables, and which of them somebody meant who misspelt one. */
final class VariableNames {
    private static final Set<String> KNOWN = Stream.concat(
                    Arrays.stream(Variable.values()).map(Variable::name), DatabaseVariables.ofSecondNode().stream())
            .collect(Collectors.toCollection(TreeSet::new));

    private VariableNames() {}

    /** What to tell about a name; empty when it is a variable of the tracker. */
    static Optional<String> warning(String name) {
        if (KNOWN.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(name + " is not a variable of the tracker and is ignored."
                + NearestName.of(name, KNOWN)
                        .map(meant -> " Did you mean " + meant + "?")
                        .orElse(" --help lists the variables."));
    }
}
