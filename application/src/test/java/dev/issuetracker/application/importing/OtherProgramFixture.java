package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;

import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.issue.value.IssueField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The service of imports, reading a file of another program, which says of issues what they were there. */
abstract class OtherProgramFixture extends ImportServiceFixture {
    final List<ImportRow> rows = new ArrayList<>();
    /** Reads {@link #rows}. */
    final RowReader reader = (file, fields, sink) -> {
        sink.columns(new ImportColumns(null, 1, "jira", List.of("Summary"), "error", List.of()));
        rows.forEach(sink::row);
        return FACTS;
    };

    final List<TrackerEvent> heard = new ArrayList<>();
    final SettableClock clock = new SettableClock(NOON);
    final ImportService elsewhere = new ImportService(
            IssuePorts.of(store, new Events(store.transactions(), List.of(), List.of(heard::add)), clock),
            reader,
            importPorts());

    void add(Map<IssueField<?>, ImportValue> values, ImportPast past) {
        rows.add(new ImportRow(rows.size() + 2L, values, past, List.of(), List.of()));
    }

    static Map<IssueField<?>, ImportValue> values(String title, String status) {
        return Map.of(IssueField.TITLE, ImportValue.of(title), IssueField.STATUS, ImportValue.of(status));
    }
}
