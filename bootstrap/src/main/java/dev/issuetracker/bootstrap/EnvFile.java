package dev.issuetracker.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of lines such as {@code NAME=value}, read as Docker Compose and Python read it, but that nothing is
 * substituted and a value ends with its line:
 *
 * <ul>
 *   <li>without quotes, blanks around the value are dropped, and a {@code #} after a blank begins a comment;
 *   <li>in single quotes everything stands for itself;
 *   <li>in double quotes too, but {@code \"} is a quote and {@code \\} a backslash.
 * </ul>
 */
final class EnvFile {
    private static final Pattern NOTHING = Pattern.compile("\\s*(#.*)?");
    private static final Pattern ASSIGNMENT = Pattern.compile("\\s*(?:export\\s+)?([\\w.-]+)\\s*=(.*)");
    private static final Pattern SINGLE = Pattern.compile("\\s*'([^']*)'(?:\\s+#.*)?\\s*");
    private static final Pattern DOUBLE = Pattern.compile("\\s*\"((?:[^\"\\\\]|\\\\.)*)\"(?:\\s+#.*)?\\s*");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");
    private static final Pattern COMMENT = Pattern.compile("\\s#.*");

    private EnvFile() {}

    /**
     * Reads a file.
     *
     * @throws ConfigurationException with every line that cannot be understood; never with a value, which may be a
     *     secret
     */
    static Map<String, String> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new ConfigurationException(List.of(file + " cannot be read: " + fault));
        }
        Map<String, String> values = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line =
                    i == 0 && lines.get(i).startsWith("\uFEFF") ? lines.get(i).substring(1) : lines.get(i);
            if (NOTHING.matcher(line).matches()) {
                continue;
            }
            String place = file + ", line " + (i + 1);
            Matcher assignment = ASSIGNMENT.matcher(line);
            if (!assignment.matches()) {
                faults.add(place + " is none of the form NAME=value");
                continue;
            }
            String name = assignment.group(1);
            try {
                values.put(name, value(assignment.group(2)));
            } catch (IllegalArgumentException fault) {
                faults.add(place + ": the value of " + name + " " + fault.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults);
        }
        return values;
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
            throw new IllegalArgumentException("begins with a quote, but does not end with the next one");
        }
        return COMMENT.matcher(text).replaceFirst("").strip();
    }
}
