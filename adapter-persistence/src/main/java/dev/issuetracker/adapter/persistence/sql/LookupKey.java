package dev.issuetracker.adapter.persistence.sql;

import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.TextRules;

/** Names and keywords in the form in which the database compares them: folded, so that case does not matter. */
public final class LookupKey {
    /** A character that no stored text holds and every database accepts: a search for it finds nothing. */
    private static final String NOTHING = ListColumn.RECORD;

    private LookupKey() {}

    /**
     * The folded text. A text that cannot be stored, and that a database would not accept, becomes a key that finds
     * nothing.
     */
    public static String of(String text) {
        return TextRules.storable(text) ? CaseFolding.fold(text) : NOTHING;
    }

    /** The condition, behind a folded text, that it is like the {@link #pattern} bound to a parameter. */
    public static String like(String parameter) {
        return " LIKE :" + parameter + " ESCAPE '!'";
    }

    /** A pattern for {@link #like} that finds the folded text anywhere, each character standing for itself. */
    public static String pattern(String folded) {
        return "%" + folded.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
