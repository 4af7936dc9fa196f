package dev.issuetracker.application.search;

/** What may be in a place where any text of a kind may. A text that may be there itself is named without the signs. */
final class Expected {
    static final String AGE = "<age>";
    static final String BLANK = "<blank>";
    static final String CONDITION = "<condition>";
    static final String DAY = "<day>";
    static final String END = "<end>";
    static final String FIELD = "<field>";
    static final String ID = "<id>";
    static final String KEY = "<key>";
    static final String LABEL = "<label>";
    static final String NUMBER = "<number>";
    static final String SEARCH = "<search>";
    static final String TEXT = "<text>";
    static final String TIME = "<time>";
    static final String USER = "<user>";
    static final String VALUE = "<value>";
    static final String WORD = "<word>";

    private Expected() {}
}
