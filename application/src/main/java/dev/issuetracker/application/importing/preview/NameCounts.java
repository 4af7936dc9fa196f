package dev.issuetracker.application.importing.preview;

import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.TextRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts in how many rows each name comes, of the first {@value Missing#MAX_NAMES} names. */
final class NameCounts {
    private static final int SHOWN = 200;

    private final Map<String, Count> counts = new LinkedHashMap<>();

    private static final class Count {
        private final String shown;
        private long rows;
        private long lastRow;

        private Count(String shown) {
            this.shown = shown;
        }
    }

    /** @param row the number of the row, from 1; rows come in order */
    void add(String name, long row) {
        String shown = TextRules.shortened(name, SHOWN);
        String key = CaseFolding.fold(shown);
        if (!counts.containsKey(key) && counts.size() == Missing.MAX_NAMES) {
            return;
        }
        Count count = counts.computeIfAbsent(key, any -> new Count(shown));
        if (count.lastRow != row) {
            count.lastRow = row;
            count.rows++;
        }
    }

    List<MissingName> found() {
        return counts.values().stream()
                .map(count -> new MissingName(count.shown, count.rows))
                .toList();
    }
}
