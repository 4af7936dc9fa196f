package dev.issuetracker.adapter.persistence.row;

import dev.issuetracker.adapter.persistence.sql.LargeTexts;
import dev.issuetracker.domain.issue.value.IssueField;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the fields of an issue are stored, one line a field. Whatever reads or writes values goes through this list: for
 * another text it takes a line here and a migration that adds its three columns. The fields that a team added are
 * together in one, as {@link PackedFields} has them.
 */
public final class IssueColumns {
    private static final IssueColumn<String> TITLE = new IssueColumn.Text(IssueField.TITLE);
    private static final IssueColumn<String> DESCRIPTION = new IssueColumn.LargeText(IssueField.DESCRIPTION);
    public static final IssueColumn<?> LABELS = new IssueColumn.Labels(IssueField.LABELS);

    /** In the order of {@link IssueField#ALL}. */
    static final List<IssueColumn<?>> ALL = List.of(
            TITLE,
            DESCRIPTION,
            new IssueColumn.StatusCode(IssueField.STATUS),
            new IssueColumn.Person(IssueField.ASSIGNEE, "a", "f", "t"),
            LABELS,
            new IssueColumn.IssueId(IssueField.PARENT));

    /** Those that have a column of {@code issues}. */
    public static final List<IssueColumn<?>> IN_ISSUES =
            ALL.stream().filter(IssueColumn::inIssues).toList();

    /** The texts that a search looks into, in the order in which {@code search_text} holds them. */
    public static final List<IssueColumn<String>> SEARCHED = List.of(TITLE, DESCRIPTION);

    /** The expression for how long all texts of the issue {@code i} are together that may be large. */
    public static final String OCTETS = ALL.stream()
            .filter(IssueColumn::large)
            .map(column -> "octet_length(i." + column.name() + ") + ")
            .collect(Collectors.joining("", "", "octet_length(i.fields)"));

    private IssueColumns() {}

    /** Which of the texts that may be large a statement reads. */
    enum Texts {
        ALL,
        /**
         * Only where all of them together are short, the added fields among them; a column {@code octets} has their
         * length, as {@link LargeTexts} needs it.
         */
        SHORT,
        /** Empty texts in their place; the added fields are read. */
        NONE
    }

    /** The expressions that select the values of the issue {@code i}, except its labels. */
    static String selected(Texts texts) {
        String values = IN_ISSUES.stream()
                .map(column -> column.large() ? large(column, texts) : column.selected())
                .collect(Collectors.joining(", "));
        return texts == Texts.SHORT
                ? values + ", " + ifShort(OCTETS, "i.fields", "''") + " AS fields, " + OCTETS + " AS octets"
                : values + ", i.fields";
    }

    private static String large(IssueColumn<?> column, Texts texts) {
        return switch (texts) {
            case ALL -> column.selected();
            case SHORT -> ifShort(OCTETS, column.selected(), "''") + " AS " + column.name();
            case NONE -> "'' AS " + column.name();
        };
    }

    /** The expressions that select what a version of the history {@code h} changed of the values. */
    static String changesSelected(Texts texts) {
        List<String> large = ALL.stream()
                .filter(IssueColumn::large)
                .flatMap(column -> column.changeNames().stream())
                .toList();
        List<String> fields = List.of("fields_from", "fields_to");
        String octets = Stream.concat(large.stream(), fields.stream())
                .map(name -> "coalesce(octet_length(h." + name + "), 0)")
                .collect(Collectors.joining(" + "));
        Stream<String> mayBeLarge = Stream.concat(
                large.stream().map(name -> change(name, octets, texts)),
                fields.stream().map(name -> change(name, octets, texts == Texts.NONE ? Texts.ALL : texts)));
        String changes = Stream.concat(
                        ALL.stream()
                                .filter(column -> !column.large())
                                .flatMap(column -> column.changeSelected().stream()),
                        mayBeLarge)
                .collect(Collectors.joining(", "));
        return texts == Texts.SHORT ? changes + ", " + octets + " AS octets" : changes;
    }

    private static String change(String name, String octets, Texts texts) {
        return switch (texts) {
            case ALL -> "h." + name;
            case SHORT -> ifShort(octets, "h." + name, "NULL") + " AS " + name;
            case NONE -> "CASE WHEN h." + name + " IS NOT NULL THEN '' END AS " + name;
        };
    }

    private static String ifShort(String octets, String text, String otherwise) {
        return "CASE WHEN " + octets + " <= " + LargeTexts.SHORT + " THEN " + text + " ELSE " + otherwise + " END";
    }

    /**
     * How an update sets the values, except the labels.
     *
     * @param from with the name of a column after it, what the column becomes
     */
    public static String assignments(String from) {
        return IN_ISSUES.stream().map(column -> column.assignment(from)).collect(Collectors.joining(", "));
    }
}
