package dev.issuetracker.bootstrap.configuration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines such as {@code NAME=value}. It is read as Docker Compose and Python read it, except that nothing is
 * substituted and that a value ends with its line:
 *
 * <ul>
 *   <li>without quotes, blanks around the value are dropped, and a {@code #} after a blank begins a comment;
 *   <li>in single quotes everything means itself;
 *   <li>in double quotes too, but {@code \"} is a quote and {@code \\} a backslash.
 * </ul>
 *
 * @param values by name
 * @param lines the number of the line that sets each name
 * @param violations every line that cannot be understood; never with a value, which may be a secret
 */
record EnvFile(Path file, Map<String, String> values, Map<String, Integer> lines, List<String> violations) {
    private static final Pattern NOTHING = Pattern.compile("\\s*(#.*)?");
    private static final Pattern ASSIGNMENT = Pattern.compile("\\s*(?:export\\s+)?([\\w.-]+)\\s*=(.*)");
    private static final Pattern SINGLE = Pattern.compile("\\s*'([^']*)'(?:\\s+#.*)?\\s*");
    private static final Pattern DOUBLE = Pattern.compile("\\s*\"((?:[^\"\\\\]|\\\\.)*)\"(?:\\s+#.*)?\\s*");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");
    private static final Pattern COMMENT = Pattern.compile("\\s#.*");
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Reads a file. Also a file that cannot be read or understood has a result, with its violations. */
    static EnvFile read(Path file) {
        EnvFile result = new EnvFile(file, new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        try {
            result.parse(Files.readAllBytes(file));
        } catch (IOException exception) {
            result.violations.add(file + " cannot be read: " + FileFailure.reason(exception)
                    + ". Name another file with --env-file, or make this one readable.");
        }
        return result;
    }

    /** What a message begins with about the line that sets a name. */
    String place(String name) {
        return place(lines.getOrDefault(name, 1));
    }

    private String place(int line) {
        return file + ", line " + line;
    }

    private void parse(byte[] content) {
        if (isUtf16(content)) {
            violations.add(place(1) + " is in UTF-16, as some Windows editors and PowerShell write it: save the file as"
                    + " UTF-8.");
            return;
        }
        int start = Arrays.equals(Arrays.copyOf(content, UTF_8_MARK.length), UTF_8_MARK) ? UTF_8_MARK.length : 0;
        int number = 1;
        for (int at = start; at <= content.length; number++) {
            int end = endOfLine(content, at);
            String line = decoded(content, at, end);
            if (line == null) {
                violations.add(place(number)
                        + " has a byte that is not UTF-8, such as an ü in Latin-1: save the file as UTF-8.");
            } else if (!NOTHING.matcher(line).matches()) {
                assign(line, number);
            }
            at = next(content, end);
        }
    }

    private static boolean isUtf16(byte[] content) {
        boolean marked = content.length > 1
                && ((content[0] == (byte) 0xFE && content[1] == (byte) 0xFF)
                        || (content[0] == (byte) 0xFF && content[1] == (byte) 0xFE));
        // Without its mark, ASCII in UTF-16 has a zero in every pair of bytes.
        return marked || (content.length > 1 && (content[0] == 0 || content[1] == 0));
    }

    private static int endOfLine(byte[] content, int from) {
        int end = from;
        while (end < content.length && content[end] != '\n' && content[end] != '\r') {
            end++;
        }
        return end;
    }

    /** Where the line after the one begins that ends here. */
    private static int next(byte[] content, int end) {
        boolean both = end + 1 < content.length && content[end] == '\r' && content[end + 1] == '\n';
        return end + (both ? 2 : 1);
    }

    private static @Nullable String decoded(byte[] content, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content, from, to - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    private void assign(String line, int number) {
        Matcher assignment = ASSIGNMENT.matcher(line);
        if (!assignment.matches()) {
            violations.add(place(number) + " does not have the form NAME=value");
            return;
        }
        String name = assignment.group(1);
        try {
            values.put(name, value(assignment.group(2)));
            lines.put(name, number);
        } catch (IllegalArgumentException exception) {
            violations.add(place(number) + ": the value of " + name + " " + exception.getMessage());
        }
    }

    private static String value(String text) {
        Matcher single = SINGLE.matcher(text);
        if (single.matches()) {
            return single.group(1);
        }
        Matcher quoted = DOUBLE.matcher(text);
        if (quoted.matches()) {
            return ESCAPED.matcher(quoted.group(1)).replaceAll("$1");
        }
        if (text.strip().startsWith("'") || text.strip().startsWith("\"")) {
            throw new IllegalArgumentException(
                    "begins with a quote and must end with the same quote, with none between them");
        }
        return COMMENT.matcher(text).replaceFirst("").strip();
    }
}
