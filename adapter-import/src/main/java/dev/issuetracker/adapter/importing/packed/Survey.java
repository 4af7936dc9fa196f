package dev.issuetracker.adapter.importing.packed;

import dev.issuetracker.adapter.importing.file.FileHeader;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.file.TableSink;
import dev.issuetracker.adapter.importing.file.UnitedColumns;
import dev.issuetracker.adapter.importing.source.ColumnForms;
import dev.issuetracker.adapter.importing.source.FormatRows;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.program.Programs;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.RowReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be known of all files before one of them is read: which program wrote them, their columns, dates and
 * numbers.
 */
final class Survey implements TableSink {
    private final Programs programs;
    private final UnitedColumns columns = new UnitedColumns();
    private final Map<String, ImportFormat> formats = new HashMap<>();
    private final Map<String, List<Integer>> places = new HashMap<>();
    private Optional<ImportFormat> first = Optional.empty();
    private ColumnForms forms;
    private String file = "";

    Survey(Programs programs) {
        this.programs = programs;
        this.forms = programs.forms(ImportFormat.TRACKER);
    }

    /** Begins the next file. */
    void begin(String name) {
        file = name;
    }

    @Override
    public void header(FileHeader header) {
        ImportFormat format = programs.of(header.names());
        formats.put(file, format);
        places.put(file, columns.add(header.names()));
        if (first.isEmpty()) {
            first = Optional.of(format);
            forms = programs.forms(format);
        }
        forms.begin(file, header);
    }

    @Override
    public void row(FileRow row) {
        forms.row(row);
    }

    /** What takes the rows of a file that was looked at. */
    FormatRows rows(ImportFile of, RowReader.Sink sink) {
        return new FormatRows(formats.getOrDefault(of.name(), ImportFormat.TRACKER), of.choices(), forms, sink);
    }

    /** The columns of all files. */
    List<String> columns() {
        return columns.names();
    }

    /** Where the columns of a file are among those of all. */
    List<Integer> places(String name) {
        return places.getOrDefault(name, List.of());
    }

    /** What is wrong with a file of another program than the first file's. */
    Optional<FileViolation> otherFormat(String name) {
        String expected = first.map(ImportFormat::name).orElse("");
        return Optional.ofNullable(formats.get(name))
                .map(ImportFormat::name)
                .filter(format -> !format.equals(expected))
                .map(format -> new FileViolation(
                        "format",
                        format,
                        "other_format",
                        "This file has the format " + format + ", and the first one has the format " + expected
                                + "; import files of several programs one by one, or say with format= what they are."));
    }
}
