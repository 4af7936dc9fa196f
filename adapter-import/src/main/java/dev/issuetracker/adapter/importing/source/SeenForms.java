package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.application.importing.file.FileViolation;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** In which forms the cells of each column are written. */
final class SeenForms<F extends Enum<F>> {
    private final Class<F> forms;
    private final Map<Column, Map<F, SeenCells>> seen = new LinkedHashMap<>();

    SeenForms(Class<F> forms) {
        this.forms = forms;
    }

    void add(Column column, F form, String cell, String line) {
        seen.computeIfAbsent(column, any -> new EnumMap<>(forms))
                .computeIfAbsent(form, any -> new SeenCells(cell))
                .on(line);
    }

    /** The columns of which anything was seen, in the order of their first cells. */
    Set<Column> columns() {
        return seen.keySet();
    }

    boolean has(Column column, F form) {
        return seen.getOrDefault(column, Map.of()).containsKey(form);
    }

    /** Which of two forms a column has; empty when it has neither or both. */
    Optional<F> only(Column column, F one, F other) {
        boolean isOne = has(column, one);
        return isOne == has(column, other) ? Optional.empty() : Optional.of(isOne ? one : other);
    }

    /**
     * Says of a column that nobody can know how to read it.
     *
     * @param things what its cells are, for a person to read
     * @param mend what to send
     */
    FileViolation violation(Column column, String code, String things, String why, String mend) {
        Map<F, SeenCells> cells = seen.getOrDefault(column, Map.of());
        String shown = cells.values().stream().map(SeenCells::shown).collect(Collectors.joining(" and "));
        return new FileViolation(
                column.word(),
                cells.values().iterator().next().example(),
                code,
                "The column " + column.word() + " has " + things + " such as " + shown + ". " + why + "; send " + mend
                        + ".");
    }
}
