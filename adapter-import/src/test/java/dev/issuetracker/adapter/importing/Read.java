package dev.issuetracker.adapter.importing;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.importing.file.FileHeader;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.file.TableSink;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a reading gave: the rows with their lines, the header first. */
public record Read(List<Long> lines, List<List<String>> rows) {
    /** A reader with the limits of a server. */
    public static ImportFiles files() {
        return new ImportFiles(512L << 20);
    }

    public static Read csv(Path directory, String text) {
        return csv(directory, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Read csv(Path directory, byte[] bytes) {
        return of(files(), file(directory, "t.csv", bytes));
    }

    public static TrackerException rejected(ImportFiles files, ImportFile file) {
        return assertThrows(TrackerException.class, () -> of(files, file));
    }

    public static ImportFile file(Path directory, String name, byte[] bytes) {
        try {
            Path path = Files.createTempFile(directory, "upload", ".bin");
            Files.write(path, bytes);
            return new ImportFile(name, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Read of(ImportFiles files, ImportFile file) {
        Read read = new Read(new ArrayList<>(), new ArrayList<>());
        TableSink table = new TableSink() {
            @Override
            public void header(FileHeader header) {
                if (!read.rows.isEmpty()) {
                    throw new AssertionError("a second header on line " + header.line());
                }
                row(new FileRow(header.line(), header.names()));
            }

            @Override
            public void row(FileRow row) {
                read.lines.add(row.line());
                read.rows.add(List.copyOf(row.cells()));
            }
        };
        files.readTable(file, ImportFormat.TRACKER, table, () -> {});
        return read;
    }
}
