package dev.issuetracker.domain.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody meant who misspelt one. */
public final class Spelling {
    /** A longer name is no typing mistake. */
    private static final int LONGEST = 40;

    private Spelling() {}

    /** The nearest of the names that exist, whatever the case; empty when none is near. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        String sought = CaseFolding.fold(name);
        int most = sought.length() < 4 ? 1 : sought.length() < 8 ? 2 : 3;
        return known.stream()
                .sorted()
                .filter(other -> distance(sought, CaseFolding.fold(other)) <= most)
                .min(Comparator.comparingInt(other -> distance(sought, CaseFolding.fold(other))));
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
