package dev.issuetracker.application.exporting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A kind of table that issues are written to. */
public enum ExportFormat {
    CSV,
    XLSX;

    /** The name on the wire, which is also the ending of the file. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of a name on the wire. */
    public static Optional<ExportFormat> of(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code().equals(code))
                .findFirst();
    }
}
