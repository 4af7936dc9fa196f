package dev.issuetracker.adapter.importing;

import dev.issuetracker.adapter.importing.writing.CsvIssueWriter;
import dev.issuetracker.adapter.importing.writing.XlsxIssueWriter;
import dev.issuetracker.application.exporting.ExportFormat;
import dev.issuetracker.application.exporting.IssueFiles;
import dev.issuetracker.application.exporting.IssueWriter;
import dev.issuetracker.domain.field.Field;
import java.io.OutputStream;
import java.util.List;

/** Writes CSV files and XLSX workbooks. Safe for many threads. A workbook takes room for temporary files. */
public final class ExportFiles implements IssueFiles {
    @Override
    public IssueWriter begin(ExportFormat format, List<Field> fields, OutputStream out) {
        return switch (format) {
            case CSV -> new CsvIssueWriter(fields, out);
            case XLSX -> new XlsxIssueWriter(fields, out);
        };
    }
}
