package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.FileHeader;
import dev.issuetracker.application.importing.file.FileFacts.Sheets;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.domain.text.Names;
import dev.issuetracker.domain.text.TextRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the columns of a format are in a file.
 *
 * @param places of each column that the file has: one, or several of a column that repeats
 * @param ignored the columns that are not read
 * @param violations what is wrong with the header
 */
record Header(Map<Column, List<Integer>> places, CellCounts ignored, List<FileViolation> violations) {
    /** The rank of a name that only the sender of the file says the meaning of: it comes before all words. */
    private static final int CHOSEN = -1;

    private static final int SHOWN_NAMES = 20;
    private static final int SHOWN_CHARACTERS = 60;

    static Header of(ImportFormat format, FileHeader header) {
        Header found = new Header(new LinkedHashMap<>(), new CellCounts(), new ArrayList<>());
        List<String> names = header.names();
        Map<Column, Integer> ranks = new LinkedHashMap<>();
        for (int place = 0; place < names.size(); place++) {
            String name = names.get(place);
            Optional<Column> column = format.column(name);
            if (column.isEmpty()) {
                found.ignored.column(name, place);
            } else {
                found.add(format, column.get(), names, place, ranks);
            }
        }
        for (Column column : format.columns()) {
            if (column.required() && !found.places.containsKey(column)) {
                found.violations.add(missing(column.word(), format, header));
            }
        }
        return found;
    }

    /** @param ranks of the words that the columns are called so far; a lower one wins */
    private void add(ImportFormat format, Column column, List<String> names, int place, Map<Column, Integer> ranks) {
        String name = names.get(place);
        int rank = column.rank(name).orElse(CHOSEN);
        int best = ranks.getOrDefault(column, Integer.MAX_VALUE);
        List<Integer> all = places.computeIfAbsent(column, any -> new ArrayList<>());
        if (column.repeats()) {
            all.add(place);
        } else if (rank < best) {
            all.forEach(other -> ignored.column(names.get(other), other));
            all.clear();
            all.add(place);
            ranks.put(column, rank);
        } else if (rank > best) {
            ignored.column(name, place);
        } else if (format.repeats(column) && all.stream().allMatch(other -> same(names.get(other), name))) {
            all.add(place);
        } else {
            violations.add(duplicate(column.word(), names.get(all.get(0)), name));
        }
    }

    private static boolean same(String name, String other) {
        return Names.folded(name).equals(Names.folded(other));
    }

    private static FileViolation duplicate(String word, String first, String name) {
        String message = same(first, name)
                ? "The header has the column " + word + " twice; keep only one."
                : "The columns " + shown(first) + " and " + shown(name) + " both fill " + word + "; only one can.";
        return new FileViolation(word, name, "duplicate_column", message);
    }

    private static String shown(String name) {
        return '"' + TextRules.shortened(Names.stripped(name), SHOWN_CHARACTERS) + '"';
    }

    private static FileViolation missing(String word, ImportFormat format, FileHeader header) {
        return new FileViolation(
                word,
                null,
                "missing_column",
                "The header has no column " + word + "; a file has the columns " + format.columnNames() + ". "
                        + (format.own()
                                ? "If another program wrote it, say which one with format=;"
                                        + " column.NAME= says what a column fills. "
                                : "")
                        + asRead(header));
    }

    /** The header as it was read, so that a wrong separator or sheet shows. */
    private static String asRead(FileHeader header) {
        String separator = header.separator() == null
                ? ""
                : ", separated by " + header.separator().words() + ",";
        String sheet = header.sheets().read();
        return "The header was read" + separator + (sheet == null ? "" : " from the sheet " + shown(sheet)) + " as "
                + shown(header.names()) + "." + others(header.sheets());
    }

    /** The sheets of a workbook that were not read. */
    private static String others(Sheets sheets) {
        List<String> others = sheets.names().stream()
                .filter(name -> !name.equals(sheets.read()))
                .toList();
        return others.isEmpty() ? "" : " With sheet= another one is read: " + shown(others) + ".";
    }

    private static String shown(List<String> names) {
        String shown = names.stream().limit(SHOWN_NAMES).map(Header::shown).collect(Collectors.joining(", "));
        return names.size() > SHOWN_NAMES ? shown + " and " + (names.size() - SHOWN_NAMES) + " more" : shown;
    }
}
