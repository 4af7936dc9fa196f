package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.CellValue;
import dev.issuetracker.adapter.importing.file.CellValue.Kind;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.file.ListCell;
import dev.issuetracker.adapter.importing.file.TimedId;
import dev.issuetracker.adapter.importing.markup.MarkupTexts;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.application.importing.file.DateOrder;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportComment;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.file.UnusedChoices;
import dev.issuetracker.application.importing.relation.KeyedLink;
import dev.issuetracker.application.importing.relation.KeyedRelations;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueRules;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.text.Names;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in the tracker's words what the cells of one row hold. */
final class RowReading {
    /** One more than an issue carries, so that it shows that there are too many. */
    private static final int ENOUGH_LABELS = IssueRules.MAX_LABELS + 1;
    /** One more than an issue has. */
    private static final int ENOUGH_LINKS = Link.MAX_OF_ISSUE + 1;

    private static final Set<String> NO_LINKS = Set.of("", "[]");
    /** One more than a field has, of which one at least does not exist. */
    private static final int ENOUGH_OPTIONS = FieldRules.MAX_OPTIONS + 1;

    /** The first one: the title behind it may name other issues. */
    private static final Pattern KEY_IN_LINE = Pattern.compile("(?<!\\S)(?:#(\\d+)|([A-Za-z]\\w*-\\d+)): ");

    private static final Set<Past> PARENTS =
            EnumSet.of(Past.PARENT, Past.PARENT_LINE, Past.PARENT_NUMBER, Past.EPIC, Past.PARENT_TITLE);

    private static final Pattern PADDED = Pattern.compile("^0+(?=\\d+$)");

    private final Reading reading;
    private final TreeLevels levels;
    private ZoneId zone;
    private final FileRow row;
    private final Map<IssueField<?>, ImportValue> values = new HashMap<>();
    private final Map<Past, String> texts = new HashMap<>();
    private final Map<Past, Instant> times = new HashMap<>();
    private final List<ImportComment> comments = new ArrayList<>();
    private final Map<Past, List<String>> commentLists = new EnumMap<>(Past.class);
    private final List<KeyedLink> links = new ArrayList<>();
    private final List<FileViolation> violations = new ArrayList<>();
    private final List<FileViolation> notes = new ArrayList<>();
    private @Nullable String statusColumn;
    private String statusCell = "";

    /**
     * How all rows of a file are read.
     *
     * @param zone of times without one
     * @param texts descriptions and comments
     * @param unused what is said of the file and was not met
     */
    record Reading(
            ImportFormat format,
            ColumnForms forms,
            ZoneId zone,
            StatusWords statuses,
            MarkupTexts texts,
            UnusedChoices unused) {}

    /** @param levels of the rows above */
    RowReading(Reading reading, TreeLevels levels, FileRow row) {
        this.reading = reading;
        this.levels = levels;
        this.zone = reading.zone();
        this.row = row;
    }

    ImportRow read(Map<Column, List<Integer>> places) {
        places.forEach(this::readOffset);
        places.forEach(this::read);
        if (statusColumn != null || !reading.format().own()) {
            readStatus(saysStatus(places.keySet()));
        }
        comments.addAll(CommentText.of(commentLists, zone, this::undated));
        ImportPast past = new ImportPast(
                texts.get(Past.KEY),
                texts.get(Past.URL),
                texts.get(Past.AUTHOR),
                created(),
                times.get(Past.UPDATED),
                times.get(Past.RESOLVED),
                comments.stream().map(this::inMarkdown).toList(),
                new KeyedRelations(parent(), links, titles(places), levels.any() || ofParent(places)));
        return new ImportRow(
                row.line(), values, past, violations, notes, CellsToMend.of(row, reading.format(), places));
    }

    private @Nullable Instant created() {
        Instant at = times.get(Past.CREATED);
        String key = texts.get(Past.KEY);
        return at == null && key != null && reading.format().timedKeys()
                ? TimedId.time(key).orElse(null)
                : at;
    }

    private ImportComment inMarkdown(ImportComment comment) {
        return new ImportComment(comment.author(), comment.at(), reading.texts().markdown(comment.text()));
    }

    /** Before the times of the row are read: its own zone, if it has one. */
    private void readOffset(Column column, List<Integer> places) {
        int place = places.get(0);
        if (column.target() != Past.OFFSET || place >= row.cells().size()) {
            return;
        }
        String cell = row.cells().get(place).strip();
        try {
            zone = cell.isEmpty() ? zone : ZoneOffset.of(cell);
        } catch (DateTimeException none) {
            violations.add(new FileViolation(
                    column.word(), cell, "invalid_offset", "This is no offset from UTC such as +01:00."));
        }
    }

    /** What one of the columns of a name has in the row. */
    private record Cell(String text, @Nullable CellValue held) {}

    private void read(Column column, List<Integer> places) {
        List<Cell> held = new ArrayList<>();
        for (int place : places) {
            if (row.errorCells().containsKey(place)) {
                violations.add(errorCell(column.word(), place));
                return;
            }
            String cell = place < row.cells().size() ? text(row.cells().get(place)) : "";
            if (!cell.isEmpty() || places.size() == 1) {
                held.add(new Cell(cell, row.values().get(place)));
            }
        }
        List<String> cells = held.stream().map(Cell::text).toList();
        if (column.target() instanceof Target.Value value) {
            readValue(column, value.field(), held, places.size() > 1);
        } else if (column.target() instanceof Target.Link link) {
            cells.stream()
                    .flatMap(cell -> Cells.names(cell, column.kind(), column.separator(), ENOUGH_LINKS).stream())
                    .map(key -> new KeyedLink(link.relation(), withoutZeros(key)))
                    .forEach(links::add);
        } else if (column.target() instanceof Target.WordedLinks worded) {
            readLinks(column, worded, String.join(", ", cells));
        } else if (column.target() instanceof Past past) {
            held.stream().filter(cell -> !cell.text().isEmpty()).forEach(cell -> readPast(column, past, cell));
        }
    }

    private void readLinks(Column column, Target.WordedLinks worded, String cell) {
        WordedLinksCell found = WordedLinksCell.of(cell, worded, ENOUGH_LINKS);
        links.addAll(found.links());
        found.unknown().forEach(word -> notes.add(unknownRelation(column, word)));
        if (found.links().isEmpty() && !NO_LINKS.contains(cell)) {
            notes.add(new FileViolation(
                    column.word(), cell, "unreadable_links", "The links in this cell could not be read."));
        }
    }

    private static FileViolation unknownRelation(Column column, String word) {
        return new FileViolation(
                column.word(), word, "unknown_relation", "This kind of link is not known and was read as relates.");
    }

    private String text(String cell) {
        return row.exact() ? cell.strip() : reading.format().unguarded(cell.strip());
    }

    private FileViolation errorCell(String word, int place) {
        String error = row.cells().get(place);
        return new FileViolation(
                word,
                error,
                "cell_error",
                "The cell " + row.errorCells().get(place) + " has the error " + error
                        + "; correct its formula, or type the value.");
    }

    /** @param repeated whether the header has several columns of the name */
    private void readValue(Column column, IssueField<?> field, List<Cell> held, boolean repeated) {
        List<String> cells = held.stream().map(Cell::text).toList();
        String cell = cells.stream().distinct().collect(Collectors.joining(", "));
        switch (column.kind()) {
            case STATUS -> {
                statusColumn = column.word();
                statusCell = cell;
            }
            case LIST, ARRAY, COLORED_LIST, PEOPLE ->
                values.put(field, new ImportValue(cell, names(column, field, cells, repeated)));
            case NAME -> values.put(field, named(cell, meaning(column, Names.stripped(cell))));
            case NUMBER ->
                values.put(
                        field,
                        named(
                                cell,
                                only(
                                        column,
                                        cell,
                                        held.stream()
                                                .map(each -> number(column, each))
                                                .toList())));
            case DATE, PERIOD -> {
                List<String> days = held.stream()
                        .flatMap(each -> date(column, each).stream())
                        .toList();
                if (days.size() == held.size()) {
                    values.put(field, named(cell, only(column, cell, days)));
                }
            }
            case TEXT -> values.put(field, named(cell, text(field, meaning(column, cell))));
            case TIME -> values.put(field, named(cell, meaning(column, cell)));
        }
    }

    /** What the sender of the file says in the place of a cell, or else the cell. */
    private Cell meant(Column column, Cell from) {
        String said = meaning(column, from.text());
        return said.equals(from.text()) ? from : new Cell(said, null);
    }

    private String meaning(Column column, String word) {
        reading.unused().hasWord(column.target().code(), word);
        return column.meaning(word);
    }

    private String text(IssueField<?> field, String word) {
        return field.equals(IssueField.DESCRIPTION) ? reading.texts().markdown(word) : word;
    }

    /** A value that is none when the word is, whatever the cell has. */
    private static ImportValue named(String cell, String word) {
        return word.isEmpty() ? ImportValue.of("") : new ImportValue(cell, List.of(word));
    }

    /** What several columns of a name say alike. */
    private String only(Column column, String cell, List<String> words) {
        List<String> different = words.stream().distinct().toList();
        if (different.size() > 1) {
            violations.add(new FileViolation(
                    column.word(),
                    cell,
                    "several_values",
                    "Several columns of the file fill this, and say different things; leave one of these values."));
        }
        return different.isEmpty() ? "" : different.get(0);
    }

    /** @param repeated whether the header has several columns of the name, each of which has one name then */
    private List<String> names(Column column, IssueField<?> field, List<String> cells, boolean repeated) {
        int enough = field.added().isPresent() ? ENOUGH_OPTIONS : ENOUGH_LABELS;
        Map<String, String> names = new LinkedHashMap<>();
        for (String cell : cells) {
            boolean whole = (column.repeats() && repeated) || column.means(cell);
            List<String> found = whole
                    ? List.of(Names.stripped(cell))
                    : Cells.names(cell, column.kind(), column.separator(), enough);
            if (column.repeats()
                    && found.size() > 1
                    && several(field)
                    && ListCell.texts(cell).isEmpty()) {
                notes.add(new FileViolation(
                        column.word(),
                        cell,
                        "split_names",
                        "The commas were read as between names. If this is one name, the part mapping says what it"
                                + " means."));
            }
            for (String name : found) {
                String meaning = meaning(column, name);
                if (!meaning.isEmpty() && names.size() < enough) {
                    names.putIfAbsent(Names.folded(meaning), meaning);
                }
            }
        }
        List<String> all = List.copyOf(names.values());
        boolean list = several(field) || field.equals(IssueField.ASSIGNEE);
        return all.size() > 1 && !list ? List.of(String.join(", ", all)) : all;
    }

    private static boolean several(IssueField<?> field) {
        return field.equals(IssueField.LABELS)
                || field.added()
                        .filter(of -> of.type() == FieldType.MULTI_SELECT)
                        .isPresent();
    }

    /** The number of an issue that a program pads to a width. */
    private static String withoutZeros(String key) {
        return PADDED.matcher(key).replaceFirst("");
    }

    /** The number in the tracker's unit; a text that is none is left for the tracker to reject. */
    private String number(Column column, Cell from) {
        Cell meant = meant(column, from);
        String cell = meant.text();
        CellValue held = meant.held();
        if (cell.isEmpty() || (held != null && held.kind() == Kind.MOMENT)) {
            return cell;
        }
        if (held != null) {
            return held.kind() == Kind.HOURS
                    ? shown(new BigDecimal(held.text()).round(MathContext.DECIMAL32), BigDecimal.ONE)
                    : shown(new BigDecimal(held.text()), column.unit());
        }
        return WrittenNumber.of(cell, reading.forms().numbers().of(column, row, cell))
                .map(number -> shown(number, column.unit()))
                .orElse(cell);
    }

    private static String shown(BigDecimal number, BigDecimal unit) {
        BigDecimal inOurs = unit.compareTo(BigDecimal.ONE) == 0 ? number : number.divide(unit, MathContext.DECIMAL32);
        return inOurs.stripTrailingZeros().toPlainString();
    }

    /** The day in ISO form; empty for a text that is no date, which is a violation. */
    private Optional<String> date(Column column, Cell from) {
        Cell meant = meant(column, from);
        Cell cell = column.kind() == CellKind.PERIOD ? lastDay(column, meant) : meant;
        return cell.text().isEmpty()
                ? Optional.of("")
                : written(column, cell).map(time -> time.day(zone).toString());
    }

    /**
     * The last day of a cell with a period; any other cell, and one with a period that ends before it begins, as it is.
     */
    private Cell lastDay(Column column, Cell cell) {
        List<String> ends = Cells.ends(cell.text());
        if (cell.held() != null || ends.size() < 2) {
            return cell;
        }
        DateOrder order = reading.forms().dates().of(column);
        Optional<LocalDate> first = WrittenTime.of(ends.get(0), order).map(time -> time.day(zone));
        Optional<LocalDate> last = WrittenTime.of(ends.get(1), order).map(time -> time.day(zone));
        boolean runs = first.isPresent() && last.isPresent() && !last.get().isBefore(first.get());
        return runs ? new Cell(ends.get(1), null) : cell;
    }

    private Optional<WrittenTime> written(Column column, Cell from) {
        String cell = from.text();
        CellValue held = from.held();
        DateOrder order = reading.forms().dates().of(column);
        String text = held == null || held.kind() == Kind.NUMBER ? cell : held.text();
        Optional<WrittenTime> time = WrittenTime.of(text, order);
        if (time.isEmpty()) {
            violations.add(new FileViolation(
                    column.word(),
                    cell,
                    "invalid_date",
                    "This is no date that can be read; write dates as 2026-12-31 or 2026-12-31 23:59, or leave the"
                            + " column out with column.NAME=none."));
        }
        return time;
    }

    /** Keeps the later one of times that several columns say. */
    private void put(Column column, Past past, Instant at) {
        Instant other = times.put(past, at);
        if (other != null && !other.equals(at)) {
            Instant earlier = other.isBefore(at) ? other : at;
            times.put(past, other.isBefore(at) ? at : other);
            notes.add(new FileViolation(
                    column.word(),
                    earlier.toString(),
                    "several_values",
                    "Another column has a later time, which counts."));
        }
    }

    private void readPast(Column column, Past past, Cell from) {
        String cell = from.text();
        switch (past) {
            case CREATED, UPDATED, RESOLVED ->
                written(column, from).ifPresent(time -> put(column, past, time.instant(zone)));
            case COMMENT ->
                comments.add(CommentText.of(cell, reading.forms().dates().of(column), zone, this::undated));
            case COMMENT_OBJECTS -> comments.addAll(CommentText.ofObjects(cell, zone, this::undated));
            case COMMENT_TEXTS, COMMENT_AUTHORS, COMMENT_TIMES ->
                commentLists.put(past, ListCell.texts(cell).orElse(List.of(cell)));
            case KEY -> texts.put(past, withoutZeros(Names.stripped(cell)));
            case PARENT, PARENT_NUMBER, EPIC -> {
                String key = column.meaning(withoutZeros(Names.stripped(cell)));
                if (!key.isEmpty()) {
                    texts.put(past, key);
                }
            }
            case PARENT_LINE -> texts.put(Past.PARENT, withoutZeros(keyIn(Names.stripped(cell))));
            case NUMBER, URL, AUTHOR, CATEGORY, OFFSET, FINISHED, PARENT_TITLE -> texts.put(past, Names.stripped(cell));
        }
    }

    /** The key in a line such as {@code Bug #42: Crash}; all of what is no such line. */
    private static String keyIn(String line) {
        Matcher key = KEY_IN_LINE.matcher(line);
        if (!key.find()) {
            return line;
        }
        return key.group(1) == null ? key.group(2) : key.group(1);
    }

    /** @param date what is where the date of a comment should be */
    private void undated(String date) {
        notes.add(new FileViolation(
                "comment",
                date,
                date.isEmpty() ? "undated_comment" : "unreadable_comment_date",
                "No date of this comment can be read; it gets the time of the last change of its issue, or of the"
                        + " import where that is not known. Dates such as 2026-12-31 23:59 are read."));
    }

    private static boolean ofParent(Map<Column, List<Integer>> places) {
        return places.keySet().stream()
                .anyMatch(column -> column.target() instanceof Past past && PARENTS.contains(past));
    }

    /** The key of the parent; null when there is none, or another word for it comes first. */
    private @Nullable String parent() {
        String above = levels.parent(row, texts.get(Past.KEY));
        String said = texts.get(Past.PARENT);
        String key = said == null ? above : said;
        return key != null || texts.containsKey(Past.PARENT_NUMBER) ? key : texts.get(Past.EPIC);
    }

    private static boolean has(Map<Column, List<Integer>> places, Past past) {
        return places.keySet().stream().anyMatch(column -> column.target() == past);
    }

    /** The titles, or the numbers, of the issue and its parent; null in a file that names no parents by them. */
    private KeyedRelations.@Nullable Titles titles(Map<Column, List<Integer>> places) {
        if (has(places, Past.PARENT_NUMBER)) {
            String number = texts.containsKey(Past.PARENT) ? null : texts.get(Past.PARENT_NUMBER);
            return new KeyedRelations.Titles(texts.getOrDefault(Past.NUMBER, ""), number);
        }
        if (!has(places, Past.PARENT_TITLE)) {
            return null;
        }
        ImportValue title = values.getOrDefault(IssueField.TITLE, ImportValue.of(""));
        return new KeyedRelations.Titles(String.join("", title.words()).strip(), texts.get(Past.PARENT_TITLE));
    }

    /** Whether the source says that the issue is finished; null when it does not say. */
    private @Nullable String finished() {
        String said = texts.get(Past.FINISHED);
        return said == null && reading.format().finishedByTime() && times.containsKey(Past.RESOLVED) ? "true" : said;
    }

    /** Whether a column could say the status; without one an issue that is here already keeps its own. */
    private boolean saysStatus(Set<Column> columns) {
        return columns.stream()
                .anyMatch(column -> column.kind() == CellKind.STATUS
                        || column.target() == Past.CATEGORY
                        || column.target() == Past.FINISHED
                        || (column.target() == Past.RESOLVED && reading.format().finishedByTime()));
    }

    private void readStatus(boolean said) {
        reading.unused().hasStatus(statusCell);
        StatusWords.Meaning meaning =
                reading.statuses().meaning(Names.stripped(statusCell), texts.get(Past.CATEGORY), finished());
        values.put(
                IssueField.STATUS,
                said ? new ImportValue(statusCell, List.of(meaning.word())) : ImportValue.assumed(meaning.word()));
        if (!meaning.understood()) {
            notes.add(new FileViolation(
                    statusColumn == null ? "status" : statusColumn,
                    statusCell,
                    "unknown_status",
                    "This status is not known and was read as " + meaning.word()
                            + "; say what it means with the parameter status.NAME."));
        }
    }
}
