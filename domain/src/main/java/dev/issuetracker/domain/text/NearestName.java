package dev.issuetracker.domain.text;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/** Which of some names somebody meant who misspelt one. */
public final class NearestName {
    /** A longer text is no misspelt name, and comparing it would take long. */
    private static final int LONGEST = 40;

    private NearestName() {}

    /**
     * The name with the fewest typing mistakes, whatever the case; empty when all names would have too many. Short
     * names may have fewer than long ones.
     */
    public static Optional<String> of(String written, Collection<String> names) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String sought = CaseFolding.fold(written);
        int most = sought.length() < 4 ? 1 : sought.length() < 8 ? 2 : 3;
        Optional<String> nearest = Optional.empty();
        for (String name : new TreeSet<>(names)) {
            int mistakes = mistakes(sought, CaseFolding.fold(name));
            if (mistakes <= most) {
                nearest = Optional.of(name);
                most = mistakes - 1;
            }
        }
        return nearest;
    }

    /**
     * How many characters must be added, removed, replaced or exchanged with their neighbour to get from one to the
     * other (optimal string alignment).
     */
    private static int mistakes(String from, String to) {
        int[][] mistakes = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    mistakes[i][j] = i + j;
                    continue;
                }
                int replaced = mistakes[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                mistakes[i][j] = Math.min(replaced, 1 + Math.min(mistakes[i - 1][j], mistakes[i][j - 1]));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    mistakes[i][j] = Math.min(mistakes[i][j], mistakes[i - 2][j - 2] + 1);
                }
            }
        }
        return mistakes[from.length()][to.length()];
    }
}
