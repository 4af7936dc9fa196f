package dev.issuetracker.application.importing;

import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.importing.relation.Spool;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.domain.field.Field;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/** Reads files, says how far it has come, and ends with the server or when those who watch it want that. */
final class WatchedReader {
    static final String NOTHING_STORED = "nothing from the file was stored; send it again in a moment.";

    private final RowReader reader;
    private final StopSignal stop;

    WatchedReader(RowReader reader, StopSignal stop) {
        this.reader = reader;
        this.stop = stop;
    }

    /**
     * Reads a file for an import.
     *
     * @throws dev.issuetracker.domain.error.TrackerException with the codes of {@link RowReader#read}, or
     *     {@code SHUTTING_DOWN}
     * @throws ImportCancelledException when those who watch it end it
     */
    FileFacts read(ImportFile file, ImportRun run, ImportProgress progress) {
        return watched(progress, () -> reader.read(file, run.fields(), new Watched(run, run::counts, progress)));
    }

    /** Room for what waits for the end of a file. */
    Spool spool() {
        return reader.spool();
    }

    /**
     * Counts the rows of a file.
     *
     * @param fields those that a team added
     */
    long count(ImportFile file, List<Field> fields, ImportProgress progress) {
        Counting counting = new Counting();
        watched(progress, () -> reader.read(file, fields, new Watched(counting, counting::counts, progress)));
        return counting.rows;
    }

    private FileFacts watched(ImportProgress progress, Supplier<FileFacts> reading) {
        requireRunning(progress);
        try {
            return reading.get();
        } catch (UncheckedIOException unreadable) {
            // Who ends an import may remove its file while it is read.
            requireRunning(progress);
            throw unreadable;
        }
    }

    private void requireRunning(ImportProgress progress) {
        stop.check(NOTHING_STORED);
        progress.check();
    }

    /** Only counts. What is wrong with the columns is found when the rows are stored. */
    private static final class Counting implements RowReader.Sink {
        private long rows;

        @Override
        public void columns(ImportColumns columns) {
            // They say nothing of the number of rows.
        }

        @Override
        public void row(ImportRow row) {
            rows++;
        }

        ImportReport.Counts counts() {
            return new ImportReport.Counts(rows, 0, 0, 0);
        }
    }

    private final class Watched implements RowReader.Sink {
        private final RowReader.Sink sink;
        private final Supplier<ImportReport.Counts> counts;
        private final ImportProgress progress;

        Watched(RowReader.Sink sink, Supplier<ImportReport.Counts> counts, ImportProgress progress) {
            this.sink = sink;
            this.counts = counts;
            this.progress = progress;
        }

        @Override
        public void columns(ImportColumns columns) {
            requireRunning(progress);
            sink.columns(columns);
        }

        @Override
        public void row(ImportRow row) {
            requireRunning(progress);
            sink.row(row);
            progress.count(counts.get());
        }

        @Override
        public void reading() {
            requireRunning(progress);
        }
    }
}
