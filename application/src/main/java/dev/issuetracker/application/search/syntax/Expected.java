package dev.issuetracker.application.search.syntax;

/** What may be in a place where any text of a kind may. A text that may be there itself is named without the signs. */
public final class Expected {
    public static final String AGE = "<age>";
    public static final String BLANK = "<blank>";
    public static final String CONDITION = "<condition>";
    public static final String DAY = "<day>";
    public static final String END = "<end>";
    public static final String FIELD = "<field>";
    public static final String ID = "<id>";
    public static final String KEY = "<key>";
    public static final String LABEL = "<label>";
    public static final String NUMBER = "<number>";
    public static final String SEARCH = "<search>";
    public static final String TEXT = "<text>";
    public static final String TIME = "<time>";
    public static final String USER = "<user>";
    public static final String VALUE = "<value>";
    public static final String WORD = "<word>";

    private Expected() {}
}
