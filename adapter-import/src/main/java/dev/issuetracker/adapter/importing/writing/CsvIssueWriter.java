package dev.issuetracker.adapter.importing.writing;

import dev.issuetracker.adapter.importing.file.FormulaQuote;
import dev.issuetracker.application.exporting.IssueWriter;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.Issue;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes CSV as RFC 4180 has it, in UTF-8, with commas. */
public final class CsvIssueWriter implements IssueWriter {
    private final IssueTable table;
    private final CSVPrinter printer;

    /** Writes the header. */
    public CsvIssueWriter(List<Field> fields, OutputStream out) {
        this.table = new IssueTable(fields);
        try {
            this.printer = new CSVPrinter(
                    new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), CSVFormat.RFC4180);
            print(table.names());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void write(Issue issue) {
        print(table.cells(issue));
    }

    private void print(List<String> cells) {
        try {
            printer.printRecord(cells.stream().map(FormulaQuote::guarded));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void end() {
        try {
            printer.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        // What was written belongs to the caller, and nothing else was taken.
    }
}
