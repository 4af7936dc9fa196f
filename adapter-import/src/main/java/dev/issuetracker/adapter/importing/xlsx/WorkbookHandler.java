package dev.issuetracker.adapter.importing.xlsx;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** The part that lists the sheets. */
final class WorkbookHandler extends SafeHandler {
    private final Predicate<String> isWorksheet;
    private @Nullable String sheet;
    private boolean from1904;

    /**
     * Makes a handler.
     *
     * @param isWorksheet whether a relationship's id leads to a sheet of cells and not, for example, to a chart
     */
    WorkbookHandler(Predicate<String> isWorksheet) {
        this.isWorksheet = isWorksheet;
    }

    /** The relationship's id of the first sheet of cells that is not hidden; null when there is none. */
    @Nullable
    String sheet() {
        return sheet;
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
        } else if (name.equals("sheet") && sheet == null) {
            String state = attributes.getValue("state");
            String id = relationship(attributes);
            if ((state == null || state.equals("visible")) && id != null && isWorksheet.test(id)) {
                sheet = id;
            }
        }
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
