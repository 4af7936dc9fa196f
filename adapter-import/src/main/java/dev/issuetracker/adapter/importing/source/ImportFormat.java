package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.Blocks;
import dev.issuetracker.adapter.importing.file.FormulaQuote;
import dev.issuetracker.adapter.importing.file.HeaderWords;
import dev.issuetracker.adapter.importing.markup.Markup;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.Names;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one program calls things in the files that it writes: a page of data, by which {@link FormatRows} reads. */
public final class ImportFormat implements HeaderWords {
    private static final String NONE = "none";

    /** The tracker's own format: fields and statuses are called as in the API. */
    public static final ImportFormat TRACKER = named("tracker")
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "title").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "description"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "status").asRequired())
            .column(Column.of(IssueField.LABELS, CellKind.LIST, "labels", "labels.name")
                    .asRequired())
            .column(Column.of(IssueField.ASSIGNEE, CellKind.PEOPLE, "assignee", "assignee.username"))
            .customField("fields.%s", "fields.%s.username")
            .escapingGuards()
            .own()
            .build();

    private final Traits traits;
    private final List<Column> columns;
    private final Map<String, Optional<Column>> chosen;
    /** By its words, folded once: a header of a hostile file has thousands of names. */
    private final Map<String, Column> called;

    /** What does not depend on the fields that a team has. */
    private record Traits(
            String name,
            boolean own,
            List<Sign> signs,
            Map<String, Status> statuses,
            boolean statusesOfTeams,
            boolean finishedByTime,
            boolean guarded,
            boolean escaping,
            boolean pointed,
            boolean tree,
            boolean timedKeys,
            List<String> customFields,
            boolean fieldsRepeat,
            char betweenOptions,
            @Nullable NoIssue noIssue,
            @Nullable ZoneId zone,
            @Nullable Blocks blocks,
            @Nullable Markup markup) {}

    /** @param chosen what headers mean, folded, whatever the columns are called; empty for those that are not read */
    private ImportFormat(Traits traits, List<Column> columns, Map<String, Optional<Column>> chosen) {
        this.traits = traits;
        this.columns = List.copyOf(columns);
        this.chosen = Map.copyOf(chosen);
        this.called = called(columns);
    }

    private static Map<String, Column> called(List<Column> columns) {
        Map<String, Column> called = new HashMap<>();
        columns.forEach(column -> column.words().forEach(word -> called.putIfAbsent(Names.folded(word), column)));
        return called;
    }

    /** Begins the page of a program. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** What answers and requests call it. */
    public String name() {
        return traits.name();
    }

    /** Whether it is the tracker's own, by which files are read that no other program wrote. */
    boolean own() {
        return traits.own();
    }

    /** Whether the names of a header are those of this format. */
    public boolean recognises(List<String> names) {
        List<String> folded = names.stream().map(Names::folded).toList();
        return traits.signs().stream().anyMatch(sign -> sign.of(folded));
    }

    /**
     * The format with these fields: a column that fills one of them by its name is read, and so is a column that is
     * called like one. Columns for fields that the team does not have are not read.
     */
    public ImportFormat with(List<Field> fields) {
        Map<String, Field> left =
                fields.stream().collect(Collectors.toMap(field -> CaseFolding.fold(field.name()), field -> field));
        List<Column> all = new ArrayList<>();
        for (Column column : columns) {
            if (column.target() instanceof Target.Named named) {
                Field field = left.remove(CaseFolding.fold(named.field()));
                if (field != null) {
                    all.add(column.filling(field));
                }
            } else {
                all.add(column);
            }
        }
        fields.stream().filter(left::containsValue).map(this::column).forEach(all::add);
        return new ImportFormat(traits, all, chosen);
    }

    private Column column(Field field) {
        Column column = Column.of(field);
        for (String pattern : traits.customFields()) {
            column = column.alsoCalled(pattern.formatted(field.name()));
        }
        if (field.type() != FieldType.MULTI_SELECT) {
            return column;
        }
        Column list = column.separatedBy(traits.betweenOptions());
        return traits.fieldsRepeat() ? list.repeated() : list;
    }

    /**
     * The format with columns and words that mean what is said here, whatever they are called.
     *
     * @param fills for names of columns what they fill, called as in the API, or {@value #NONE}
     * @param values what words mean, by what their columns fill
     * @throws dev.issuetracker.domain.error.TrackerException {@code VALIDATION_FAILED} when no column can fill what is
     *     said
     */
    public ImportFormat choosing(Map<String, String> fills, Map<String, Map<String, String>> values) {
        Violations violations = new Violations();
        List<Column> said = columns.stream()
                .map(column -> values.containsKey(column.target().code())
                        ? column.said(values.get(column.target().code()))
                        : column)
                .toList();
        values.keySet().stream()
                .filter(code -> !valued().contains(code))
                .forEach(code -> violations.add(
                        "value." + code,
                        "invalid_choice",
                        "The words of a column of the format " + name() + " can be given a meaning for "
                                + String.join(", ", valued()) + "."));
        Map<String, Optional<Column>> meant = new HashMap<>();
        fills.forEach((name, code) -> {
            Optional<Column> column = said.stream()
                    .filter(each -> each.target().code().equals(code))
                    .findFirst();
            if (column.isEmpty() && !code.equals(NONE)) {
                violations.add(
                        "column." + name,
                        "invalid_choice",
                        "A column of the format " + traits.name() + " fills one of " + String.join(", ", targets())
                                + ", or " + NONE + ".");
            }
            meant.put(Names.folded(name), column);
        });
        violations.throwIfAny();
        return new ImportFormat(traits, said, meant);
    }

    /** The values of an issue that its columns can fill, called as in the API. */
    private List<String> valued() {
        return columns.stream()
                .filter(column -> column.target() instanceof Target.Value)
                .map(column -> column.target().code())
                .distinct()
                .toList();
    }

    /** What its columns can fill, called as in the API. */
    List<String> targets() {
        return columns.stream().map(column -> column.target().code()).distinct().toList();
    }

    /** What it reads. */
    public List<Column> columns() {
        return columns;
    }

    /** The column that a header's name means. */
    Optional<Column> column(String header) {
        String folded = Names.folded(header);
        Optional<Column> meant = chosen.get(folded);
        if (meant != null) {
            return meant;
        }
        // A field may be called so that a spreadsheet would read its name as a formula.
        return Optional.ofNullable(called.get(folded))
                .or(() -> Optional.ofNullable(called.get(Names.folded(unguarded(header)))));
    }

    /** Whether a header has every column that is required. */
    public boolean complete(List<String> names) {
        return columns.stream()
                .filter(Column::required)
                .allMatch(column ->
                        names.stream().flatMap(name -> column(name).stream()).anyMatch(column::equals));
    }

    @Override
    public boolean certain(List<String> names) {
        return recognises(names) || complete(names);
    }

    @Override
    public int known(List<String> names) {
        return (int) names.stream()
                .map(this::column)
                .flatMap(Optional::stream)
                .distinct()
                .count();
    }

    @Override
    public Optional<Blocks> blocks(List<String> names) {
        return Optional.ofNullable(traits.blocks()).filter(any -> certain(names));
    }

    /** What a word of the source means; empty when that is not known. */
    Optional<Status> status(String word) {
        String folded = Names.folded(word);
        return Optional.ofNullable(traits.statuses().get(folded))
                .or(() -> own() ? Optional.empty() : CommonStatuses.of(folded));
    }

    /** Whether statuses are what teams called them, so that one that means nothing is read as open and reported. */
    boolean statusesOfTeams() {
        return traits.statusesOfTeams();
    }

    /** Whether an issue with a time of its resolution is resolved, whatever its status. */
    boolean finishedByTime() {
        return traits.finishedByTime();
    }

    /** A text without the quote that the source puts before what a spreadsheet would read as a formula. */
    String unguarded(String text) {
        if (escaping()) {
            return FormulaQuote.removed(text);
        }
        return traits.guarded() ? FormulaQuote.removedOfOthers(text) : text;
    }

    /** Whether a text that begins as if it had such a quote already gets one more. */
    boolean escaping() {
        return traits.escaping();
    }

    /** Whether a point is before decimals, since a program wrote the numbers. */
    boolean pointed() {
        return traits.pointed();
    }

    /** Whether several columns of titles say by their order what is a part of what. */
    boolean tree() {
        return traits.tree();
    }

    /** Whether its keys say when their issues were made. */
    boolean timedKeys() {
        return traits.timedKeys();
    }

    /** Whether the source may write several columns of one name for the field that a column fills. */
    boolean repeats(Column column) {
        return traits.fieldsRepeat()
                && column.target() instanceof Target.Value value
                && value.field().added().isPresent();
    }

    /** Which rows are no issues; empty when all are. */
    Optional<NoIssue> noIssue() {
        return Optional.ofNullable(traits.noIssue());
    }

    /** The markup of descriptions and comments; null for Markdown, and for text without markup. */
    @Nullable
    Markup markup() {
        return traits.markup();
    }

    /** The zone of times that are written without one; empty when the source does not say. */
    Optional<ZoneId> zone() {
        return Optional.ofNullable(traits.zone());
    }

    /** The columns of a file, for a person to read. */
    String columnNames() {
        return words(true) + ", and optionally " + words(false);
    }

    private String words(boolean required) {
        return columns.stream()
                .filter(column -> column.required() == required)
                .map(Column::word)
                .collect(Collectors.joining(", "));
    }

    /** A page in the making. */
    public static final class Builder {
        private final String name;
        private final List<Sign> signs = new ArrayList<>();
        private boolean own;
        private final List<Column> columns = new ArrayList<>();
        private final Map<String, Status> statuses = new HashMap<>();
        private boolean statusesOfTeams;
        private boolean finishedByTime;
        private boolean guarded;
        private boolean escaping;
        private boolean pointed;
        private boolean tree;
        private boolean timedKeys;
        private final List<String> customFields = new ArrayList<>();
        private boolean fieldsRepeat;
        private char betweenOptions = ',';
        private @Nullable NoIssue noIssue;
        private @Nullable ZoneId zone;
        private @Nullable Blocks blocks;
        private @Nullable Markup markup;

        private Builder(String name) {
            this.name = name;
        }

        /** It is the tracker's own. */
        Builder own() {
            this.own = true;
            return this;
        }

        /** Adds a sign; a header with any of them is recognised. */
        public Builder sign(Sign sign) {
            signs.add(sign);
            return this;
        }

        /** Adds a column. */
        public Builder column(Column column) {
            columns.add(column);
            return this;
        }

        /** Adds words of the source for a status, in any case, beside those that many programs use. */
        public Builder status(Status status, String... words) {
            Stream.of(words).forEach(word -> statuses.put(Names.folded(word), status));
            return this;
        }

        /** Statuses are what teams called them: a word that means nothing is read as open, and reported. */
        public Builder statusesOfTeams() {
            this.statusesOfTeams = true;
            return this;
        }

        /** An issue with a time of its resolution is resolved, whatever its status. */
        public Builder finishedByTime() {
            this.finishedByTime = true;
            return this;
        }

        /** The source puts a quote before what a spreadsheet would read as a formula. */
        public Builder guardingFormulas() {
            this.guarded = true;
            return this;
        }

        /** The source puts such a quote also before a text that begins with one. */
        public Builder escapingGuards() {
            this.escaping = true;
            return this;
        }

        /** The source writes numbers with a point before their decimals, and nothing between thousands. */
        public Builder pointed() {
            this.pointed = true;
            return this;
        }

        /** A key says when its issue was made, where no column does. */
        public Builder timedByKeys() {
            this.timedKeys = true;
            return this;
        }

        /** A table can have a column of titles for each level of a tree, in which a row is a part of one above it. */
        public Builder inTrees() {
            this.tree = true;
            return this;
        }

        /** What the header calls a custom field, with {@code %s} for its name. */
        public Builder customField(String... patterns) {
            customFields.addAll(List.of(patterns));
            return this;
        }

        /** A field may have several columns of one name, and one with several values has one for each of them. */
        public Builder fieldsRepeat() {
            this.fieldsRepeat = true;
            return this;
        }

        /** Several options of a custom field are in one cell, with this between them instead of a comma. */
        public Builder optionsSeparatedBy(char character) {
            this.betweenOptions = character;
            return this;
        }

        /**
         * A row with anything in one of these columns is no issue, and is passed over.
         *
         * @param things what such rows are, for a person to read
         */
        public Builder passingOver(String things, String... columns) {
            this.noIssue = new NoIssue(things, List.of(columns));
            return this;
        }

        /** The zone of all times that are written without one. */
        public Builder zone(ZoneId value) {
            this.zone = value;
            return this;
        }

        /** Its tables are in blocks. */
        public Builder inBlocks(Blocks value) {
            this.blocks = value;
            return this;
        }

        /** Its descriptions and comments are written in this, and not in Markdown. */
        public Builder writtenIn(Markup value) {
            this.markup = value;
            return this;
        }

        public ImportFormat build() {
            Traits traits = new Traits(
                    name,
                    own,
                    List.copyOf(signs),
                    Map.copyOf(statuses),
                    statusesOfTeams,
                    finishedByTime,
                    guarded,
                    escaping,
                    pointed,
                    tree,
                    timedKeys,
                    List.copyOf(customFields),
                    fieldsRepeat,
                    betweenOptions,
                    noIssue,
                    zone,
                    blocks,
                    markup);
            return new ImportFormat(traits, columns, Map.of());
        }
    }
}
