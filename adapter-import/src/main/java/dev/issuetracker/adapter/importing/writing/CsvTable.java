package dev.issuetracker.adapter.importing.writing;

import dev.issuetracker.application.exporting.TableWriter;
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
public final class CsvTable implements TableWriter {
    private final CSVPrinter printer;

    public CsvTable(OutputStream out) {
        try {
            this.printer = new CSVPrinter(
                    new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), CSVFormat.RFC4180);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void write(List<String> cells) {
        try {
            printer.printRecord(cells);
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
