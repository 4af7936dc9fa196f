package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.FileHeader;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.file.Separator;
import dev.issuetracker.adapter.importing.file.TableSink;
import dev.issuetracker.adapter.importing.source.ImportFormat.Column;
import dev.issuetracker.application.importing.FileFacts;
import dev.issuetracker.application.importing.ImportColumns;
import dev.issuetracker.application.importing.ImportProblem;
import dev.issuetracker.application.importing.ImportRow;
import dev.issuetracker.application.importing.ImportValue;
import dev.issuetracker.application.importing.RowReader;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueRules;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.text.TextRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a file by a format: finds the columns by the header, and says in the tracker's words what the cells
 * hold.
 */
public final class FormatRows implements TableSink {
    /** One more than an issue carries, so that it shows that there are too many. */
    private static final int ENOUGH_LABELS = IssueRules.MAX_LABELS + 1;
    /** One more than a field has, of which one at least does not exist. */
    private static final int ENOUGH_OPTIONS = FieldRules.MAX_OPTIONS + 1;

    private static final int SHOWN_NAMES = 20;
    private static final int SHOWN_CHARACTERS = 60;

    private final ImportFormat format;
    private final RowReader.Sink sink;
    private final Map<Column, Integer> places = new LinkedHashMap<>();
    private final IgnoredCells ignored = new IgnoredCells();
    private @Nullable Separator separator;
    private int width;
    private long shortRows;

    public FormatRows(ImportFormat format, RowReader.Sink sink) {
        this.format = format;
        this.sink = sink;
    }

    @Override
    public void header(FileHeader header) {
        List<String> names = header.names();
        List<ImportProblem> problems = new ArrayList<>();
        width = names.size();
        separator = header.separator();
        for (int i = 0; i < width; i++) {
            String name = names.get(i);
            Optional<Column> column = format.column(name);
            if (column.isEmpty()) {
                ignored.column(name, i);
            } else if (column.isPresent() && places.putIfAbsent(column.get(), i) != null) {
                problems.add(duplicate(column.get().word(), name));
            }
        }
        for (Column column : format.columns()) {
            if (column.required() && !places.containsKey(column)) {
                problems.add(missing(column.word(), header));
            }
        }
        sink.columns(new ImportColumns(header.line(), problems));
    }

    private static ImportProblem duplicate(String word, String name) {
        return new ImportProblem(
                word, name, "duplicate_column", "The header has the column " + word + " twice; keep only one.");
    }

    private ImportProblem missing(String word, FileHeader header) {
        return new ImportProblem(
                word,
                null,
                "missing_column",
                "The header has no column " + word + "; a file has the columns " + format.columnNames() + ". "
                        + asRead(header));
    }

    /** The header as it was read, so that a wrong separator shows. */
    private static String asRead(FileHeader header) {
        List<String> names = header.names();
        String separator = header.separator() == null
                ? ""
                : ", separated by " + header.separator().words() + ",";
        String shown = names.stream()
                .limit(SHOWN_NAMES)
                .map(name -> '"' + TextRules.shortened(Words.stripped(name), SHOWN_CHARACTERS) + '"')
                .collect(Collectors.joining(", "));
        String more = names.size() > SHOWN_NAMES ? " and " + (names.size() - SHOWN_NAMES) + " more" : "";
        return "The header was read" + separator + " as " + shown + more + ".";
    }

    @Override
    public void row(FileRow row) {
        Map<IssueField<?>, ImportValue> values = new HashMap<>();
        List<ImportProblem> problems = new ArrayList<>();
        places.forEach((column, place) -> {
            if (row.errorCells().containsKey(place)) {
                problems.add(errorCell(column.word(), row, place));
                return;
            }
            String cell = place < row.cells().size() ? Cells.text(row.cells().get(place)) : "";
            values.put(column.field(), value(column, cell));
        });
        tooManyCells(row).ifPresent(problems::add);
        ignored.count(row);
        if (separator != null && row.cells().size() < width) {
            shortRows++;
        }
        sink.row(new ImportRow(row.line(), values, problems));
    }

    /**
     * What was found out about the file, once its last row was read.
     *
     * @param encoding of a text; null when the file is none
     */
    public FileFacts facts(@Nullable String encoding) {
        String character = separator == null ? null : Character.toString(separator.character());
        return new FileFacts(format.name(), encoding, character, shortRows, ignored.columns());
    }

    private static ImportProblem errorCell(String word, FileRow row, int place) {
        String error = row.cells().get(place);
        return new ImportProblem(
                word,
                error,
                "cell_error",
                "The cell " + row.errorCells().get(place) + " has the error " + error
                        + "; correct its formula, or type the value.");
    }

    private ImportValue value(Column column, String cell) {
        return switch (column.kind()) {
            case TEXT -> ImportValue.of(cell);
            case NAME -> new ImportValue(cell, List.of(Words.stripped(cell)));
            case STATUS -> new ImportValue(cell, List.of(status(Words.stripped(cell))));
            case LIST -> new ImportValue(cell, Cells.names(cell, format.listSeparator(), enough(column)));
        };
    }

    private static int enough(Column column) {
        return column.field().added().isPresent() ? ENOUGH_OPTIONS : ENOUGH_LABELS;
    }

    /** The tracker's word for the source's; a word that is none is left for the tracker to reject. */
    private String status(String word) {
        return Optional.ofNullable(format.statuses().get(word))
                .map(Status::code)
                .orElse(word);
    }

    private Optional<ImportProblem> tooManyCells(FileRow row) {
        List<String> cells = row.cells();
        if (cells.size() <= width || cells.subList(width, cells.size()).stream().allMatch(String::isBlank)) {
            return Optional.empty();
        }
        return Optional.of(new ImportProblem(
                "column " + (width + 1),
                cells.get(width),
                "too_many_cells",
                "The row has " + cells.size() + " cells, but the header has " + width
                        + "; put cells that contain a comma or a line break in double quotes."));
    }
}
