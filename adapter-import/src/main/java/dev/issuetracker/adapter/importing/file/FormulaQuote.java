package dev.issuetracker.adapter.importing.file;

/**
 * The quote that is put before a text that a spreadsheet would take for a formula, as OWASP advises against CSV
 * injection. A text that begins with such a quote itself gets one more, so that taking one away gives back every text.
 */
public final class FormulaQuote {
    private static final char QUOTE = '\'';
    private static final String FORMULA_BEGINS = "=+-@\t\r";

    private FormulaQuote() {}

    /** The text as it is safe in a cell that a spreadsheet reads as it likes. */
    public static String guarded(String text) {
        return beginsFormula(text, 0) ? QUOTE + text : text;
    }

    /** The text for a cell that is known to be a text: only what would be taken for a guard needs one. */
    public static String escaped(String text) {
        return beginsFormula(text, 1) ? QUOTE + text : text;
    }

    /** The text without its guard. */
    public static String removed(String text) {
        return beginsFormula(text, 1) ? text.substring(1) : text;
    }

    /** The text without the guard of another program, which puts none before a text that begins with a quote itself. */
    public static String removedOfOthers(String text) {
        return beginsFormula(text, 1) && text.charAt(1) != QUOTE ? text.substring(1) : text;
    }

    /** Whether at least so many quotes, and nothing else, are before what begins a formula. */
    private static boolean beginsFormula(String text, int quotes) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == QUOTE) {
            at++;
        }
        return at >= quotes && at < text.length() && FORMULA_BEGINS.indexOf(text.charAt(at)) >= 0;
    }
}
