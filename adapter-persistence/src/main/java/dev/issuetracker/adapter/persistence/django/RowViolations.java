package dev.issuetracker.adapter.persistence.django;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a Django tracker breaks the rules of this one, by where it was found. Of each place the first violations are
 * kept and the others counted, so that many of one kind hide no other kind.
 */
final class RowViolations {
    private static final int SHOWN = 20;

    private final Map<String, Found> found = new LinkedHashMap<>();

    /** The violations of one place. */
    private static final class Found {
        private final List<String> lines = new ArrayList<>();
        private final String remedy;
        private long more;

        Found(String remedy) {
            this.remedy = remedy;
        }

        void add(String line) {
            if (lines.size() < SHOWN) {
                lines.add(line);
            } else {
                more++;
            }
        }
    }

    /**
     * Adds a violation.
     *
     * @param place which violations belong together
     * @param line the row and what is wrong with it
     * @param remedy what helps all violations of the place; empty when each needs its own
     */
    void add(String place, String line, String remedy) {
        found.computeIfAbsent(place, some -> new Found(remedy)).add(line);
    }

    boolean any() {
        return !found.isEmpty();
    }

    private long count() {
        return found.values().stream()
                .mapToLong(some -> some.lines.size() + some.more)
                .sum();
    }

    /** All of them, a line each. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                        "Nothing was moved. What this tracker does not take of the Django tracker: ")
                .append(count())
                .append('\n');
        for (Found some : found.values()) {
            some.lines.forEach(line -> text.append("  ").append(line).append('\n'));
            if (some.more > 0) {
                text.append("  … and ").append(some.more).append(" more of this kind\n");
            }
            if (!some.remedy.isEmpty()) {
                text.append("    ").append(some.remedy).append('\n');
            }
        }
        return text.append("Correct them in a copy of the database, for instance with UPDATE, and move again."
                        + " docs/moving-from-django.md has an example for each kind.")
                .toString();
    }
}
