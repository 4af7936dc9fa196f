package dev.issuetracker.adapter.importing.csv;

import dev.issuetracker.adapter.importing.file.HeaderSearch;
import dev.issuetracker.adapter.importing.file.HeaderWords;
import dev.issuetracker.adapter.importing.file.Separator;
import dev.issuetracker.adapter.importing.file.TextSource;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the beginning of a text says of the rest.
 *
 * @param declared whether the first line does nothing but name the separator, as Excel understands it
 */
record CsvHead(Separator separator, boolean declared) {
    private static final int LENGTH = 65_536;
    private static final Pattern DECLARATION =
            Pattern.compile("(\"?)sep=(\\\\t|[^\"\\r\\n])\\1[\\r\\n].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /**
     * Reads the beginning.
     *
     * @param words of headers
     */
    static CsvHead of(Path path, Charset encoding, HeaderWords words) throws IOException {
        String text = beginning(path, encoding);
        Matcher declaration = DECLARATION.matcher(text);
        if (declaration.matches()) {
            String separator = declaration.group(2);
            return new CsvHead(Separator.of(separator.equals("\\t") ? '\t' : separator.charAt(0)), true);
        }
        return new CsvHead(likeliest(text, words), false);
    }

    /** The same beginning of a text whose separator is known; null says nothing. */
    CsvHead with(@Nullable Character chosen) {
        return chosen == null ? this : new CsvHead(Separator.of(chosen), declared);
    }

    /** The separator by which most names of the header mean something, or else by which there are the most names. */
    private static Separator likeliest(String text, HeaderWords words) {
        Separator best = Separator.COMMA;
        int bestKnown = -1;
        int bestCount = 0;
        for (Separator separator : Separator.USUAL) {
            List<List<String>> rows = rows(text, separator.character());
            List<String> names = rows.isEmpty() ? List.of() : rows.get(HeaderSearch.place(rows, words));
            int count = words.known(names);
            if (count > bestKnown || (count == bestKnown && names.size() > bestCount)) {
                best = separator;
                bestKnown = count;
                bestCount = names.size();
            }
        }
        return best;
    }

    /** The cells of the first rows that are not blank, without their quotes. */
    private static List<List<String>> rows(String text, char separator) {
        List<List<String>> rows = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= text.length() && rows.size() < HeaderSearch.ROWS; i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            boolean ends = i == text.length() || (!quoted && (c == '\n' || c == '\r'));
            if (ends || (!quoted && c == separator)) {
                cells.add(cell.toString());
                cell.setLength(0);
                if (ends && cells.stream().anyMatch(CsvHead::filled)) {
                    rows.add(List.copyOf(cells));
                }
                if (ends) {
                    cells.clear();
                }
            } else if (c == '"') {
                quoted = !quoted;
            } else {
                cell.append(c);
            }
        }
        return rows;
    }

    /** Whether a cell holds more than blanks and what may separate others. */
    private static boolean filled(String cell) {
        return cell.chars().anyMatch(c -> !Character.isWhitespace(c) && ",;|".indexOf(c) < 0);
    }

    private static String beginning(Path path, Charset encoding) throws IOException {
        char[] head = new char[LENGTH];
        int length = 0;
        try (Reader text = new TextSource(Files.newInputStream(path), encoding)) {
            int count = text.read(head, 0, LENGTH);
            while (count > 0) {
                length += count;
                count = text.read(head, length, LENGTH - length);
            }
        } catch (CharacterCodingException malformed) {
            // The reading of the rows meets the same bytes and knows their line.
            return new String(head, 0, length);
        }
        return new String(head, 0, length);
    }
}
