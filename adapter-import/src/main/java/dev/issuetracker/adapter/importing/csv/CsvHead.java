package dev.issuetracker.adapter.importing.csv;

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
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
     * @param known how many of the names in a header mean something
     */
    static CsvHead of(Path path, Charset encoding, ToIntFunction<List<String>> known) throws IOException {
        String text = beginning(path, encoding);
        Matcher declaration = DECLARATION.matcher(text);
        if (declaration.matches()) {
            String separator = declaration.group(2);
            return new CsvHead(Separator.of(separator.equals("\\t") ? '\t' : separator.charAt(0)), true);
        }
        return new CsvHead(likeliest(header(text), known), false);
    }

    /** The separator by which most names of the header mean something, or else by which there are the most names. */
    private static Separator likeliest(String header, ToIntFunction<List<String>> known) {
        Separator best = Separator.COMMA;
        int bestKnown = -1;
        int bestCount = 0;
        for (Separator separator : Separator.USUAL) {
            List<String> names = names(header, separator.character());
            int count = known.applyAsInt(names);
            if (count > bestKnown || (count == bestKnown && names.size() > bestCount)) {
                best = separator;
                bestKnown = count;
                bestCount = names.size();
            }
        }
        return best;
    }

    /** The text from the first line on that holds more than blanks and separators. */
    private static String header(String text) {
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                start = i + 1;
            } else if (!Character.isWhitespace(c) && ",;|\"".indexOf(c) < 0) {
                return text.substring(start);
            }
        }
        return "";
    }

    /** The cells of the first row, without their quotes. */
    private static List<String> names(String text, char separator) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == separator) {
                names.add(name.toString());
                name.setLength(0);
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else {
                name.append(c);
            }
        }
        names.add(name.toString());
        return names;
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
