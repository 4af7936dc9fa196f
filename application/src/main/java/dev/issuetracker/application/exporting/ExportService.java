package dev.issuetracker.application.exporting;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.issue.find.FindIssues;
import dev.issuetracker.application.issue.find.FoundIssues;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.issue.Issue;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Exports of issues: any number of them, as they were at one moment. */
public final class ExportService {
    private final ExportPlaces places;
    private final IssueService issues;
    private final Fields fields;
    private final IssueFiles files;

    public ExportService(ExportPlaces places, IssueService issues, Fields fields, IssueFiles files) {
        this.places = places;
        this.issues = issues;
        this.fields = fields;
        this.files = files;
    }

    /**
     * Writes the issues that a command finds to a file. They are read twice when the format may have no room for them:
     * that is found before anything is written.
     *
     * @param out opened when it is sure that the command is right and the format has room; it is not closed
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations, {@code OVERLOADED} while others export,
     *     or {@code EXPORT_IMPOSSIBLE} when the format has no room for an issue
     */
    public void export(Caller by, FindIssues command, ExportFormat format, Supplier<OutputStream> out) {
        by.demand(Permission.READ);
        places.export(by, AuditEvent.ISSUES_EXPORTED, at -> {
            FoundIssues found = issues.find(by, command);
            List<Field> columns = fields.all();
            files.check(format, columns).ifPresent(check -> write(found, check));
            write(found, files.begin(format, columns, out.get()));
        });
    }

    private static void write(FoundIssues found, IssueWriter opened) {
        try (IssueWriter writer = opened) {
            found.forEach(writer::write);
            writer.end();
        }
    }

    /**
     * The same for a format that the caller writes.
     *
     * @param reader takes the issues one after the other
     * @throws TrackerException as above
     */
    public void export(Caller by, FindIssues command, Consumer<Issue> reader) {
        by.demand(Permission.READ);
        places.export(
                by, AuditEvent.ISSUES_EXPORTED, at -> issues.find(by, command).forEach(reader));
    }
}
