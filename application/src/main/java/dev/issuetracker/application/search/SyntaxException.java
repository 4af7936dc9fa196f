package dev.issuetracker.application.search;

import java.util.List;

/** A text that is no search. Caught inside the room, where it becomes a violation. */
final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Place place;
    private final String code;
    private final String explanation;
    private final transient List<String> expected;

    SyntaxException(Place place, String code, String explanation, List<String> expected) {
        super(explanation, null, false, false);
        this.place = place;
        this.code = code;
        this.explanation = explanation;
        this.expected = expected;
    }

    /**
     * Something else is in the place of what must be there.
     *
     * @param found what is there, for people
     * @param wanted what must be, for people
     * @param expected the same for programs
     */
    static SyntaxException found(String found, Place place, String wanted, List<String> expected) {
        return new SyntaxException(place, "syntax", "Found " + found + ", expected " + wanted + ".", expected);
    }

    Place place() {
        return place;
    }

    String code() {
        return code;
    }

    String explanation() {
        return explanation;
    }

    List<String> expected() {
        return expected;
    }
}
