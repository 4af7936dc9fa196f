package dev.issuetracker.application.search;

/** A text that is no search. Caught inside the room, where it becomes a violation. */
final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int column;
    private final String code;
    private final String explanation;

    SyntaxException(int column, String code, String explanation) {
        super(explanation, null, false, false);
        this.column = column;
        this.code = code;
        this.explanation = explanation;
    }

    /** Something else is in the place of what must be there. */
    static SyntaxException found(String found, int column, String expected) {
        return new SyntaxException(column, "syntax", "Found " + found + ", expected " + expected + ".");
    }

    int column() {
        return column;
    }

    String code() {
        return code;
    }

    String explanation() {
        return explanation;
    }
}
