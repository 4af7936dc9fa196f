package dev.issuetracker.adapter.importing.packed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.importing.Read;
import dev.issuetracker.adapter.importing.Workbook;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.FileFacts.Form;
import dev.issuetracker.application.importing.file.FileFacts.PackedFile;
import dev.issuetracker.application.importing.file.FileFacts.Sheets;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are imported together. */
class TogetherRowsTest implements RowReader.Sink {
    private static final String JIRA = "Summary,Issue key,Issue id,Status,Created";

    @TempDir
    private Path directory;

    private final List<String> titles = new ArrayList<>();
    private final List<List<String>> cells = new ArrayList<>();
    private final List<ImportColumns> headers = new ArrayList<>();
    private final List<ImportRow> rows = new ArrayList<>();

    @Override
    public void columns(ImportColumns columns) {
        headers.add(columns);
    }

    @Override
    public void row(ImportRow row) {
        rows.add(row);
        cells.add(row.cells());
        titles.add(headers.get(headers.size() - 1).file() + " " + row.line() + " "
                + row.values()
                        .getOrDefault(IssueField.TITLE, ImportValue.of(""))
                        .text());
    }

    private FileFacts read(Zip zip) {
        return read(zip.in(directory));
    }

    private FileFacts read(ImportFile file) {
        return Read.files().read(file, List.of(), this);
    }

    private List<String> violations() {
        return headers.stream()
                .flatMap(
                        header -> header.violations().stream().map(violation -> header.file() + " " + violation.code()))
                .toList();
    }

    @Test
    void filesOfAllKindsAreReadInTheOrderOfTheArchive() {
        byte[] sheet = Workbook.ofRows("<row r=\"1\"><c t=\"inlineStr\"><is><t>title</t></is></c>"
                + "<c t=\"inlineStr\"><is><t>status</t></is></c><c t=\"inlineStr\"><is><t>labels</t></is></c></row>"
                + "<row r=\"3\"><c t=\"inlineStr\"><is><t>c</t></is></c></row>");
        read(new Zip()
                .with("b.csv", "title,status,labels\n\nb,open,\n")
                .with("old/a.JSON", "[{\"title\": \"a\", \"status\": \"open\", \"labels\": []}]")
                .with("c.xlsx", sheet));
        assertEquals(List.of("b.csv 3 b", "old/a.JSON 1 a", "c.xlsx 3 c"), titles);
    }

    @Test
    void filesOfSystemsAndFoldersArePassedOver() {
        read(new Zip()
                .with("export/", "")
                .with("export/a.csv", "title,status,labels\na,open,\n")
                .with("__MACOSX/export/._a.csv", "x")
                .with("export/.DS_Store", "x"));
        assertEquals(List.of("export/a.csv 2 a"), titles);
    }

    @Test
    void unusedIsWhatNoneOfTheFilesHas() {
        FileChoices choices = FileChoices.NONE
                .withColumns(Map.of("note", "description", "nota", "none"))
                .withStatuses(Map.of("neu", Status.OPEN));
        FileFacts facts = read(new Zip()
                .with("a.csv", "title,status,labels,note\na,open,,x\n")
                .with("b.csv", "title,status,labels\nb,neu,\n")
                .in(directory)
                .with(choices));
        assertEquals(List.of(new FileFacts.Unused("none", "nota", null)), facts.unused());
    }

    @Test
    void factsOfAllFilesArePutTogether() {
        FileFacts facts = read(new Zip()
                .with("a.csv", "title,status,labels,note\na,open,,x\n")
                .with("b.csv", "title;status;labels;note\nb;open;;\nc;resolved;;y\n"));
        assertEquals("tracker", facts.format());
        assertEquals(new Form("UTF-8", null, 0, Sheets.NONE), facts.form());
        assertEquals(
                List.of(
                        new PackedFile("a.csv", 1, new Form("UTF-8", ",", 0, Sheets.NONE)),
                        new PackedFile("b.csv", 2, new Form("UTF-8", ";", 0, Sheets.NONE))),
                facts.files());
        assertEquals(
                List.of("title 3 a", "status 3 open", "labels 0 null"),
                facts.columns().read().stream()
                        .map(each -> each.column() + " " + each.values() + " " + each.example())
                        .toList());
        assertEquals(
                List.of(new FileFacts.IgnoredColumn("note", 2, "x")),
                facts.columns().ignored());
        assertEquals(
                List.of("open 2", "resolved 1"),
                facts.statuses().stream()
                        .map(each -> each.value() + " " + each.rows())
                        .toList());
    }

    @Test
    void oneFileShowsTheOrderOfTheDatesOfAnother() {
        read(new Zip()
                .with("1.csv", JIRA + "\na,A-1,1,Open,7/9/2026 10:00\n")
                .with("2.csv", JIRA + "\nb,A-2,2,Open,13/9/2026 10:00\n"));
        assertEquals(List.of(), violations());
        assertEquals("2026-09-07T10:00:00Z", String.valueOf(rows.get(0).past().created()));
    }

    @Test
    void datesThatNoFileDecidesAreNamedByFileAndLine() {
        read(new Zip()
                .with("1.csv", JIRA + "\na,A-1,1,Open,7/9/2026 10:00\n")
                .with("2.csv", JIRA + "\nb,A-2,2,Open,8/9/2026 10:00\n"));
        assertEquals(List.of("1.csv ambiguous_dates", "2.csv ambiguous_dates"), violations());
        FileViolation violation = headers.get(0).violations().get(0);
        assertTrue(violation.message().contains("(1.csv line 2, 2.csv line 2)"), violation.message());
    }

    @Test
    void cellsHaveTheColumnsOfAllFiles() {
        read(new Zip()
                .with("1.csv", JIRA + ",Labels\na,A-1,1,Open,,x\n")
                .with("2.csv", "Issue key,Summary,Issue id,Status,Labels,Labels,Created\nA-2,b,2,Open,y,z,,wide\n"));
        List<String> names = List.of("Summary", "Issue key", "Issue id", "Status", "Created", "Labels", "Labels");
        assertEquals(names, headers.get(0).names());
        assertEquals(names, headers.get(1).names());
        assertEquals(
                List.of(
                        List.of("a", "A-1", "1", "Open", "", "x", ""),
                        List.of("b", "A-2", "2", "Open", "", "y", "z", "wide")),
                cells);
    }

    @Test
    void filesOfTwoProgramsAreNotImportedTogether() {
        read(new Zip().with("1.csv", JIRA + "\na,A-1,1,Open,\n").with("2.csv", "title,status,labels\nb,open,\n"));
        assertEquals(List.of("2.csv other_format"), violations());
    }

    @Test
    void emptyFileAmongOthersIsPassedOver() {
        FileFacts facts = read(new Zip().with("1.csv", "").with("2.csv", JIRA + "\na,A-1,1,Open,\n"));
        assertEquals(List.of("2.csv 2 a"), titles);
        assertEquals("jira", facts.format());
    }

    @Test
    void choicesHoldForAllFiles() {
        ImportFile file = new Zip()
                .with("1.csv", "Betreff;Stand\na;open\n")
                .with("2.csv", "Betreff;Stand\nb;open\n")
                .in(directory);
        read(file.with(
                FileChoices.NONE.withFormat("other").withColumns(Map.of("Betreff", "title", "Stand", "status"))));
        assertEquals(List.of("1.csv 2 a", "2.csv 2 b"), titles);
    }

    @Test
    void workbookThatIsNamedAsAnArchiveIsAWorkbook() {
        byte[] sheet = Workbook.ofRows("<row r=\"1\"><c t=\"inlineStr\"><is><t>title</t></is></c></row>"
                + "<row r=\"2\"><c t=\"inlineStr\"><is><t>a</t></is></c></row>");
        read(Read.file(directory, "book.zip", sheet));
        assertEquals(List.of("null 2 a"), titles);
    }

    @Test
    void nameInAForeignScriptIsKept() {
        read(new Zip().with("März.csv", "title,status,labels\nä,open,\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("März.csv 2 ä"), titles);
    }
}
