package dev.issuetracker.adapter.importing.xlsx;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xml.sax.Attributes;

/** The part that tells how numbers look. Of the styles, only their number formats are kept. */
final class StylesHandler extends SafeHandler {
    /** Excel's own limit. */
    private static final int MAX_STYLES = 65_490;

    private static final int MAX_FORMAT = 255;

    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private boolean inCellStyles;

    @Override
    void begin(String name, Attributes attributes) {
        if (name.equals("cellXfs")) {
            inCellStyles = true;
        } else if (name.equals("xf") && inCellStyles) {
            styles.add(id(attributes));
        } else if (name.equals("numFmt")) {
            String code = attributes.getValue("formatCode");
            if (code != null && code.length() <= MAX_FORMAT) {
                formats.put(id(attributes), code);
            }
        }
        if (styles.size() > MAX_STYLES || formats.size() > MAX_STYLES) {
            throw FileExceptions.tooLarge(
                    "The workbook has too many styles; copy the table into a new workbook and save that.");
        }
    }

    @Override
    void end(String name) {
        if (name.equals("cellXfs")) {
            inCellStyles = false;
        }
    }

    private static int id(Attributes attributes) {
        String id = attributes.getValue("numFmtId");
        try {
            return id == null ? 0 : Integer.parseInt(id);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The number format of each style, in the order in which cells refer to them. */
    List<Integer> styles() {
        return styles;
    }

    /** The workbook's own number formats by their ids. */
    Map<Integer, String> formats() {
        return formats;
    }
}
