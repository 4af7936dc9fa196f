package dev.issuetracker.adapter.importing.markup;

/** A markup other than Markdown in which programs write their descriptions and comments. */
public enum Markup {
    /** Becomes Markdown. */
    HTML("html"),
    /** Jira's own, which stays as it is. */
    JIRA("jira"),
    /** Stays as it is. */
    TEXTILE("textile");

    private final String code;

    Markup(String code) {
        this.code = code;
    }

    /** What answers call it. */
    String code() {
        return code;
    }
}
