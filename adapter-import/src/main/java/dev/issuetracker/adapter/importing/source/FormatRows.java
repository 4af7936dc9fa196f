package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.FileHeader;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.file.Separator;
import dev.issuetracker.adapter.importing.file.TableForm;
import dev.issuetracker.adapter.importing.file.TableSink;
import dev.issuetracker.adapter.importing.markup.MarkupTexts;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.FileFacts.IgnoredColumn;
import dev.issuetracker.application.importing.file.FileFacts.ReadColumn;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.importing.file.UnusedChoices;
import dev.issuetracker.domain.issue.value.IssueField;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a file by a format: finds the columns by the header, and says in the tracker's words what the cells
 * hold.
 */
public final class FormatRows implements TableSink {
    private static final String ERROR = "error";
    private static final Target TITLE = new Target.Value(IssueField.TITLE);
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final ImportFormat format;
    private final ColumnForms forms;
    private final ZoneId zone;
    private final RowReading.Reading reading;
    private final RowReader.Sink sink;
    private final CellCounts read = new CellCounts();
    private final Map<String, String> fills = new HashMap<>();
    private TreeLevels levels = new TreeLevels(List.of());
    private @Nullable Header header;
    private @Nullable Separator separator;
    private List<String> names = List.of();
    private int width;
    private long shortRows;

    /** @param forms of dates and numbers, which have looked at all rows if that was needed */
    public FormatRows(ImportFormat format, FileChoices choices, ColumnForms forms, RowReader.Sink sink) {
        this.format = format;
        this.forms = forms;
        this.zone = Optional.ofNullable(choices.timeZone()).or(format::zone).orElse(UTC);
        this.reading = new RowReading.Reading(
                format,
                forms,
                zone,
                new StatusWords(format, choices.statuses()),
                new MarkupTexts(format.markup()),
                new UnusedChoices(choices));
        this.sink = sink;
    }

    @Override
    public void header(FileHeader given) {
        Header found = Header.of(format, given);
        header = found;
        names = given.names();
        names.forEach(reading.unused()::hasColumn);
        width = names.size();
        levels = new TreeLevels(format.tree() && !ofRejects() ? placesOfTitles(found) : List.of());
        separator = given.separator();
        found.places()
                .forEach((column, places) -> places.forEach(place -> {
                    String name = names.get(place);
                    read.column(name, place);
                    fills.put(CellCounts.shown(name), column.target().code());
                }));
        List<FileViolation> violations = new ArrayList<>(found.violations());
        violations.addAll(forms.violations(found.places().keySet()));
        sink.columns(new ImportColumns(
                null, given.line(), format.own() ? null : format.name(), names, unreadName(), violations));
    }

    /** Whether the file has rejected rows only, above which others are than before. */
    private boolean ofRejects() {
        String error = unreadName();
        return names.stream().anyMatch(name -> name.strip().equalsIgnoreCase(error));
    }

    private static List<Integer> placesOfTitles(Header header) {
        return header.places().entrySet().stream()
                .filter(each -> each.getKey().target().equals(TITLE))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(List.of());
    }

    /** The first of "error", "error 2" and so on that is no column of this format. */
    private String unreadName() {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? ERROR : ERROR + " " + number)
                .filter(name -> format.column(name).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void row(FileRow row) {
        ImportRow said = new RowReading(reading, levels, row).read(places());
        if (header != null) {
            header.ignored().count(row);
            read.count(row);
        }
        if (separator != null && row.cells().size() < width) {
            shortRows++;
        }
        List<FileViolation> violations =
                Stream.concat(tooManyCells(row).stream(), noIssue(row).stream()).toList();
        sink.row(violations.isEmpty() ? said : said.with(violations));
    }

    private Map<Column, List<Integer>> places() {
        return header == null ? Map.of() : header.places();
    }

    /**
     * What was found out about the file, once its last row was read.
     *
     * @param form how its table was found
     */
    public FileFacts facts(TableForm form) {
        boolean timed = places().keySet().stream().anyMatch(Column::dated);
        return new FileFacts(
                format.name(),
                new FileFacts.Form(
                        form.encodingName(),
                        separator == null ? null : Character.toString(separator.character()),
                        shortRows,
                        form.sheets()),
                timed ? new FileFacts.Times(zone, forms.dates().known()) : FileFacts.Times.NONE,
                new FileFacts.Columns(
                        readColumns(), ignoredColumns(), forms.numbers().known(), format.targets()),
                reading.statuses().met(),
                List.of(),
                reading.unused().left(),
                reading.texts().found());
    }

    private List<ReadColumn> readColumns() {
        return read.values().entrySet().stream()
                .map(each -> new ReadColumn(
                        each.getKey(),
                        fills.getOrDefault(each.getKey(), ""),
                        each.getValue().count(),
                        each.getValue().example()))
                .toList();
    }

    private List<IgnoredColumn> ignoredColumns() {
        Map<String, CellCounts.Filled> ignored =
                header == null ? Map.of() : header.ignored().values();
        return ignored.entrySet().stream()
                .map(each -> new IgnoredColumn(
                        each.getKey(), each.getValue().count(), each.getValue().example()))
                .toList();
    }

    private Optional<FileViolation> noIssue(FileRow row) {
        return format.noIssue().flatMap(kind -> kind.of(row, names));
    }

    private Optional<FileViolation> tooManyCells(FileRow row) {
        List<String> cells = row.cells();
        if (cells.size() <= width || cells.subList(width, cells.size()).stream().allMatch(String::isBlank)) {
            return Optional.empty();
        }
        return Optional.of(new FileViolation(
                "column " + (width + 1),
                cells.get(width),
                "too_many_cells",
                "The row has " + cells.size() + " cells, but the header has " + width
                        + "; put cells that contain a comma or a line break in double quotes."));
    }
}
