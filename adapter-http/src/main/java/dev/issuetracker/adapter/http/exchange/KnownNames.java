package dev.issuetracker.adapter.http.exchange;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** The message about a name that does not exist. It lists the others, so that its sender need not look them up. */
final class KnownNames {
    /** A longer name is no typing mistake. */
    private static final int LONGEST = 40;

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
        String meant = nearest(name, known)
                .map(other -> "; did you mean " + prefix + other + "?")
                .orElse(".");
        return message + meant + " There are: " + String.join(", ", new TreeSet<>(known)) + ".";
    }

    private static Optional<String> nearest(String name, Collection<String> known) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        int most = name.length() < 4 ? 1 : name.length() < 8 ? 2 : 3;
        return known.stream()
                .sorted()
                .filter(other -> distance(name, other) <= most)
                .min(Comparator.comparingInt(other -> distance(name, other)));
    }

    /** How many characters must be added, removed or replaced to make one of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
