package dev.issuetracker.application.report;

import java.util.List;

/** A report as a table. An empty text is an empty cell. */
public record ReportTable(List<String> columns, List<List<String>> rows) {
    public ReportTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
