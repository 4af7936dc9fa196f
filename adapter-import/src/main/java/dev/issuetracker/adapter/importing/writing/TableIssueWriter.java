package dev.issuetracker.adapter.importing.writing;

import dev.issuetracker.application.exporting.IssueWriter;
import dev.issuetracker.application.exporting.TableWriter;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.Issue;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes issues to a table, with a header that the importer knows. */
public final class TableIssueWriter implements IssueWriter {
    private final IssueTable issues;
    private final TableWriter table;
    private final UnaryOperator<String> guard;

    /**
     * Writes the header.
     *
     * @param guard what a cell has for a text, so that no spreadsheet takes it for a formula
     */
    public TableIssueWriter(List<Field> fields, TableWriter table, UnaryOperator<String> guard) {
        this.issues = new IssueTable(fields);
        this.table = table;
        this.guard = guard;
        print(issues.names());
    }

    @Override
    public void write(Issue issue) {
        print(issues.cells(issue));
    }

    private void print(List<String> cells) {
        table.write(cells.stream().map(guard).toList());
    }

    @Override
    public void end() {
        table.end();
    }

    @Override
    public void close() {
        table.close();
    }
}
