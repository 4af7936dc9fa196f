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
 *     violations
 * @param past what it says of the issue in its source
 * @param violations what is wrong with the row as a part of its file; with any, the row is rejected
 * @param notes what was not understood and keeps no row out
 * @param cells as the file has them, for the sender of a row that is rejected
 */
public record ImportRow(
        long line,
        Map<IssueField<?>, ImportValue> values,
        ImportPast past,
        List<FileViolation> violations,
        List<FileViolation> notes,
        List<String> cells) {
    public ImportRow {
        values = Map.copyOf(values);
        violations = List.copyOf(violations);
        notes = List.copyOf(notes);
        cells = List.copyOf(cells);
    }

    /** A row of which nothing is known but its values. */
    public ImportRow(long line, Map<IssueField<?>, ImportValue> values, List<FileViolation> violations) {
        this(line, values, ImportPast.NONE, violations, List.of(), List.of());
    }

    /** The same row with more violations. */
    public ImportRow with(List<FileViolation> more) {
        return new ImportRow(
                line,
                values,
                past,
                Stream.concat(violations.stream(), more.stream()).toList(),
                notes,
                cells);
    }

    /** The same row with other values. */
    public ImportRow withValues(Map<IssueField<?>, ImportValue> other) {
        return new ImportRow(line, other, past, violations, notes, cells);
    }

    /** The same row with other cells. */
    public ImportRow withCells(List<String> other) {
        return new ImportRow(line, values, past, violations, notes, other);
    }

    /** A row without its cells. */
    public ImportRow(
            long line,
            Map<IssueField<?>, ImportValue> values,
            ImportPast past,
            List<FileViolation> violations,
            List<FileViolation> notes) {
        this(line, values, past, violations, notes, List.of());
    }

    /** What says that the row is no issue; empty when it is one. */
    public Optional<FileViolation> noIssue() {
        return violations.stream().filter(FileViolation::saysNoIssue).findFirst();
    }

    /** What the row says of a field; nothing where the file has no column for it. */
    public ImportValue value(IssueField<?> field) {
        return values.getOrDefault(field, ImportValue.NONE);
    }
}
