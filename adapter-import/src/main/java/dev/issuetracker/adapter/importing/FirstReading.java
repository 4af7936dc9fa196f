package dev.issuetracker.adapter.importing;

import dev.issuetracker.adapter.importing.file.FileHeader;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.file.TableSink;
import dev.issuetracker.adapter.importing.source.ColumnForms;
import dev.issuetracker.adapter.importing.source.FormatRows;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.program.Programs;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.application.importing.file.RowReader;

/**
 * Recognises by its header which program wrote a file, and hands its rows on. Only where the dates and numbers of all
 * rows have to be seen first it hands none on, and the file must be read again.
 */
final class FirstReading implements TableSink {
    private final Programs programs;
    private final FileChoices choices;
    private final RowReader.Sink sink;
    private ColumnForms forms;
    private FormatRows rows;
    private boolean complete = true;

    FirstReading(Programs programs, FileChoices choices, RowReader.Sink sink) {
        this.programs = programs;
        this.choices = choices;
        this.sink = sink;
        this.forms = new ColumnForms(ImportFormat.TRACKER, FileChoices.NONE);
        this.rows = new FormatRows(ImportFormat.TRACKER, choices, forms, sink);
    }

    @Override
    public void header(FileHeader header) {
        ImportFormat format = programs.of(header.names());
        forms = new ColumnForms(format, choices);
        rows = new FormatRows(format, choices, forms, sink);
        complete = !forms.needed(header);
        if (complete) {
            rows.header(header);
        } else {
            forms.header(header);
        }
    }

    @Override
    public void row(FileRow row) {
        if (complete) {
            rows.row(row);
        } else {
            forms.row(row);
        }
    }

    /** Whether all rows were handed on. */
    boolean complete() {
        return complete;
    }

    /** What takes the rows of the file. */
    FormatRows rows() {
        return rows;
    }
}
