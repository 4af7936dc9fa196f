package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.link.Relation;
import dev.issuetracker.domain.text.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column that is read.
 *
 * @param required whether a file without it is rejected
 * @param repeats whether the source writes several columns of this name, all of which count
 * @param words what headers call it, in any case; the first one that a header has is the one
 * @param separator what separates the names in a cell that lists several
 * @param unit what a number of the source is divided by
 * @param meanings the option for each word of the source that differs from it, by folded words; an empty one is none
 */
public record Column(
        Target target,
        CellKind kind,
        boolean required,
        boolean repeats,
        List<String> words,
        char separator,
        BigDecimal unit,
        Map<String, String> meanings) {
    public Column {
        words = List.copyOf(words);
        meanings = Map.copyOf(meanings);
    }

    private static Column of(Target target, CellKind kind, String... words) {
        return new Column(target, kind, false, false, List.of(words), ',', BigDecimal.ONE, Map.of());
    }

    /** A column that fills what every issue has. */
    public static Column of(IssueField<?> field, CellKind kind, String... words) {
        return of(new Target.Value(field), kind, words);
    }

    /** A column that fills the added field of this name, if there is one. */
    public static Column named(String field, CellKind kind, String... words) {
        return of(new Target.Named(field), kind, words);
    }

    /** A column of what was before the import. */
    public static Column past(Target.Past past, String... words) {
        CellKind kind = switch (past) {
            case CREATED, UPDATED, RESOLVED -> CellKind.TIME;
            case COMMENT, COMMENT_OBJECTS, COMMENT_TEXTS, COMMENT_AUTHORS, COMMENT_TIMES -> CellKind.TEXT;
            case KEY,
                    URL,
                    AUTHOR,
                    NUMBER,
                    PARENT,
                    PARENT_LINE,
                    PARENT_NUMBER,
                    EPIC,
                    PARENT_TITLE,
                    CATEGORY,
                    OFFSET,
                    FINISHED -> CellKind.NAME;
        };
        return of(past, kind, words);
    }

    /**
     * A column with the keys of other issues, which repeats.
     *
     * @param relation what the issue of the row is to them
     */
    public static Column link(Relation relation, String... words) {
        return of(new Target.Link(relation), CellKind.LIST, words).repeated();
    }

    /**
     * A column with links such as {@code Blocks #12, Related to #7}, or with an array of JSON objects for them.
     *
     * @param words what the source calls relations, in any case
     */
    public static Column wordedLinks(Map<String, Relation> words, String... names) {
        Map<String, Relation> folded = words.entrySet().stream()
                .collect(Collectors.toMap(each -> Names.folded(each.getKey()), Map.Entry::getValue));
        return of(new Target.WordedLinks(folded), CellKind.TEXT, names);
    }

    /** The column that is called like an added field. */
    static Column of(Field field) {
        return of(new Target.Value(AddedFields.of(field.ref())), kind(field), field.name());
    }

    private static CellKind kind(Field field) {
        return switch (field.type()) {
            case TEXT -> CellKind.TEXT;
            case NUMBER -> CellKind.NUMBER;
            case DATE -> CellKind.DATE;
            case SELECT, USER -> CellKind.NAME;
            case MULTI_SELECT -> CellKind.LIST;
        };
    }

    /** A file without it is rejected. */
    public Column asRequired() {
        return new Column(target, kind, true, repeats, words, separator, unit, meanings);
    }

    /** The source writes several columns of this name. */
    public Column repeated() {
        return new Column(target, kind, required, true, words, separator, unit, meanings);
    }

    /** Names in a cell are separated by this instead of a comma. */
    public Column separatedBy(char character) {
        return new Column(target, kind, required, repeats, words, character, unit, meanings);
    }

    /** Numbers are divided by this. */
    public Column inUnitsOf(long size) {
        return new Column(target, kind, required, repeats, words, separator, BigDecimal.valueOf(size), meanings);
    }

    /** Adds what words of the source mean: an option, and after it every word for that. */
    public Column meaning(String option, String... sourceWords) {
        Map<String, String> all = Stream.of(sourceWords).collect(Collectors.toMap(Names::folded, word -> option));
        all.putAll(meanings);
        return new Column(target, kind, required, repeats, words, separator, unit, all);
    }

    /** The same column; what the sender says of a word comes before what the page does. An empty meaning is none. */
    Column said(Map<String, String> meant) {
        Map<String, String> all = new HashMap<>(meanings);
        meant.forEach((word, meaning) -> all.put(Names.folded(word), meaning));
        return new Column(target, kind, required, repeats, words, separator, unit, all);
    }

    /** The column, which headers call by this word too. */
    Column alsoCalled(String word) {
        List<String> all = new ArrayList<>(words);
        all.add(word);
        return new Column(target, kind, required, repeats, all, separator, unit, meanings);
    }

    /** The column with an added field for its target. It is found by the name of that too, and its options win. */
    Column filling(Field field) {
        List<String> all = new ArrayList<>(words);
        all.add(field.name());
        boolean plain = kind == CellKind.TEXT || kind == CellKind.NAME || kind == CellKind.LIST;
        return new Column(
                new Target.Value(AddedFields.of(field.ref())),
                plain ? kind(field) : kind,
                required,
                repeats,
                all,
                separator,
                unit,
                meaningsBeside(field));
    }

    private Map<String, String> meaningsBeside(Field field) {
        return meanings.entrySet().stream()
                .filter(meaning -> field.option(meaning.getKey()).isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The tracker's word for one of the source. */
    String meaning(String word) {
        return meanings.isEmpty() ? word : meanings.getOrDefault(Names.folded(word), word);
    }

    /** Whether it is said what a word of the source means. */
    boolean means(String word) {
        return meanings.containsKey(Names.folded(word));
    }

    /** What a message calls it. */
    String word() {
        return words.get(0);
    }

    /** The place of a header's name among the words; empty when it is none of them. */
    OptionalInt rank(String name) {
        String folded = Names.folded(name);
        for (int i = 0; i < words.size(); i++) {
            if (Names.folded(words.get(i)).equals(folded)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    boolean numbered() {
        return kind == CellKind.NUMBER;
    }

    boolean dated() {
        return kind == CellKind.DATE
                || kind == CellKind.PERIOD
                || kind == CellKind.TIME
                || target == Target.Past.COMMENT;
    }
}
