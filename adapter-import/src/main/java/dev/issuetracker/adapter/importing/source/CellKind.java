package dev.issuetracker.adapter.importing.source;

/** How a cell is read. */
public enum CellKind {
    /** As it is. */
    TEXT,
    /** A name, or another value of one line. */
    NAME,
    /** One of the source's words for a status. */
    STATUS,
    /** Any number of names. */
    LIST,
    /** Any number of names in square brackets, each perhaps in quotes. */
    ARRAY,
    /** People, with semicolons or commas between them. */
    PEOPLE,
    /** Any number of names, each with a colour in parentheses behind it. */
    COLORED_LIST,
    /** A number in the source's unit. */
    NUMBER,
    /** A day, perhaps with a time that does not matter. */
    DATE,
    /** A day, or the days from one to another, of which the last one counts. */
    PERIOD,
    /** A moment. */
    TIME
}
