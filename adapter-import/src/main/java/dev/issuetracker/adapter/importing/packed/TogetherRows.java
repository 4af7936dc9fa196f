package dev.issuetracker.adapter.importing.packed;

import dev.issuetracker.adapter.importing.file.TableForm;
import dev.issuetracker.adapter.importing.file.TableSink;
import dev.issuetracker.adapter.importing.file.UnitedColumns;
import dev.issuetracker.adapter.importing.source.FormatRows;
import dev.issuetracker.adapter.importing.source.program.Programs;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the rows of files that are imported together: all files are looked at before the rows of the first are handed
 * on, since what one file shows of dates and columns holds for the others.
 */
public final class TogetherRows {
    private static final Set<ErrorCode> OF_FILE =
            Set.of(ErrorCode.FILE_UNREADABLE, ErrorCode.FILE_TOO_LARGE, ErrorCode.FILE_TYPE_UNSUPPORTED);

    private final Tables tables;
    private final RowReader.Sink sink;
    private final Survey survey;
    private final FactsSum facts = new FactsSum();

    /** Reads the table of one file. */
    @FunctionalInterface
    public interface Tables {
        TableForm read(ImportFile file, TableSink sink);
    }

    private TogetherRows(Programs programs, Tables tables, RowReader.Sink sink) {
        this.tables = tables;
        this.sink = sink;
        this.survey = new Survey(programs);
    }

    /** Reads them all. */
    public static FileFacts read(PackedFiles packed, Programs programs, Tables tables, RowReader.Sink sink) {
        TogetherRows rows = new TogetherRows(programs, tables, sink);
        packed.files().forEach(rows::look);
        packed.files().forEach(rows::hand);
        return rows.facts.sum();
    }

    private void look(ImportFile file) {
        survey.begin(file.name());
        naming(file, () -> tables.read(file, survey));
    }

    private void hand(ImportFile file) {
        OneFile one = new OneFile(file.name());
        FormatRows rows = survey.rows(file, one);
        TableForm form = naming(file, () -> tables.read(file, rows));
        facts.add(file.name(), one.count, rows.facts(form));
    }

    /** What is wrong with a file says which one it is. */
    private static TableForm naming(ImportFile file, Supplier<TableForm> reading) {
        try {
            return reading.get();
        } catch (TrackerException e) {
            if (!OF_FILE.contains(e.code())) {
                throw e;
            }
            throw new TrackerException(e.code(), "In " + file.name() + ": " + e.getMessage(), e);
        }
    }

    /** Hands on the rows of a file, with cells for the columns of all files. */
    private final class OneFile implements RowReader.Sink {
        private final String name;
        private final List<Integer> places;
        private long count;

        OneFile(String name) {
            this.name = name;
            this.places = survey.places(name);
        }

        @Override
        public void columns(ImportColumns columns) {
            List<FileViolation> violations = new ArrayList<>(columns.violations());
            Optional<FileViolation> other = survey.otherFormat(name);
            other.ifPresent(violations::add);
            sink.columns(new ImportColumns(
                    name, columns.line(), columns.source(), survey.columns(), columns.unreadName(), violations));
        }

        @Override
        public void row(ImportRow row) {
            count++;
            sink.row(row.withCells(
                    UnitedColumns.cells(row.cells(), places, survey.columns().size())));
        }
    }
}
