package dev.issuetracker.application.importing.file;

import dev.issuetracker.domain.issue.value.IssueField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One data row of a file: what an imported issue consists of. Nothing in it was checked against the rules of an issue
 * yet.
 *
 * @param line the line of the file on which the row begins, from 1; for a spreadsheet the number of its row
 * @param values what the row says of each field that the file has a column for, unless that column is one of the
 *     problems
 * @param past what it says of the issue in its source
 * @param problems what is wrong with the row as a part of its file; with any, the row is rejected
 * @param notes what was not understood and keeps no row out
 * @param cells as the file has them, for the sender of a row that is rejected
 */
public record ImportRow(
        long line,
        Map<IssueField<?>, ImportValue> values,
        ImportPast past,
        List<ImportProblem> problems,
        List<ImportProblem> notes,
        List<String> cells) {
    public ImportRow {
        values = Map.copyOf(values);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
        cells = List.copyOf(cells);
    }

    /** A row of which nothing is known but its values. */
    public ImportRow(long line, Map<IssueField<?>, ImportValue> values, List<ImportProblem> problems) {
        this(line, values, ImportPast.NONE, problems, List.of(), List.of());
    }

    /** The same row with more problems. */
    public ImportRow with(List<ImportProblem> more) {
        return new ImportRow(
                line,
                values,
                past,
                Stream.concat(problems.stream(), more.stream()).toList(),
                notes,
                cells);
    }

    /** The same row with other values. */
    public ImportRow withValues(Map<IssueField<?>, ImportValue> other) {
        return new ImportRow(line, other, past, problems, notes, cells);
    }

    /** The same row with other cells. */
    public ImportRow withCells(List<String> other) {
        return new ImportRow(line, values, past, problems, notes, other);
    }

    /** A row without its cells. */
    public ImportRow(
            long line,
            Map<IssueField<?>, ImportValue> values,
            ImportPast past,
            List<ImportProblem> problems,
            List<ImportProblem> notes) {
        this(line, values, past, problems, notes, List.of());
    }

    /** What says that the row is no issue; empty when it is one. */
    public Optional<ImportProblem> noIssue() {
        return problems.stream().filter(ImportProblem::saysNoIssue).findFirst();
    }

    /** What the row says of a field; nothing where the file has no column for it. */
    public ImportValue value(IssueField<?> field) {
        return values.getOrDefault(field, ImportValue.NONE);
    }
}
