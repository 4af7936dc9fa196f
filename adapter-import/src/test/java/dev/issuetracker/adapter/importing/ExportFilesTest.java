package dev.issuetracker.adapter.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.exporting.ExportFormat;
import dev.issuetracker.application.exporting.IssueWriter;
import dev.issuetracker.application.exporting.TableWriter;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.user.UserRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is exported can be imported again, text by text. */
class ExportFilesTest {
    private static final UserRef JANE = new UserRef(1, "jane");
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");
    private static final String[] PIECES = {
        "a", "9", " ", ",", ";", "\t", "\"", "\n", "é", "日本", "😀", "'", "=", "+", "@", "&", "<", "]]>", "_x000D_",
        "\uFFFE", "\uFFFF", "_xFFFF_"
    };

    @TempDir
    Path directory;

    private static Issue issue(long id, String title, String description) {
        return Issue.of(IssueDraft.of(title, description), id, JANE, AT);
    }

    private static byte[] written(ExportFormat format, List<Issue> issues) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (IssueWriter writer = new ExportFiles().begin(format, List.of(), out)) {
            issues.forEach(writer::write);
            writer.end();
        }
        return out.toByteArray();
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(8), 0, PIECES.length)
                .mapToObj(at -> PIECES[at])
                .collect(Collectors.joining())
                .strip();
    }

    @ParameterizedTest
    @EnumSource
    void anyTextComesBack(ExportFormat format) {
        Random random = new Random(20261126);
        List<Issue> issues = new ArrayList<>();
        for (long id = 1; id <= 2_000; id++) {
            issues.add(issue(id, ("x" + text(random)).replaceAll("[\n\t]", " "), text(random)));
        }
        issues.add(issue(2_001, "=cmd|' /C calc'!A0", "'=literal"));

        ImportFile file = Read.file(directory, "issues." + format.name(), written(format, issues));
        List<String> read = new ArrayList<>();
        Read.files().read(file, List.of(), new RowReader.Sink() {
            @Override
            public void columns(ImportColumns columns) {}

            @Override
            public void row(ImportRow row) {
                read.add(text(row, IssueField.TITLE) + "|" + text(row, IssueField.DESCRIPTION));
            }
        });

        assertEquals(issues.stream().map(ExportFilesTest::shown).toList(), read);
    }

    private static String text(ImportRow row, IssueField<String> field) {
        return Objects.requireNonNull(row.values().get(field)).text();
    }

    private static String shown(Issue issue) {
        return issue.title() + "|" + issue.description();
    }

    @ParameterizedTest
    @EnumSource
    void rowsComeBackAsTheyAre(ExportFormat format) {
        List<List<String>> rows = List.of(
                List.of("title", "labels"),
                List.of("'=1+1", "=2"),
                List.of("Two\nlines", "_x000D_"),
                List.of("\uFFFE a \uFFFF", "_xFFFF_"),
                List.of("'", "\""));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = new ExportFiles().begin(format, out)) {
            rows.forEach(writer::write);
            writer.end();
        }
        assertEquals(
                rows,
                Read.of(Read.files(), Read.file(directory, "rows." + format.name(), out.toByteArray()))
                        .rows());
    }

    @Test
    void workbookHasWhatXmlCannotCarry() {
        List<List<String>> rows = List.of(List.of("title"), List.of("a\u0000b\u001Fc\uFFFFd\uD83De"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = new ExportFiles().begin(ExportFormat.XLSX, out)) {
            rows.forEach(writer::write);
            writer.end();
        }
        assertEquals(
                rows,
                Read.of(Read.files(), Read.file(directory, "rows.xlsx", out.toByteArray()))
                        .rows());
    }

    @Test
    void cellThatIsTooLongAsItIsWrittenIsRejected() {
        try (TableWriter writer = new ExportFiles().begin(ExportFormat.XLSX, new ByteArrayOutputStream())) {
            writer.write(List.of("title"));
            TrackerException rejected =
                    assertThrows(TrackerException.class, () -> writer.write(List.of("\uFFFF".repeat(5_000))));
            assertEquals(ErrorCode.EXPORT_IMPOSSIBLE, rejected.code());
        }
    }

    private long temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void workbookIsKeptInTheGivenFolderUntilItEnds() throws IOException {
        try (TableWriter writer =
                new ExportFiles(directory).begin(ExportFormat.XLSX, OutputStream.nullOutputStream())) {
            writer.write(List.of("title"));
            assertEquals(1, temporaryFiles());
            writer.end();
        }
        assertEquals(0, temporaryFiles());
    }

    @Test
    void textThatFitsNoCellIsNamedBeforeAnythingIsSent() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (IssueWriter writer = new ExportFiles().begin(ExportFormat.XLSX, List.of(), out)) {
            TrackerException exception =
                    assertThrows(TrackerException.class, () -> writer.write(issue(7, "Long", "x".repeat(40_000))));
            assertEquals(ErrorCode.EXPORT_IMPOSSIBLE, exception.code());
            assertTrue(String.valueOf(exception.getMessage()).contains("the row with id 7 has 40000 in description"));
        }
        assertEquals(0, out.size());
    }
}
