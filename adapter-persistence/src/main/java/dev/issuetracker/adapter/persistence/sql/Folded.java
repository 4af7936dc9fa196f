package dev.issuetracker.adapter.persistence.sql;

import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.TextRules;

/** Names and keywords in the form in which the database compares them. */
public final class Folded {
    /** What no stored text holds, and every database takes: searching for it finds nothing. */
    private static final String NOTHING = Packed.RECORD;

    private Folded() {}

    /** The folded text; what no text of the tracker could hold, and no database would take, becomes what finds nothing. */
    public static String of(String text) {
        return TextRules.storable(text) ? CaseFolding.fold(text) : NOTHING;
    }

    /** A pattern for {@code LIKE … ESCAPE '!'} that finds the folded text anywhere, each character standing for itself. */
    public static String pattern(String folded) {
        return "%" + folded.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
