package dev.issuetracker.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.exporting.ExportPlaces;
import dev.issuetracker.application.exporting.ExportService;
import dev.issuetracker.application.issue.CreateIssue;
import dev.issuetracker.application.issue.EditIssue;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.issue.find.FindIssues;
import dev.issuetracker.domain.OwnThread;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

    /** A tracker with many issues. */
    private static final class Exporting {
        final Caller jane;
        final IssueService issues;
        final ExportService exports;

        Exporting(Database database) {
            IssuePorts ports = database.issuePorts(Clock.systemUTC());
            jane = Callers.of(
                    database.transactions().in(() -> database.users().add("jane", "jane@example.org", "hash", AT)));
            issues = new IssueService(ports);
            exports = new ExportService(
                    new ExportPlaces(database.transactions(), database.auditLog(), ports.clock()),
                    issues,
                    database.fields(),
                    (format, fields, out) -> {
                        throw new AssertionError("no file is wanted");
                    });
            database.transactions()
                    .run(() -> database.issues()
                            .add(
                                    Collections.nCopies(ISSUES, IssueDraft.of("Before", "")),
                                    jane.user().ref(),
                                    AT));
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
            List<String> titles = tracker.export(() -> {
                tracker.issues.edit(tracker.jane, ISSUES, EditIssue.of(1L).with(IssueField.TITLE, "After"));
                tracker.issues.create(tracker.jane, new CreateIssue().with(IssueField.TITLE, "New"));
            });

            assertEquals(Collections.nCopies(ISSUES, "Before"), titles);
            assertEquals(ISSUES + 1, tracker.export(() -> {}).size());
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
