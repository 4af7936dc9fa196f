package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.FileHeader;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.file.TableSink;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.application.importing.file.FileViolation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds out how the dates and the numbers of each column are written. That takes a reading of the whole file, which is
 * done before the rows are read.
 */
public final class ColumnForms implements TableSink {
    private final ImportFormat format;
    private final DateOrders dates;
    private final DecimalSigns numbers;
    private final Map<Column, List<Integer>> places = new LinkedHashMap<>();
    private String where = "line ";

    /** @param choices of the file's sender, for what need not be found out */
    public ColumnForms(ImportFormat format, FileChoices choices) {
        this.format = format;
        this.dates = new DateOrders(choices.dateOrder());
        this.numbers = new DecimalSigns(choices.decimal(), format.pointed());
    }

    /** Whether the rows have to be read to know it. */
    public boolean needed(FileHeader header) {
        return header.names().stream()
                .flatMap(name -> format.column(name).stream())
                .anyMatch(this::needed);
    }

    private boolean needed(Column column) {
        return dates.needed(column) || numbers.needed(column);
    }

    /** Begins the next of several files. */
    public void begin(String file, FileHeader header) {
        where = file + " line ";
        header(header);
    }

    @Override
    public void header(FileHeader header) {
        places.clear();
        Header.of(format, header).places().forEach((column, all) -> {
            if (needed(column)) {
                places.put(column, all);
            }
        });
    }

    @Override
    public void row(FileRow row) {
        places.forEach((column, all) -> {
            for (int place : all) {
                if (place < row.cells().size()) {
                    look(column, row, place);
                }
            }
        });
    }

    private void look(Column column, FileRow row, int place) {
        if (column.means(row.cells().get(place).strip())) {
            return;
        }
        if (column.dated()) {
            dates.look(column, row, place, where + row.line());
        } else {
            numbers.look(column, row, place, where + row.line());
        }
    }

    DateOrders dates() {
        return dates;
    }

    DecimalSigns numbers() {
        return numbers;
    }

    /** A violation for each of some columns that nobody can know how to read. */
    List<FileViolation> violations(Collection<Column> columns) {
        return Stream.concat(dates.violations(columns).stream(), numbers.violations(columns).stream())
                .toList();
    }
}
