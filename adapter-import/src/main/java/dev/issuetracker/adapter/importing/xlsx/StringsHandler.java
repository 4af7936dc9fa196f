package dev.issuetracker.adapter.importing.xlsx;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.Limits;
import org.xml.sax.Attributes;

/** The part that holds each text of the workbook once. */
final class StringsHandler extends SafeHandler {
    private final DiskStrings strings;
    private final RichText string;
    private final Runnable reading;

    /** @param reading is run after each text */
    StringsHandler(DiskStrings strings, Limits limits, Runnable reading) {
        this.strings = strings;
        this.string = new RichText(limits);
        this.reading = reading;
    }

    @Override
    void begin(String name, Attributes attributes) {
        if (name.equals("si")) {
            string.clear();
        }
        string.begin(name);
    }

    @Override
    void text(char[] from, int start, int length) {
        if (!string.text(from, start, length)) {
            throw FileExceptions.tooLarge("A cell of the workbook has too much text; shorten it.");
        }
    }

    @Override
    void end(String name) {
        string.end(name);
        if (name.equals("si")) {
            strings.add(string.toString());
            reading.run();
        }
    }
}
