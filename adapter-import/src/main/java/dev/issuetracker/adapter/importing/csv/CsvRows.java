package dev.issuetracker.adapter.importing.csv;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.file.FileRows;
import dev.issuetracker.adapter.importing.file.HeaderWords;
import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.adapter.importing.file.TextSource;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of comma-separated text as RFC 4180 has it. Semicolons, tabs and vertical bars are recognised by the
 * header, any other separator where the first line names it.
 */
public final class CsvRows {
    private CsvRows() {}

    /**
     * Hands the rows on.
     *
     * @param encoding of the text
     * @param separator of the cells; null to find it out
     * @param words of headers, by which the separator is recognised
     */
    public static void read(
            Path path,
            Charset encoding,
            @Nullable Character separator,
            Limits limits,
            HeaderWords words,
            FileRows rows) {
        try {
            CsvHead head = CsvHead.of(path, encoding, words).with(separator);
            FileRows named = rows.separatedBy(head.separator());
            char delimiter = head.separator().character();
            try (CsvGuard guard =
                            new CsvGuard(new TextSource(Files.newInputStream(path), encoding), delimiter, limits);
                    CSVParser parser = CSVParser.parse(guard, format(delimiter))) {
                Iterator<CSVRecord> records = parser.iterator();
                boolean declaration = head.declared();
                while (true) {
                    long line = parser.getCurrentLineNumber() + 1;
                    CSVRecord row = next(records, guard, line, encoding);
                    if (row == null) {
                        named.end();
                        return;
                    }
                    if (!declaration) {
                        named.take(new FileRow(line, row.toList()));
                    }
                    declaration = false;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CSVFormat format(char delimiter) {
        // Empty lines are counted by who reads and not by the parser, which would not say on which line the next record
        // begins.
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .get();
    }

    private static @Nullable CSVRecord next(Iterator<CSVRecord> records, CsvGuard guard, long line, Charset encoding) {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw explained(e, guard, line, encoding);
        }
    }

    private static RuntimeException explained(UncheckedIOException e, CsvGuard guard, long line, Charset encoding) {
        if (e.getCause() instanceof CharacterCodingException) {
            return malformed(guard.line(), encoding, e);
        }
        if (!(e.getCause() instanceof CSVException)) {
            return e;
        }
        String why = guard.ended()
                ? "a quote is opened and never closed; close it, or write a quote inside quotes twice."
                : "text follows a closing quote; write a quote inside quotes twice.";
        return FileExceptions.unreadable("In the row that begins on line " + line + " " + why, e);
    }

    private static TrackerException malformed(long line, Charset encoding, Throwable cause) {
        return FileExceptions.unreadable(
                "Line " + line + " is not " + encoding.name()
                        + "; save the file as \"CSV UTF-8\" and send it again, or name its encoding with encoding=.",
                cause);
    }
}
