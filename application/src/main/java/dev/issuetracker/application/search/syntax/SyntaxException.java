package dev.issuetracker.application.search.syntax;

import java.util.List;

/** A text that is no search. Caught inside the room, where it becomes a violation. */
public final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Place place;
    private final String code;
    private final String explanation;
    private final transient List<String> expected;

    public SyntaxException(Place place, String code, String explanation, List<String> expected) {
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
    public static SyntaxException found(String found, Place place, String wanted, List<String> expected) {
        return new SyntaxException(place, "syntax", "Found " + found + ", expected " + wanted + ".", expected);
    }

    /** What is wrong, and where. */
    public Place place() {
        return place;
    }

    /** The code of its violation. */
    public String code() {
        return code;
    }

    /** What is wrong, for people. */
    public String explanation() {
        return explanation;
    }

    /** What may be there instead, for programs. */
    public List<String> expected() {
        return expected;
    }
}
