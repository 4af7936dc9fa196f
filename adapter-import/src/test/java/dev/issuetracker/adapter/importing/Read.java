package dev.issuetracker.adapter.importing;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.importing.ImportFile;
import dev.issuetracker.application.importing.RowReader;
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
    public static Read csv(Path directory, String text) {
        return csv(directory, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Read csv(Path directory, byte[] bytes) {
        return of(new Tabular(), file(directory, "t.csv", bytes));
    }

    public static TrackerException refused(Tabular tabular, ImportFile file) {
        return assertThrows(TrackerException.class, () -> of(tabular, file));
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

    public static Read of(Tabular tabular, ImportFile file) {
        Read read = new Read(new ArrayList<>(), new ArrayList<>());
        tabular.read(file, new RowReader.Sink() {
            @Override
            public void header(long line, List<String> names) {
                if (!read.rows.isEmpty()) {
                    throw new AssertionError("a second header on line " + line);
                }
                row(line, names);
            }

            @Override
            public void row(long line, List<String> cells) {
                read.lines.add(line);
                read.rows.add(List.copyOf(cells));
            }
        });
        return read;
    }
}
