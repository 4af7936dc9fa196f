package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.text.CaseFolding;
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
public final class ImportFormat {
    /** The tracker's own format: fields and statuses are called as in the API. */
    public static final ImportFormat TRACKER = named("tracker")
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "title").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "description"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "status").asRequired())
            .column(Column.of(IssueField.LABELS, CellKind.LIST, "labels").asRequired())
            .column(Column.of(IssueField.ASSIGNEE, CellKind.NAME, "assignee"))
            .guardingFormulas()
            .build();

    private final Traits traits;
    private final List<Column> columns;

    /** What does not depend on the fields that a team has. */
    private record Traits(
            String name,
            List<Sign> signs,
            Map<String, Status> statuses,
            boolean statusesOfTeams,
            boolean finishedByTime,
            boolean guarded,
            @Nullable String customField,
            @Nullable ZoneId zone) {}

    private ImportFormat(Traits traits, List<Column> columns) {
        this.traits = traits;
        this.columns = List.copyOf(columns);
    }

    /** Begins the page of a program. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** What answers and requests call it. */
    public String name() {
        return traits.name();
    }

    /** Whether it is the tracker's own. That has no sign: a file that shows none of another program is read by it. */
    boolean own() {
        return traits.signs().isEmpty();
    }

    /** Whether the names of a header are those of this format. */
    public boolean recognises(List<String> names) {
        List<String> folded = names.stream().map(Words::folded).toList();
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
        return new ImportFormat(traits, all);
    }

    private Column column(Field field) {
        Column column = Column.of(field);
        String pattern = traits.customField();
        return pattern == null ? column : column.alsoCalled(pattern.formatted(field.name()));
    }

    List<Column> columns() {
        return columns;
    }

    /** The column that a header's name means. */
    Optional<Column> column(String header) {
        return columns.stream().filter(column -> column.rank(header) >= 0).findFirst();
    }

    /** Whether a header has every column that is required. */
    public boolean complete(List<String> names) {
        return columns.stream()
                .filter(Column::required)
                .allMatch(column -> names.stream().anyMatch(name -> column.rank(name) >= 0));
    }

    /** How many columns the names of a header mean. */
    public int known(List<String> names) {
        return (int) names.stream()
                .map(this::column)
                .flatMap(Optional::stream)
                .distinct()
                .count();
    }

    /** What a word of the source means; empty when that is not known. */
    Optional<Status> status(String word) {
        String folded = Words.folded(word);
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

    /** Whether a quote before what a spreadsheet would read as a formula is no part of the text. */
    boolean guarded() {
        return traits.guarded();
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
        private final List<Column> columns = new ArrayList<>();
        private final Map<String, Status> statuses = new HashMap<>();
        private boolean statusesOfTeams;
        private boolean finishedByTime;
        private boolean guarded;
        private @Nullable String customField;
        private @Nullable ZoneId zone;

        private Builder(String name) {
            this.name = name;
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
            Stream.of(words).forEach(word -> statuses.put(Words.folded(word), status));
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

        /** What the header calls a custom field, with {@code %s} for its name. */
        public Builder customField(String pattern) {
            this.customField = pattern;
            return this;
        }

        /** The zone of all times that are written without one. */
        public Builder zone(ZoneId value) {
            this.zone = value;
            return this;
        }

        public ImportFormat build() {
            Traits traits = new Traits(
                    name,
                    List.copyOf(signs),
                    Map.copyOf(statuses),
                    statusesOfTeams,
                    finishedByTime,
                    guarded,
                    customField,
                    zone);
            return new ImportFormat(traits, columns);
        }
    }
}
