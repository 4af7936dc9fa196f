package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.LargeTexts;
import dev.issuetracker.domain.issue.value.IssueField;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the fields of an issue are stored, one line a field. Whatever reads or writes values goes through this list: for
 * another text it takes a line here and a migration that adds its three columns.
 */
final class IssueColumns {
    private static final IssueColumn<String> TITLE = new IssueColumn.Text(IssueField.TITLE);
    private static final IssueColumn<String> DESCRIPTION = new IssueColumn.LargeText(IssueField.DESCRIPTION);
    static final IssueColumn<?> LABELS = new IssueColumn.Labels(IssueField.LABELS);

    /** In the order of {@link IssueField#ALL}. */
    static final List<IssueColumn<?>> ALL = List.of(
            TITLE,
            DESCRIPTION,
            new IssueColumn.StatusCode(IssueField.STATUS),
            new IssueColumn.Person(IssueField.ASSIGNEE, "a", "f", "t"),
            LABELS);

    /** Those that have a column of {@code issues}. */
    static final List<IssueColumn<?>> IN_ISSUES =
            ALL.stream().filter(IssueColumn::inIssues).toList();

    /** The texts that a search looks into, in the order in which {@code search_text} holds them. */
    static final List<IssueColumn<String>> SEARCHED = List.of(TITLE, DESCRIPTION);

    private IssueColumns() {}

    /** Which of the texts that may be large a statement reads. */
    enum Texts {
        ALL,
        /**
         * Only where all of them together are short; a column {@code octets} has their length, as {@link LargeTexts}
         * needs it.
         */
        SHORT,
        /** Empty texts in their place. */
        NONE
    }

    /** The expressions that select the values of the issue {@code i}, except its labels. */
    static String selected(Texts texts) {
        String octets = octets(column -> "octet_length(i." + column.name() + ")");
        String values = IN_ISSUES.stream()
                .map(column -> column.large() ? large(column, texts, octets) : column.selected())
                .collect(Collectors.joining(", "));
        return texts == Texts.SHORT ? values + ", " + octets + " AS octets" : values;
    }

    private static String large(IssueColumn<?> column, Texts texts, String octets) {
        return switch (texts) {
            case ALL -> column.selected();
            case SHORT ->
                "CASE WHEN " + octets + " <= " + LargeTexts.SHORT + " THEN " + column.selected() + " ELSE '' END AS "
                        + column.name();
            case NONE -> "'' AS " + column.name();
        };
    }

    /** The expressions that select what a version of the history {@code h} changed of the values. */
    static String changesSelected(Texts texts) {
        String octets = octets(column -> column.changeNames().stream()
                .map(name -> "coalesce(octet_length(h." + name + "), 0)")
                .collect(Collectors.joining(" + ")));
        String changes = ALL.stream()
                .flatMap(column -> column.large() && texts == Texts.SHORT
                        ? column.changeNames().stream()
                                .map(name -> "CASE WHEN " + octets + " <= " + LargeTexts.SHORT + " THEN h." + name
                                        + " END AS " + name)
                        : column.changeSelected().stream())
                .collect(Collectors.joining(", "));
        return texts == Texts.SHORT ? changes + ", " + octets + " AS octets" : changes;
    }

    private static String octets(Function<IssueColumn<?>, String> length) {
        return ALL.stream().filter(IssueColumn::large).map(length).collect(Collectors.joining(" + "));
    }

    /** How an update sets the values, except the labels. */
    static String assignments() {
        return IN_ISSUES.stream().map(IssueColumn::assignment).collect(Collectors.joining(", "));
    }
}
