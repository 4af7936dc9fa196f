package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.ListCell;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What cells hold, without what only spreadsheets need. */
final class Cells {
    private static final Pattern COLORED = Pattern.compile("(?<name>.*?)\\s*\\((?<color>[a-z_]+)\\)");

    private static final Pattern BETWEEN_DAYS = Pattern.compile("\\s+-\\s+");

    private Cells() {}

    /** The two days of a period such as {@code 2026-01-05 - 2026-01-09}; the text itself when it is none. */
    static List<String> ends(String text) {
        String[] ends = BETWEEN_DAYS.split(text, -1);
        return ends.length == 2 ? List.of(ends) : List.of(text);
    }

    /**
     * The names that a cell lists, each once in whatever case, and without the empty ones. An array of JSON is a list
     * of any kind.
     *
     * @param separator between the names of other lists
     * @param most how many are enough; those after them are left out
     */
    static List<String> names(String cell, CellKind kind, char separator, int most) {
        return ListCell.texts(cell)
                .map(texts -> distinct(texts.stream(), most))
                .orElseGet(() -> distinct(
                        pieces(unwrapped(cell, kind), between(cell, kind, separator), most).stream()
                                .map(name -> plain(name, kind)),
                        most));
    }

    private static List<String> distinct(Stream<String> names, int most) {
        Map<String, String> found = new LinkedHashMap<>();
        names.map(Names::stripped)
                .filter(name -> !name.isEmpty())
                .takeWhile(name -> found.size() < most)
                .forEach(name -> found.putIfAbsent(CaseFolding.fold(name), name));
        return List.copyOf(found.values());
    }

    /** What is between the names of a cell: a name may have a comma where people are separated by semicolons. */
    private static char between(String cell, CellKind kind, char separator) {
        return kind == CellKind.PEOPLE && cell.indexOf(';') >= 0 ? ';' : separator;
    }

    /** A cell without the brackets around its names, if it is of a kind that has them. */
    private static String unwrapped(String cell, CellKind kind) {
        boolean brackets = kind == CellKind.ARRAY && cell.startsWith("[") && cell.endsWith("]");
        return brackets ? cell.substring(1, cell.length() - 1) : cell;
    }

    /**
     * A name without what cells of this kind have around it: quotes, or a colour, which is all that some labels have.
     */
    private static String plain(String name, CellKind kind) {
        if (kind == CellKind.ARRAY && name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")) {
            return name.substring(1, name.length() - 1);
        }
        if (kind == CellKind.COLORED_LIST) {
            Matcher colored = COLORED.matcher(name);
            if (colored.matches()) {
                return colored.group("name").isEmpty() ? colored.group("color") : colored.group("name");
            }
        }
        return name;
    }

    /** What separators are around, each piece once, so that a cell of nothing but separators takes no memory. */
    private static List<String> pieces(String text, char separator, int most) {
        Map<String, String> names = new LinkedHashMap<>();
        int start = 0;
        while (start <= text.length() && names.size() < most) {
            int next = text.indexOf(separator, start);
            int end = next < 0 ? text.length() : next;
            String name = Names.stripped(text.substring(start, end));
            if (!name.isEmpty()) {
                names.putIfAbsent(CaseFolding.fold(name), name);
            }
            start = end + 1;
        }
        return List.copyOf(names.values());
    }
}
