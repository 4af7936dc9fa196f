package dev.issuetracker.adapter.persistence.sql;

/**
 * A text of SQL with named places, such as {@code <issues>}, which are filled with SQL of ours.
 *
 * <p>JDBI's {@code define} fills places where a statement runs. This fills them earlier, where a text is put together
 * from parts: for a constant, for a text that goes on to another class, and with a part that has places itself.
 */
public record SqlText(String text) {
    /**
     * Fills a place, as often as the text has it.
     *
     * @param part never a value, which is bound; may have places of its own
     * @throws IllegalArgumentException when the text has no such place. A place that nobody fills is found when the
     *     statement runs: JDBI does not run it
     */
    public SqlText with(String place, String part) {
        String marker = "<" + place + ">";
        if (!text.contains(marker)) {
            throw new IllegalArgumentException("no place " + marker + " in: " + text);
        }
        return new SqlText(text.replace(marker, part));
    }

    /** Fills a place with a number of ours. */
    public SqlText with(String place, long number) {
        return with(place, Long.toString(number));
    }

    /** A name in double quotes, with each quote in it doubled. */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
