package dev.issuetracker.adapter.importing.file;

import dev.issuetracker.application.importing.file.FileFacts.Sheets;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How the table of a file was found.
 *
 * @param encoding of a text; null when the file is none
 * @param sheets of a workbook
 */
public record TableForm(@Nullable Charset encoding, Sheets sheets) {
    /** A text in an encoding. */
    public static TableForm text(Charset encoding) {
        return new TableForm(encoding, Sheets.NONE);
    }

    /** The name of the encoding of a text; null when the file is none. */
    public @Nullable String encodingName() {
        return encoding == null ? null : encoding.name();
    }
}
