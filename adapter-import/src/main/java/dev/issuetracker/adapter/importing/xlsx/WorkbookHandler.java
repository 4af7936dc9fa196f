package dev.issuetracker.adapter.importing.xlsx;

import dev.issuetracker.application.importing.file.FileFacts.Sheets;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.TextRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** The part that lists the sheets. */
final class WorkbookHandler extends SafeHandler {
    private static final int SHOWN = 100;

    private final Predicate<String> isWorksheet;
    private final @Nullable String wanted;
    private final List<String> names = new ArrayList<>();
    private @Nullable String sheet;
    private @Nullable String sheetName;
    private boolean from1904;

    /**
     * Makes a handler.
     *
     * @param isWorksheet whether a relationship's id leads to a sheet of cells and not, for example, to a chart
     * @param wanted the name of a sheet, in any case; null for the first that is not hidden
     */
    WorkbookHandler(Predicate<String> isWorksheet, @Nullable String wanted) {
        this.isWorksheet = isWorksheet;
        this.wanted = wanted == null ? null : CaseFolding.fold(wanted);
    }

    /** The relationship's id of the sheet that is to be read; null when there is none. */
    @Nullable
    String sheet() {
        return sheet;
    }

    /** The sheets of cells, and which is to be read. */
    Sheets sheets() {
        return new Sheets(sheetName, names);
    }

    /** Whether days are counted from 1904, as old Macs did. */
    boolean from1904() {
        return from1904;
    }

    @Override
    void begin(String name, Attributes attributes) {
        if (name.equals("workbookPr")) {
            String value = attributes.getValue("date1904");
            from1904 = "1".equals(value) || "true".equals(value);
        } else if (name.equals("sheet")) {
            String id = relationship(attributes);
            if (id != null && isWorksheet.test(id)) {
                addSheet(id, Objects.requireNonNullElse(attributes.getValue("name"), ""), attributes);
            }
        }
    }

    private void addSheet(String id, String name, Attributes attributes) {
        String state = attributes.getValue("state");
        boolean visible = state == null || state.equals("visible");
        if (sheet == null && (wanted == null ? visible : CaseFolding.fold(name).equals(wanted))) {
            sheet = id;
            sheetName = shown(name);
        }
        if (names.size() < Sheets.MAX_SHEETS) {
            names.add(shown(name));
        }
    }

    private static String shown(String name) {
        return TextRules.shortened(name, SHOWN);
    }

    /** The namespace of the id differs between the two dialects of the format; that it has one does not. */
    private static @Nullable String relationship(Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals("id") && !attributes.getURI(i).isEmpty()) {
                return attributes.getValue(i);
            }
        }
        return null;
    }
}
