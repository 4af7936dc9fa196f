package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.domain.text.TextRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts the filled cells of some columns. Columns without a name are passed over. */
final class CellCounts {
    private static final int NAME_CHARACTERS = 255;

    private final Map<Integer, String> names = new TreeMap<>();
    private final Map<String, Long> values = new LinkedHashMap<>();

    /** Adds a column. Columns of one name are counted together. */
    void column(String name, int place) {
        String shown = shown(name);
        if (!shown.isEmpty()) {
            names.put(place, shown);
            values.put(shown, 0L);
        }
    }

    /** A column's name as answers have it. */
    static String shown(String name) {
        return TextRules.shortened(Words.stripped(name), NAME_CHARACTERS);
    }

    void count(FileRow row) {
        names.forEach((place, name) -> {
            if (place < row.cells().size() && !row.cells().get(place).isBlank()) {
                values.merge(name, 1L, Long::sum);
            }
        });
    }

    /** How many cells are filled of the columns of each name, in the order in which they were added. */
    Map<String, Long> values() {
        return values;
    }
}
