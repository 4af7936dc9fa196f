package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.application.importing.FileFacts.IgnoredColumn;
import dev.issuetracker.domain.text.TextRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the filled cells of the columns that are not read. Columns without a name are passed over. */
final class IgnoredCells {
    private static final int NAME_CHARACTERS = 255;

    private final Map<Integer, String> names = new TreeMap<>();
    private final Map<String, Long> values = new LinkedHashMap<>();

    /** Adds a column. Columns of one name are counted together. */
    void column(String name, int place) {
        String shown = TextRules.shortened(Words.stripped(name), NAME_CHARACTERS);
        if (!shown.isEmpty()) {
            names.put(place, shown);
            values.put(shown, 0L);
        }
    }

    void count(FileRow row) {
        names.forEach((place, name) -> {
            if (place < row.cells().size() && !row.cells().get(place).isBlank()) {
                values.merge(name, 1L, Long::sum);
            }
        });
    }

    List<IgnoredColumn> columns() {
        return values.entrySet().stream()
                .map(column -> new IgnoredColumn(column.getKey(), column.getValue()))
                .toList();
    }
}
