package dev.issuetracker.adapter.importing.csv;

/** What separates the cells of a row. */
enum Separator {
    COMMA(',', "commas"),
    SEMICOLON(';', "semicolons"),
    TAB('\t', "tabs");

    private final char character;
    private final String words;

    Separator(char character, String words) {
        this.character = character;
        this.words = words;
    }

    char character() {
        return character;
    }

    /** How a message names several of them. */
    String words() {
        return words;
    }
}
