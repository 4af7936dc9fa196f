package dev.issuetracker.adapter.importing;

import dev.issuetracker.adapter.importing.file.FormulaQuote;
import dev.issuetracker.adapter.importing.writing.CsvTable;
import dev.issuetracker.adapter.importing.writing.SheetRoom;
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
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes CSV files and XLSX workbooks, of reports CSV files only. Safe for many threads. */
public final class ExportFiles implements IssueFiles, TableFiles, ReportFiles {
    @Override
    public IssueWriter begin(ExportFormat format, List<Field> fields, OutputStream out) {
        return new TableIssueWriter(fields, begin(format, out), guard(format));
    }

    @Override
    public Optional<IssueWriter> check(ExportFormat format, List<Field> fields) {
        return check(format).map(table -> new TableIssueWriter(fields, table, guard(format)));
    }

    private static UnaryOperator<String> guard(ExportFormat format) {
        return switch (format) {
            case CSV -> FormulaQuote::guarded;
            case XLSX -> FormulaQuote::escaped;
        };
    }

    @Override
    public TableWriter begin(ExportFormat format, OutputStream out) {
        return switch (format) {
            case CSV -> new CsvTable(out);
            case XLSX -> new XlsxTable(out);
        };
    }

    @Override
    public Optional<TableWriter> check(ExportFormat format) {
        return switch (format) {
            case CSV -> Optional.empty();
            case XLSX -> Optional.of(new SheetRoom());
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
