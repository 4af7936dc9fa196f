package dev.issuetracker.adapter.importing.source;

import java.util.ArrayList;
import java.util.List;

/** The cells of a column that show the same of how it is written: an example, and where the first of them are. */
final class SeenCells {
    private static final int SHOWN_LINES = 5;

    private final String example;
    private final List<String> lines = new ArrayList<>();

    SeenCells(String example) {
        this.example = example;
    }

    String example() {
        return example;
    }

    void on(String line) {
        if (lines.size() < SHOWN_LINES) {
            lines.add(line);
        }
    }

    String shown() {
        return example + " (" + String.join(", ", lines) + ")";
    }
}
