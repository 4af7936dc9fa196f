package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.domain.text.Names;
import dev.issuetracker.domain.text.TextRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the filled cells of some columns, and keeps an example of each. */
final class CellCounts {
    private static final int NAME_CHARACTERS = 255;
    private static final int EXAMPLE_CHARACTERS = 100;

    private final Map<Integer, String> names = new TreeMap<>();
    private final Map<String, Filled> values = new LinkedHashMap<>();

    /**
     * The filled cells of the columns of one name.
     *
     * @param count how many there are
     * @param example the first, shortened; null when there is none
     */
    record Filled(long count, @Nullable String example) {
        private static final Filled NONE = new Filled(0, null);

        private Filled and(String cell) {
            String first = example == null ? TextRules.shortened(cell.strip(), EXAMPLE_CHARACTERS) : example;
            return new Filled(count + 1, first);
        }
    }

    /** Adds a column. Columns of one name are counted together; one without is called by its place, if it has cells. */
    void column(String name, int place) {
        String shown = shown(name);
        if (shown.isEmpty()) {
            names.put(place, "column " + (place + 1));
        } else {
            names.put(place, shown);
            values.put(shown, Filled.NONE);
        }
    }

    /** A column's name as answers have it. */
    static String shown(String name) {
        return TextRules.shortened(Names.stripped(name), NAME_CHARACTERS);
    }

    void count(FileRow row) {
        names.forEach((place, name) -> {
            if (place < row.cells().size() && !row.cells().get(place).isBlank()) {
                Filled before = values.getOrDefault(name, Filled.NONE);
                values.put(name, before.and(row.cells().get(place)));
            }
        });
    }

    /** The filled cells of the columns of each name, in the order in which they were added. */
    Map<String, Filled> values() {
        return values;
    }
}
