package dev.issuetracker.bootstrap;

import java.util.Arrays;
import java.util.Comparator;
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

    /** With more edits than these, a name is another name. */
    private static final int MOST_EDITS = 2;

    private VariableNames() {}

    /** What to tell about a name; empty when it is a variable of the tracker. */
    static Optional<String> warning(String name) {
        if (KNOWN.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(name + " is not a variable of the tracker and is ignored."
                + nearest(name).map(meant -> " Did you mean " + meant + "?").orElse(" --help lists the variables."));
    }

    private static Optional<String> nearest(String name) {
        return KNOWN.stream()
                .filter(known -> edits(name, known) <= Math.min(MOST_EDITS, known.length() / 2))
                .min(Comparator.comparingInt(known -> edits(name, known)));
    }

    /**
     * How many letters must be added, removed, replaced or exchanged with their neighbour to get from one to the other.
     */
    private static int edits(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int replaced = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                }
            }
        }
        return edits[from.length()][to.length()];
    }
}
