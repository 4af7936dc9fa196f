package dev.issuetracker.application.search;

import dev.issuetracker.application.field.FieldNames;
import dev.issuetracker.application.search.syntax.SearchKey;
import dev.issuetracker.application.search.syntax.Tokens;
import dev.issuetracker.domain.field.Field;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes names so that a search which has them means them. */
final class Writing {
    private static final Pattern SIGNS = Pattern.compile("[\\s\\p{Z}\"()]|^[<>]|\\.\\.");
    private static final Pattern ENDS_OF_FIELDS = Pattern.compile("[:<>]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");

    private Writing() {}

    /** A value, between quotes if it needs them. */
    static String value(String name) {
        return SIGNS.matcher(name).find() ? quotation(name) : name;
    }

    /** The name of a field as it is written behind {@code field:}, between quotes if it needs them. */
    static String behindField(Field field) {
        String name = field.name();
        return ENDS_OF_FIELDS.matcher(name).find() ? quotation(name) : value(name);
    }

    /** The names of fields as they are written behind {@code has:} and {@code no:}. */
    static Stream<String> names(FieldNames fields) {
        return fields.list().map(fields::shortest).map(Writing::value);
    }

    /** The key of a field: its name without blanks, or {@code field:} and its name where that is no key of its own. */
    static String key(Field field, FieldNames fields) {
        String bare = FieldNames.bare(field.name());
        boolean own = Tokens.isKey(bare)
                && SearchKey.of(bare).isEmpty()
                && fields.findBare(bare).equals(List.of(field));
        return own ? bare : "field:" + behindField(field);
    }

    /** A name between quotes. */
    static String quotation(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** What a text that begins with a quote says, with all that follows its first quote. */
    static String read(String text) {
        return text.startsWith("\"") ? ESCAPED.matcher(text.substring(1)).replaceAll("$1") : text;
    }
}
