package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.domain.text.CaseFolding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What cells hold, without what only spreadsheets need. */
final class Cells {
    private Cells() {}

    /** The text of a cell, without white space around it and without the quote that guards a formula. */
    static String text(String cell) {
        String text = cell.strip();
        return guarded(text) ? text.substring(1) : text;
    }

    /** Whether the text begins with the quote that people put before what a spreadsheet would read as a formula. */
    private static boolean guarded(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && "=+-@\t\r".indexOf(text.charAt(1)) >= 0;
    }

    /**
     * The names that a cell lists, each once in whatever case, and without the empty ones.
     *
     * @param most how many are enough; those after them are left out
     */
    static List<String> names(String text, char separator, int most) {
        Map<String, String> names = new LinkedHashMap<>();
        int start = 0;
        while (start <= text.length() && names.size() < most) {
            int next = text.indexOf(separator, start);
            int end = next < 0 ? text.length() : next;
            String name = Words.stripped(text.substring(start, end));
            if (!name.isEmpty()) {
                names.putIfAbsent(CaseFolding.fold(name), name);
            }
            start = end + 1;
        }
        return List.copyOf(names.values());
    }
}
