package dev.issuetracker.application.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.exporting.ExportFormat;
import dev.issuetracker.application.exporting.TableFiles;
import dev.issuetracker.application.exporting.TableWriter;
import dev.issuetracker.application.rejecting.RejectService;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rejected rows on their way to somebody who may leave before the end. */
class WritingRejectsTest extends ImportServiceFixture {
    private static final ImportPlan PLAN = ImportPlan.of(ImportMode.ALL_OR_NOTHING);
    private static final int ROWS = 10_000;

    /** A table in memory that has room for so many rows. */
    private static final class Narrow implements TableWriter {
        private final List<List<String>> written = new ArrayList<>();
        private final int most;

        Narrow(int most) {
            this.most = most;
        }

        @Override
        public void write(List<String> cells) {
            if (written.size() == most) {
                throw new UncheckedIOException(new IOException("the client has left"));
            }
            written.add(cells);
        }

        @Override
        public void end() {
            // Nothing waits for the end.
        }

        @Override
        public void close() {
            // Nothing was taken.
        }
    }

    private void write(TableWriter table) {
        new RejectService(service, (format, out) -> table)
                .write(jane, FILE, PLAN, ExportFormat.CSV, OutputStream::nullOutputStream);
    }

    private List<Integer> rowsThatAreRead() {
        List<Integer> read = new ArrayList<>();
        table.beforeRow = () -> read.add(read.size());
        return read;
    }

    @Test
    void fileIsReadToItsEndForOneWhoStays() {
        file(HEADER, IntStream.range(0, ROWS).mapToObj(i -> bad("a")).toList());
        List<Integer> read = rowsThatAreRead();
        Narrow rejects = new Narrow(Integer.MAX_VALUE);
        write(rejects);
        assertEquals(ROWS, read.size());
        assertEquals(ROWS + 1, rejects.written.size());
    }

    @Test
    void fileIsReadNoFurtherOnceItsRejectsCannotBeWritten() {
        file(HEADER, IntStream.range(0, ROWS).mapToObj(i -> bad("a")).toList());
        List<Integer> read = rowsThatAreRead();
        assertThrows(UncheckedIOException.class, () -> write(new Narrow(3)));
        assertTrue(read.size() < ROWS / 2, read.size() + " rows were read");
    }

    @Test
    void fileIsNotOpenedWhenARowHasNoRoom() {
        file(HEADER, IntStream.range(0, 10).mapToObj(i -> bad("a")).toList());
        TableFiles files = new TableFiles() {
            @Override
            public TableWriter begin(ExportFormat format, OutputStream out) {
                throw new AssertionError("begun");
            }

            @Override
            public Optional<TableWriter> check(ExportFormat format) {
                return Optional.of(new Narrow(3));
            }
        };
        assertThrows(
                UncheckedIOException.class,
                () -> new RejectService(service, files).write(jane, FILE, PLAN, ExportFormat.XLSX, () -> {
                    throw new AssertionError("opened");
                }));
    }

    @Test
    void rowsAreWrittenOnceAllHaveRoom() {
        file(HEADER, IntStream.range(0, 10).mapToObj(i -> bad("a")).toList());
        Narrow checked = new Narrow(Integer.MAX_VALUE);
        Narrow written = new Narrow(Integer.MAX_VALUE);
        TableFiles files = new TableFiles() {
            @Override
            public TableWriter begin(ExportFormat format, OutputStream out) {
                assertEquals(11, checked.written.size());
                return written;
            }

            @Override
            public Optional<TableWriter> check(ExportFormat format) {
                return Optional.of(checked);
            }
        };
        new RejectService(service, files).write(jane, FILE, PLAN, ExportFormat.XLSX, OutputStream::nullOutputStream);
        assertEquals(checked.written, written.written);
    }
}
