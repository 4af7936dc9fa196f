package dev.issuetracker.adapter.importing.source.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.importing.file.DateOrder;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.value.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files of other programs have that no file of ours would. */
class QuirksTest {
    private static final String JIRA = "Summary,Issue key,Issue id,Status,Created,Updated\n";

    @TempDir
    private Path directory;

    private List<String> read(FileChoices choices, String text) throws IOException {
        Path file = Files.writeString(directory.resolve("t.csv"), text);
        return ShownFile.of(file, choices).text().lines().toList();
    }

    private List<String> read(String text) throws IOException {
        return read(FileChoices.NONE, text);
    }

    private static void assertHas(String line, List<String> lines) {
        assertTrue(lines.contains(line), String.join("\n", lines));
    }

    @Test
    void oneDateOfAColumnDecidesForAll() throws IOException {
        List<String> lines = read(JIRA + "a,A-1,1,Open,7/9/2026 10:00,\nb,A-2,2,Open,13/9/2026 10:00,\n");
        assertHas("created: 2026-09-07T10:00:00Z", lines);
        assertHas("order of created: dmy", lines);
    }

    @Test
    void datesThatNothingDecidesRejectTheFile() throws IOException {
        assertHas(
                "header: created 7/9/2026 10:00 ambiguous_dates",
                read(JIRA + "a,A-1,1,Open,7/9/2026 10:00,13/9/2026 10:00\n"));
    }

    @Test
    void datesThatContradictEachOtherRejectTheFile() throws IOException {
        assertHas(
                "header: created 13/9/2026 ambiguous_dates",
                read(JIRA + "a,A-1,1,Open,9/13/2026,\nb,A-2,2,Open,13/9/2026,\n"));
    }

    @Test
    void orderOfDatesMayBeChosen() throws IOException {
        List<String> lines = read(
                FileChoices.NONE.withDateOrder(DateOrder.MDY).withTimeZone(ZoneId.of("Europe/Berlin")),
                JIRA + "a,A-1,1,Open,7/9/2026 10:00,\n");
        assertHas("created: 2026-07-09T08:00:00Z", lines);
        assertHas("time zone: Europe/Berlin", lines);
    }

    @Test
    void dateThatIsNoneIsAViolationOfItsRow() throws IOException {
        assertHas(
                "violation: created 2023/01/11 오후 2:15 invalid_date",
                read(JIRA + "a,A-1,1,Open,2023/01/11 오후 2:15,\n"));
    }

    @Test
    void levelsOfATreeAreThoseOfItsRows() throws IOException {
        String header = "ID,Work Item Type,Title 1,Title 2,Title 3,State,Parent\n";
        assertEquals(
                List.of("key: 1", "key: 2", "parent: 1", "key: 3", "parent: 9", "key: 4", "parent: 1", "key: 5"),
                keys(header
                        + "1,Epic,a,,,New,\n2,Task,,,b,New,\n3,Task,,,c,New,9\n4,Task,,d,,New,\n5,Epic,e,,,New,\n"));
    }

    @Test
    void rejectedRowsOfATreeAreAPartOfNothing() throws IOException {
        String header = "ID,Work Item Type,Title 1,Title 2,State,error\n";
        assertEquals(List.of("key: 1", "key: 2"), keys(header + "1,Epic,a,,New,\n2,Task,,b,New,\n"));
    }

    private List<String> keys(String text) throws IOException {
        return read(text).stream()
                .filter(line -> line.startsWith("key: ") || line.startsWith("parent: "))
                .toList();
    }

    @Test
    void parentKeyOfJiraWinsOverItsEpic() throws IOException {
        String header = "Summary,Issue key,Issue id,Status,Custom field (Epic Link),Parent,Parent key\n";
        List<String> lines = read(header + "a,A-2,2,Open,A-9,10001,A-1\n");
        assertHas("parent: A-1", lines);
        assertTrue(lines.stream().noneMatch(line -> line.startsWith("parent's")), String.join("\n", lines));
    }

    @Test
    void parentOfJiraMayBeTheNumberOfAnotherRow() throws IOException {
        for (String name : List.of("Parent", "Parent id")) {
            String header = "Summary,Issue key,Issue id,Status," + name + ",Epic Link\n";
            List<String> lines = read(header + "a,A-2,2,Open,10001,A-9\nb,A-1,10001,Open,,A-9\nc,A-3,3,Open,A-1,\n");
            assertEquals(
                    List.of("parent's title: 10001", "parent: A-9", "parent's title: A-1"),
                    lines.stream().filter(line -> line.startsWith("parent")).toList());
        }
    }

    @Test
    void epicOfAnOldJiraIsAParent() throws IOException {
        assertHas(
                "parent: A-9", read("Summary,Issue key,Issue id,Status,Custom field (Epic Link)\na,A-2,2,Open,A-9\n"));
    }

    @Test
    void parentOfAWorkItemIsItsNumber() throws IOException {
        assertHas("parent: 7", read("ID,Work Item Type,Title,State,Parent\n8,Task,a,New,7\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "User story #42: Log in, 42",
        "#42: Log in, 42",
        "Bug #042: Fix #7: again, 42",
        "Bug SHOP-42: Fix SHOP-7: again, SHOP-42",
        "42, 42",
        "Log in, Log in"
    })
    void parentOfAWorkPackageIsItsKeyWithItsTypeAndTitle(String cell, String key) throws IOException {
        assertHas("parent: " + key, read("id,Subject,Type,Status,Parent\n43,a,Bug,New," + cell + "\n"));
    }

    @Test
    void relationsOfRedmineAreLinks() throws IOException {
        String related = "\"Is duplicate of #3, Precedes (3 days) #9, Blocked by #10, Hängt ab von #11\"";
        List<String> lines = read("#,Tracker,Subject,Status,Related issues\n1,Bug,a,New," + related + "\n");
        assertHas("link: duplicates 3", lines);
        assertHas("link: relates 9", lines);
        assertHas("link: blocked_by 10", lines);
        assertHas("link: relates 11", lines);
        assertHas("note: related issues Hängt ab von unknown_relation", lines);
        assertHas("read: Related issues into links 1", lines);
    }

    @Test
    void cellWithoutANumberHasNoLinks() throws IOException {
        List<String> lines = read("#,Tracker,Subject,Status,Related issues\n1,Bug,a,New,\"none, ((((# ,#\"\n");
        assertEquals(
                List.of(),
                lines.stream().filter(line -> line.startsWith("link")).toList());
    }

    @Test
    void cellOfWhichNoLinkCanBeReadIsReported() throws IOException {
        assertHas(
                "note: related issues see above unreadable_links",
                read("#,Tracker,Subject,Status,Related issues\n1,Bug,a,New,see above\n"));
    }

    private List<String> planeWith(String relations) throws IOException {
        String cell = "\"" + relations.replace("\"", "\"\"") + "\"";
        return read("Project Identifier,Identifier,Sequence Id,Name,Relations\nWEB,WEB-1,1,a," + cell + "\n");
    }

    private static List<String> relationLines(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("link") || line.startsWith("note: relations"))
                .toList();
    }

    @Test
    void incomingRelationOfPlaneIsSeenFromTheOtherEnd() throws IOException {
        List<String> lines =
                planeWith("[{\"type\": \"duplicate\", \"issue\": \"WEB-2\", \"direction\": \"incoming\"}]");
        assertEquals(List.of("link: duplicated_by WEB-2"), relationLines(lines));
    }

    @Test
    void unknownRelationOfPlaneRelatesAndIsReported() throws IOException {
        List<String> lines = planeWith("[{\"type\": \"haunts\", \"issue\": \"WEB-2\", \"direction\": \"outgoing\"}]");
        assertEquals(List.of("link: relates WEB-2", "note: relations haunts unknown_relation"), relationLines(lines));
    }

    @Test
    void relationOfPlaneWithoutTheOtherKeyIsReported() throws IOException {
        assertEquals(
                List.of("note: relations [{\"type\": \"duplicate\"}] unreadable_links"),
                relationLines(planeWith("[{\"type\": \"duplicate\"}]")));
    }

    @Test
    void emptyListOfRelationsIsNotReported() throws IOException {
        assertEquals(List.of(), relationLines(planeWith("[]")));
    }

    @Test
    void columnsThatJiraRepeatsHaveOneNameEach() throws IOException {
        for (String name : List.of("Components", "Custom field (Systems)")) {
            String header = "Summary,Issue key,Issue id,Status," + name + "," + name + "\n";
            List<String> lines = read(header + "a,A-1,1,Open,\"Search, Browse\",Inbox\n");
            String field = name.equals("Components") ? name : "Systems";
            assertHas("fields." + field + ": Search, Browse | Inbox", lines);
            assertEquals(
                    List.of(),
                    lines.stream().filter(line -> line.startsWith("note")).toList());
        }
    }

    @Test
    void fieldsWhoseNamesJiraRepeatsAreReadFromAllTheirColumns() throws IOException {
        String twice = "Summary,Issue key,Issue id,Status,Custom field (%1$s),Custom field (%1$s)\n";
        String remark = twice.formatted("Remark");
        assertHas("fields.Remark: Search", read(remark + "a,A-1,1,Open,,Search\n"));
        assertHas("fields.Remark: Search", read(remark + "a,A-1,1,Open,Search,Search\n"));
        assertHas("fields.Remark: Search, Inbox", read(remark + "a,A-1,1,Open,Search,Inbox\n"));
        String points = twice.formatted("Story Points");
        assertHas("fields.Story Points: 3", read(points + "a,A-1,1,Open,3,3.0\n"));
        assertHas("violation: Story Points 3, 4 several_values", read(points + "a,A-1,1,Open,3,4\n"));
    }

    @Test
    void columnIsNotTakenForARepeatedOneOfAnotherName() throws IOException {
        String header = "Summary,Issue key,Issue id,Status,Story Points,Custom field (Story Points)\n";
        assertHas("fields.Story Points: 3", read(header + "a,A-1,1,Open,3,4\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,Subject,Type,Status,Systems\n1,a,Task,New,\"Search; Browse, find\"\n",
                "ID,Work Item Type,Title,State,Systems\n1,Bug,a,New,\"Search; Browse, find\"\n",
                "id,name,state,utc_offset,Systems\n1,a,New,+01:00,\"Search;Browse, find\"\n"
            })
    void optionsAreSeparatedBySemicolonsWhereTheSourceWritesThemSo(String file) throws IOException {
        assertHas("fields.Systems: Search | Browse, find", read(file));
    }

    @Test
    void namesOfAColumnThatCouldRepeatAreSplitAndReported() throws IOException {
        String file = "Summary,Issue key,Issue id,Status,Components\na,A-1,1,Open,\"Search, Browse\"\n";
        List<String> lines = read(file);
        assertHas("fields.Components: Search | Browse", lines);
        assertHas("note: components Search, Browse split_names", lines);
        Map<String, Map<String, String>> meant = Map.of("fields.Components", Map.of("search, browse", "Inbox"));
        List<String> said = read(FileChoices.NONE.withValues(meant), file);
        assertHas("fields.Components: Inbox", said);
        assertTrue(said.stream().noneMatch(line -> line.startsWith("note")), String.join("\n", said));
    }

    @Test
    void cellsWithoutADateMeanWhatIsSaidOfThem() throws IOException {
        String file = """
                Summary,Issue key,Issue id,Status,Due date
                a,A-1,1,Open,TBA
                b,A-2,2,Open,n/a
                c,A-3,3,Open,7/9/2026
                """;
        Map<String, Map<String, String>> meant =
                Map.of("fields.Due date", Map.of("tba", "2027-01-31", "N/A", "", "7/9/2026", "2026-09-07"));
        List<String> lines = read(FileChoices.NONE.withValues(meant), file);
        assertEquals(
                List.of("fields.Due date: 2027-01-31", "fields.Due date: 2026-09-07"),
                lines.stream().filter(line -> line.startsWith("fields.Due")).toList());
        assertTrue(lines.stream().noneMatch(line -> line.contains("_date")), String.join("\n", lines));
    }

    @Test
    void laterOneOfTwoTimesCountsAndTheOtherIsReported() throws IOException {
        String header = "ID,Team,Title,Status,Completed,Canceled,Triaged\n";
        List<String> lines = read(header + "E-1,E,a,Done,2026-01-02T00:00:00Z,2026-01-01T00:00:00Z,\n");
        assertHas("resolved: 2026-01-02T00:00:00Z", lines);
        assertHas("note: completed 2026-01-01T00:00:00Z several_values", lines);
    }

    @Test
    void rowThatIsTooWideIsAViolation() throws IOException {
        assertHas("violation: column 7 x too_many_cells", read(JIRA + "a,A-1,1,Open,,,x\n"));
    }

    @Test
    void columnThatTheSourceDoesNotRepeatIsRejectedTwice() throws IOException {
        assertHas(
                "header: status Status duplicate_column",
                read("Summary,Issue key,Issue id,Status,Status\na,A-1,1,Open,Done\n"));
    }

    @Test
    void meaningOfAStatusMayBeChosen() throws IOException {
        assertHas(
                "status: resolved",
                read(
                        FileChoices.NONE.withStatuses(Map.of("ausgeliefert", Status.RESOLVED)),
                        JIRA + "a,A-1,1,Ausgeliefert,,\n"));
    }

    @Test
    void meaningOfAStatusMayBeChosenForOurOwnFilesToo() throws IOException {
        assertHas(
                "status: resolved",
                read(FileChoices.NONE.withStatuses(Map.of("done", Status.RESOLVED)), "title,status,labels\na,Done,\n"));
    }

    @Test
    void ourOwnFileStaysOursWhateverItsFieldsAreCalled() throws IOException {
        assertHas("format: tracker", read("title,status,labels,description,Story type\na,open,,,x\n"));
    }

    @Test
    void columnsOfAnyTableMayBeChosen() throws IOException {
        List<String> lines = read(
                FileChoices.NONE
                        .withFormat("other")
                        .withColumns(Map.of("betreff", "title", "Wichtig", "fields.Priority", "Status", "none")),
                "Nr;Betreff;Wichtig;Status\n1;Papier;high;offen\n");
        assertHas("title: Papier", lines);
        assertHas("fields.Priority: high", lines);
        assertHas("ignored: Nr 1, Status 1", lines);
    }

    @Test
    void chosenColumnWinsOverOneThatIsCalledSo() throws IOException {
        List<String> lines = read(
                FileChoices.NONE.withColumns(Map.of("Kurz", "title")), "title,Kurz,status,labels\nLong,Short,open,\n");
        assertHas("title: Short", lines);
        assertHas("ignored: title 1", lines);
    }

    @Test
    void columnThatFillsWhatThereIsNotIsAViolation() {
        TrackerException thrown = assertThrows(
                TrackerException.class,
                () -> read(FileChoices.NONE.withColumns(Map.of("Kurz", "name")), "title,Kurz\na,b\n"));
        assertEquals(ErrorCode.VALIDATION_FAILED, thrown.code());
    }

    @Test
    void formatMayBeChosen() throws IOException {
        assertHas("format: jira", read(FileChoices.NONE.withFormat("jira"), "Summary,Status\na,Open\n"));
    }

    @Test
    void fileOfJiraMayHaveFewColumns() throws IOException {
        assertHas("format: jira", read("Issue key,Summary,Status,Parent key\nA-1,a,To Do,\nA-2,b,Done,A-1\n"));
    }

    @Test
    void unknownFormatIsAViolation() {
        TrackerException thrown =
                assertThrows(TrackerException.class, () -> read(FileChoices.NONE.withFormat("notes"), "Summary\na\n"));
        assertEquals(ErrorCode.VALIDATION_FAILED, thrown.code());
    }

    @Test
    void columnThatIsCalledLikeAFieldFillsIt() throws IOException {
        assertHas("fields.Story Points: 5", read("Summary,Issue key,Issue id,Status,Story Points\na,A-1,1,Open,5\n"));
    }

    @Test
    void apostropheStaysWhereTheSourceGuardsNoFormulas() throws IOException {
        assertHas("title: '-1", read(JIRA + "'-1,A-1,1,Open,,\n"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"=x,=x", "'=x,=x", "''=x,''=x", "'x','x'"})
    void onlyAQuoteDirectlyBeforeAFormulaIsAGuardOfOthers(String cell, String title) throws IOException {
        assertHas("title: " + title, read("ID,Team,Title,Cycle Number,Status\nE-1,Eng," + cell + ",,Todo\n"));
        assertHas("title: " + title, read("ref,subject,is_closed,status\n1," + cell + ",False,New\n"));
    }

    @Test
    void quoteBeforeTheQuoteOfAFormulaIsAGuardOfOurExport() throws IOException {
        assertHas(
                "title: '=x", read("id,title,status,created_by,created_at,updated_at,version\n1,''=x,open,kim,,,1\n"));
    }

    @Test
    void timesInTheZoneOfTheirRowAreRead() throws IOException {
        assertHas(
                "violation: utc_offset soon invalid_offset",
                read("id,name,state,utc_offset,created_at\n1,a,Done,soon,2026-01-01 10:00\n"));
    }

    @Test
    void workItemsOfAGitLabGroupHaveNoNumberButTheirId() throws IOException {
        List<String> lines = read("""
                Id,Title,Type,Author,Author Username,Created At (UTC)
                5,Log in,Issue,Kim Lee,kim,2026-01-02 03:04:05
                """);
        assertHas("format: gitlab", lines);
        assertHas("key: 5", lines);
        assertHas("author: kim", lines);
        assertHas("created: 2026-01-02T03:04:05Z", lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Project", "Projekt", "Projet"})
    void projectOfRedmineIsReadInEachOfItsLanguages(String word) {
        Field project = new Field(1, "Project", FieldType.TEXT, "", List.of(), Instant.EPOCH, Instant.EPOCH);
        assertEquals(1, Redmine.PAGE.with(List.of(project)).known(List.of(word)));
    }

    @Test
    void cardOfTrelloWasMadeWhenItsIdSays() throws IOException {
        String header = "Card ID,Card Name,List Name,Last Activity Date";
        String card = "66a1f00d5e8c3b7a90d4c1e2,a,Done,2026-04-20T08:00:00.000Z";
        assertHas("created: 2024-07-25T06:26:21Z", read(header + "\n" + card + "\n"));
        assertHas("created: 2025-01-01T00:00:00Z", read(header + ",Created\n" + card + ",2025-01-01T00:00:00.000Z\n"));
    }
}
