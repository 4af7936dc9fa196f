package dev.issuetracker.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.exporting.ExportFormat;
import dev.issuetracker.application.exporting.ExportPlaces;
import dev.issuetracker.application.exporting.ExportService;
import dev.issuetracker.application.exporting.IssueFiles;
import dev.issuetracker.application.exporting.IssueWriter;
import dev.issuetracker.application.issue.CreateIssue;
import dev.issuetracker.application.issue.EditIssue;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.issue.find.FindIssues;
import dev.issuetracker.domain.OwnThread;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports on a database that others write meanwhile. */
class ExportTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");
    private static final int ISSUES = 450;
    private static final FindIssues ALL = FindIssues.of(IssueFilter.all()).sort(new IssueSort(IssueSort.By.ID, false));

    @TempDir
    Path folder;

    private enum Kind {
        SQLITE,
        POSTGRESQL
    }

    private Database open(Kind kind) {
        return Database.open(
                kind == Kind.SQLITE
                        ? DatabaseSettings.sqlite(folder.resolve("tracker.db"))
                        : PostgresqlServer.freshDatabase());
    }

    /** The titles of the issues that are checked, and of those that are written. */
    private static final class Titles {
        final List<String> checked = new ArrayList<>();
        final List<String> written = new ArrayList<>();
    }

    /** Takes the titles of issues into a list. */
    private record NotedWriter(List<String> titles) implements IssueWriter {
        @Override
        public void write(Issue issue) {
            titles.add(issue.title());
        }

        @Override
        public void end() {
            // Nothing was kept back.
        }

        @Override
        public void close() {
            // Nothing was taken.
        }
    }

    private record NotedFiles(Titles titles) implements IssueFiles {
        @Override
        public IssueWriter begin(ExportFormat format, List<Field> fields, OutputStream out) {
            return new NotedWriter(titles.written);
        }

        @Override
        public Optional<IssueWriter> check(ExportFormat format, List<Field> fields) {
            return Optional.of(new NotedWriter(titles.checked));
        }
    }

    /** A tracker with many issues. */
    private static final class Exporting {
        final Caller jane;
        final IssueService issues;
        final ExportService exports;
        final Titles titles = new Titles();

        Exporting(Database database) {
            IssuePorts ports = database.issuePorts(Clock.systemUTC());
            jane = Callers.of(
                    database.transactions().in(() -> database.users().add("jane", "jane@example.org", "hash", AT)));
            issues = new IssueService(ports);
            exports = new ExportService(
                    new ExportPlaces(database.transactions(), database.auditLog(), ports.clock()),
                    issues,
                    database.fields(),
                    new NotedFiles(titles));
            database.transactions()
                    .run(() -> database.issues()
                            .add(
                                    Collections.nCopies(ISSUES, IssueDraft.of("Before", "")),
                                    jane.user().ref(),
                                    AT));
        }

        void edit() {
            issues.edit(jane, ISSUES, EditIssue.of(1L).with(IssueField.TITLE, "After"));
            issues.create(jane, new CreateIssue().with(IssueField.TITLE, "New"));
        }

        /** Does something at the first issue that is written, on another thread. */
        List<String> export(Runnable beside) {
            List<String> titles = new ArrayList<>();
            exports.export(jane, ALL, issue -> {
                if (titles.isEmpty()) {
                    CompletableFuture.runAsync(beside, OwnThread.EACH).join();
                }
                titles.add(issue.title());
            });
            return titles;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyIssueIsAsItWasAtOneMoment(Kind kind) {
        try (Database database = open(kind)) {
            Exporting tracker = new Exporting(database);
            List<String> titles = tracker.export(tracker::edit);

            assertEquals(Collections.nCopies(ISSUES, "Before"), titles);
            assertEquals(ISSUES + 1, tracker.export(() -> {}).size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsCheckedIsWhatIsWritten(Kind kind) {
        try (Database database = open(kind)) {
            Exporting tracker = new Exporting(database);
            tracker.exports.export(tracker.jane, ALL, ExportFormat.XLSX, () -> {
                CompletableFuture.runAsync(tracker::edit, OwnThread.EACH).join();
                return OutputStream.nullOutputStream();
            });

            assertEquals(Collections.nCopies(ISSUES, "Before"), tracker.titles.checked);
            assertEquals(tracker.titles.checked, tracker.titles.written);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlySoManyAreWrittenAtOnce(Kind kind) {
        try (Database database = open(kind)) {
            Exporting tracker = new Exporting(database);
            List<ErrorCode> rejections = new ArrayList<>();
            tracker.export(() -> tracker.export(
                    () -> rejections.add(assertThrows(TrackerException.class, () -> tracker.export(() -> {}))
                            .code())));

            assertEquals(List.of(ErrorCode.OVERLOADED), rejections);
        }
    }
}
