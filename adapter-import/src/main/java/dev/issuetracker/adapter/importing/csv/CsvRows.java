package dev.issuetracker.adapter.importing.csv;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.file.FileRows;
import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.adapter.importing.file.TextSource;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Rows of comma-separated text as RFC 4180 has it; semicolons or tabs where the header has no comma. */
public final class CsvRows {
    private static final int HEADER = 65_536;

    private CsvRows() {}

    public static void read(Path path, Limits limits, FileRows rows) {
        try {
            Separator separator = separator(path);
            FileRows named = rows.separatedBy(separator.words());
            // Empty lines are counted here and not by the parser, which would not tell on which line the next record
            // begins.
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(separator.character())
                    .setIgnoreEmptyLines(false)
                    .get();
            try (CsvGuard guard =
                            new CsvGuard(new TextSource(Files.newInputStream(path)), separator.character(), limits);
                    CSVParser parser = CSVParser.parse(guard, format)) {
                Iterator<CSVRecord> records = parser.iterator();
                while (true) {
                    long line = parser.getCurrentLineNumber() + 1;
                    CSVRecord row = next(records, guard, line);
                    if (row == null) {
                        return;
                    }
                    named.take(new FileRow(line, row.toList()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable CSVRecord next(Iterator<CSVRecord> records, CsvGuard guard, long line) {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw explained(e, guard, line);
        }
    }

    private static RuntimeException explained(UncheckedIOException e, CsvGuard guard, long line) {
        if (e.getCause() instanceof CharacterCodingException) {
            return malformed(guard.line(), e);
        }
        if (!(e.getCause() instanceof CSVException)) {
            return e;
        }
        String problem = guard.ended()
                ? "a quote is opened and never closed; close it, or write a quote inside quotes twice."
                : "text follows a closing quote; write a quote inside quotes twice.";
        return FileExceptions.unreadable("In the row that begins on line " + line + " " + problem, e);
    }

    private static TrackerException malformed(long line, Throwable cause) {
        return FileExceptions.unreadable(
                "Line " + line + " is not UTF-8; save the file as \"CSV UTF-8\" and send it again.", cause);
    }

    /** What parts the cells of the first line that holds anything: Excel writes semicolons where the comma is decimal. */
    private static Separator separator(Path path) throws IOException {
        int semicolons = 0;
        int tabs = 0;
        boolean quoted = false;
        boolean blank = true;
        try (Reader text = new TextSource(Files.newInputStream(path))) {
            char[] head = new char[HEADER];
            int length = fill(text, head);
            for (int i = 0; i < length; i++) {
                char c = head[i];
                if (c == '"') {
                    quoted = !quoted;
                } else if (quoted) {
                    continue;
                } else if (c == ',') {
                    return Separator.COMMA;
                } else if (c == ';') {
                    semicolons++;
                } else if (c == '\t') {
                    tabs++;
                } else if ((c == '\n' || c == '\r') && !blank) {
                    break;
                }
                blank = blank && (Character.isWhitespace(c) || c == ';');
            }
        }
        if (semicolons == 0 && tabs == 0) {
            return Separator.COMMA;
        }
        return semicolons >= tabs ? Separator.SEMICOLON : Separator.TAB;
    }

    private static int fill(Reader text, char[] into) throws IOException {
        int length = 0;
        try {
            while (length < into.length) {
                int count = text.read(into, length, into.length - length);
                if (count < 0) {
                    break;
                }
                length += count;
            }
        } catch (CharacterCodingException malformed) {
            // The reading of the rows meets the same bytes and knows their line.
            return length;
        }
        return length;
    }
}
