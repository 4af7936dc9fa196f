package dev.issuetracker.application.importing.preview;

import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.TextRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts in how many rows each name comes, of the first {@value Missing#MAX_NAMES} names. A name can belong to a thing
 * that has names of its own.
 */
final class NameCounts {
    private static final int SHOWN = 200;

    private final Map<String, Count> counts = new LinkedHashMap<>();

    private static final class Count {
        private final String of;
        private final String shown;
        private long rows;
        private long lastRow;

        private Count(String of, String shown) {
            this.of = of;
            this.shown = shown;
        }
    }

    /** @param row the number of the row, from 1; rows come in order */
    void add(String name, long row) {
        add("", name, row);
    }

    /** @param of what the name belongs to, one line */
    void add(String of, String name, long row) {
        String shown = TextRules.shortened(name, SHOWN);
        String key = of + '\n' + CaseFolding.fold(shown);
        if (!counts.containsKey(key) && counts.size() == Missing.MAX_NAMES) {
            return;
        }
        Count count = counts.computeIfAbsent(key, any -> new Count(of, shown));
        if (count.lastRow != row) {
            count.lastRow = row;
            count.rows++;
        }
    }

    List<MissingName> found() {
        return found((of, name, rows) -> new MissingName(name, rows));
    }

    /** What was counted, as something else. */
    <T> List<T> found(Found<T> as) {
        return counts.values().stream()
                .map(count -> as.of(count.of, count.shown, count.rows))
                .toList();
    }

    /** Makes something of a name that was counted. */
    @FunctionalInterface
    interface Found<T> {
        T of(String of, String name, long rows);
    }
}
