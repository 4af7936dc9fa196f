package dev.issuetracker.adapter.importing;

import dev.issuetracker.adapter.importing.file.FormulaQuote;
import dev.issuetracker.adapter.importing.writing.CsvTable;
import dev.issuetracker.adapter.importing.writing.TableIssueWriter;
import dev.issuetracker.adapter.importing.writing.XlsxTable;
import dev.issuetracker.application.exporting.ExportFormat;
import dev.issuetracker.application.exporting.IssueFiles;
import dev.issuetracker.application.exporting.IssueWriter;
import dev.issuetracker.application.exporting.TableFiles;
import dev.issuetracker.application.exporting.TableWriter;
import dev.issuetracker.application.report.ReportFiles;
import dev.issuetracker.application.report.ReportTable;
import dev.issuetracker.domain.field.Field;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Writes CSV files and XLSX workbooks, of reports CSV files only. Safe for many threads. A workbook takes room for
 * temporary files.
 */
public final class ExportFiles implements IssueFiles, TableFiles, ReportFiles {
    private final Path temporary;

    /** Makes a writer whose temporary files are where Java has them. */
    public ExportFiles() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * Makes a writer.
     *
     * @param temporary the directory for temporary files
     */
    public ExportFiles(Path temporary) {
        this.temporary = temporary;
    }

    @Override
    public IssueWriter begin(ExportFormat format, List<Field> fields, OutputStream out) {
        UnaryOperator<String> guard = switch (format) {
            case CSV -> FormulaQuote::guarded;
            case XLSX -> FormulaQuote::escaped;
        };
        return new TableIssueWriter(fields, begin(format, out), guard);
    }

    @Override
    public TableWriter begin(ExportFormat format, OutputStream out) {
        return switch (format) {
            case CSV -> new CsvTable(out);
            case XLSX -> new XlsxTable(out, temporary);
        };
    }

    @Override
    public void writeCsv(ReportTable table, OutputStream out) {
        try (CsvTable csv = new CsvTable(out)) {
            csv.write(guarded(table.columns()));
            table.rows().forEach(row -> csv.write(guarded(row)));
            csv.end();
        }
    }

    private static List<String> guarded(List<String> cells) {
        return cells.stream().map(FormulaQuote::guarded).toList();
    }
}
