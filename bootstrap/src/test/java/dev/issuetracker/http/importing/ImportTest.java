package dev.issuetracker.http.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportTest extends HttpTest {
    private static final String PATH = "/issues/import";
    private static final String HEADER = "title,description,status,labels,assignee\n";

    /** In every title, so that a test finds what it imported. */
    private final String mark = unique("row");

    private final String bug;
    private final String ui;

    ImportTest(Store store) {
        super(store);
        bug = admin.label(unique("bug")).text("/name");
        ui = admin.label(unique("ui")).text("/name");
    }

    private Answer csv(String query, String text) {
        return jane.upload(PATH + query, "issues.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private Answer csv(String text) {
        return csv("", text);
    }

    private Answer imported() {
        return jane.get("/issues?sort=id&keyword=" + mark).expect(200);
    }

    @Test
    void errorCellOfAWorkbookIsRejectedByItsName() throws IOException {
        byte[] file;
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.createSheet();
            String[] header = {"status", "title", "description", "labels"};
            Row names = sheet.createRow(0);
            Row row = sheet.createRow(3);
            for (int i = 0; i < header.length; i++) {
                names.createCell(i).setCellValue(header[i]);
            }
            row.createCell(0).setCellValue("open");
            row.createCell(1).setCellErrorValue(FormulaError.REF.getCode());
            workbook.write(out);
            file = out.toByteArray();
        }
        Answer answer = jane.upload(PATH, "issues.xlsx", file).expect(400);
        answer.shows(
                "/errors",
                "[{file: null, row: 1, line: 4, column: 'title', value: '#REF!', code: 'cell_error', message: '…'}]");
        assertTrue(answer.text("/errors/0/message").contains("The cell B4 "), answer.toString());
    }

    private static byte[] xlsx(List<List<String>> rows) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.createSheet();
            for (int i = 0; i < rows.size(); i++) {
                Row row = sheet.createRow(i);
                for (int j = 0; j < rows.get(i).size(); j++) {
                    row.createCell(j).setCellValue(rows.get(i).get(j));
                }
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    @Test
    void importReportsWhatItStored() {
        Answer answer =
                csv(HEADER + mark + ",b,open,,\n" + mark + ",c,resolved,,\n").expect(201);
        long first = answer.number("/first_id");
        answer.shows(
                "",
                "{import_id: '…', rows: 2, created: 2, updated: 0, skipped: 0, rejected: 0, first_id: " + first
                        + ", last_id: "
                        + (first + 1)
                        + ", source: null, format: 'tracker', encoding: 'UTF-8', separator: ',', sheet: null,"
                        + " sheets: [], time_zone: null,"
                        + " date_orders: [], decimals: [], short_rows: 0, markup: null, columns: '…',"
                        + " statuses: [{value: 'open', status: 'open', rows: 1},"
                        + " {value: 'resolved', status: 'resolved', rows: 1}], ignored_columns: [],"
                        + " targets: '…', unused: [], files: [], missing_labels: [], missing_people: [],"
                        + " missing_fields: [], missing_options: [], unknown_values: [],"
                        + " first_rows: [], errors: [], errors_total: 0}");
    }

    @Test
    void fileOfAnOldProgramIsReadAndItsEncodingNamed() {
        byte[] file =
                ("title;status;labels;Melder\nÜber " + mark + ";open;\n").getBytes(Charset.forName("windows-1252"));
        jane.upload(PATH, "issues.csv", file)
                .expect(201)
                .shows("/encoding", "'windows-1252'")
                .shows("/separator", "';'")
                .shows("/short_rows", "1")
                .shows("/ignored_columns", "[{column: 'Melder', values: 0, example: null}]");
        assertEquals(List.of("Über " + mark), imported().titles());
    }

    @Test
    void encodingMayBeChosen() {
        byte[] file = ("title,status,labels\nŁódź " + mark + ",open,\n").getBytes(Charset.forName("iso-8859-2"));
        jane.upload(PATH + "?encoding=iso-8859-2", "issues.csv", file).expect(201);
        assertEquals(List.of("Łódź " + mark), imported().titles());
    }

    @Test
    void unknownEncodingIs400() {
        assertEquals(
                List.of("encoding invalid_choice"),
                csv("?encoding=utf-9", exampleRow()).expect(400).violations());
    }

    private String exampleRow() {
        return "title,description,status,labels\nLogin Bug " + mark + ",Cannot login with email,open,\"" + bug + ","
                + ui + "\"\n";
    }

    private void assertExampleRow() {
        Answer list = imported();
        assertEquals(
                List.of("Login Bug " + mark, "Cannot login with email", "open", "1", "jane"),
                List.of(
                        list.text("/results/0/title"),
                        list.text("/results/0/description"),
                        list.text("/results/0/status"),
                        list.text("/results/0/version"),
                        list.text("/results/0/created_by/username")));
        assertEquals(
                List.of(bug, ui),
                list.each("/results/0/labels", "/name").stream().sorted().toList());
    }

    @Test
    void exampleRowComesInFromCsv() {
        csv(exampleRow()).expect(201);
        assertExampleRow();
    }

    @Test
    void exampleRowComesInFromXlsx() {
        byte[] file = xlsx(List.of(
                List.of("title", "description", "status", "labels"),
                List.of("Login Bug " + mark, "Cannot login with email", "open", bug + "," + ui)));
        jane.upload(PATH, "issues.xlsx", file).expect(201);
        assertExampleRow();
    }

    @Test
    void columnsMayStandInAnyOrderAndCase() {
        csv(" LABELS ,Assignee,STATUS, Description,Title\n" + bug + ",john,in_progress,d," + mark + "\n")
                .expect(201);
        Answer list = imported();
        assertEquals(
                List.of("d", "in_progress", "john", bug),
                List.of(
                        list.text("/results/0/description"),
                        list.text("/results/0/status"),
                        list.text("/results/0/assignee/username"),
                        list.text("/results/0/labels/0/name")));
    }

    @Test
    void columnsOfDescriptionAndAssigneeMayBeMissing() {
        csv("title,status,labels\n" + mark + ",open,\n").expect(201);
        imported().shows("/results/0/assignee", "null").shows("/results/0/description", "''");
    }

    @Test
    void byteOrderMarkIsIgnored() {
        csv("\uFEFF" + HEADER + mark + ",b,open,,\n").expect(201);
    }

    @Test
    void namesMatchInAnyCase() {
        csv(HEADER + mark + ",b,open," + bug.toUpperCase(Locale.ROOT) + ",JOHN\n")
                .expect(201);
        assertEquals("john", imported().text("/results/0/assignee/username"));
    }

    @Test
    void cellsAreTrimmed() {
        csv(HEADER + "  " + mark + "  ,  b ,  open , " + bug + " , john \n").expect(201);
        assertEquals(List.of(mark), imported().titles());
    }

    @Test
    void formulaGuardIsRemoved() {
        csv(HEADER + mark + ",'=1+1,open,,\n").expect(201);
        assertEquals("=1+1", imported().text("/results/0/description"));
    }

    @Test
    void cellsMayHaveSeveralLinesAndQuotes() {
        csv(HEADER + mark + ",\"one\ntwo \"\"three\"\"\",open,,\n").expect(201);
        assertEquals("one\ntwo \"three\"", imported().text("/results/0/description"));
    }

    private String threeBadRows() {
        return HEADER
                + mark + ",\"one\ntwo\",open,,\n"
                + ",b,open,,\n"
                + mark + ",\"one\ntwo\nthree\",done,,\n"
                + mark + ",b,open,\"" + bug + ",no-such-label\",\n"
                + mark + ",b,open,,\n";
    }

    private static String threeErrors() {
        return "[{file: null, row: 2, line: 4, column: 'title', value: '', code: 'blank', message: '…'},"
                + " {file: null, row: 3, line: 5, column: 'status', value: 'done', code: 'invalid_status',"
                + " message: '…'},"
                + " {file: null, row: 4, line: 8, column: 'labels', value: 'no-such-label', code: 'unknown_label',"
                + " message: '…'}]";
    }

    @Test
    void eachBadRowIsNamedWithItsLineInTheFile() {
        csv(threeBadRows())
                .expect(400)
                .shows("/code", "'import_rejected'")
                .shows("/rows", "5")
                .shows("/rejected", "3")
                .shows("/errors_total", "3")
                .shows("/errors", threeErrors());
    }

    @Test
    void eachBadRowOfAWorkbookIsNamedWithItsRowInTheSheet() {
        byte[] file = xlsx(List.of(
                List.of("title", "description", "status", "labels"),
                List.of(mark, "one\ntwo", "open", ""),
                List.of(mark, "b", "done", "")));
        jane.upload(PATH, "issues.xlsx", file)
                .expect(400)
                .shows(
                        "/errors",
                        "[{file: null, row: 2, line: 3, column: 'status', value: 'done', code: 'invalid_status',"
                                + " message: '…'}]");
    }

    @Test
    void badRowKeepsTheGoodOnesOutToo() {
        csv(threeBadRows()).expect(400);
        assertEquals(List.of(), imported().titles());
    }

    @Test
    void partialImportStoresTheGoodRowsAndReportsTheBad() {
        csv("?mode=partial", threeBadRows())
                .expect(201)
                .shows("/rows", "5")
                .shows("/created", "2")
                .shows("/rejected", "3")
                .shows("/errors", threeErrors());
        assertEquals(2, imported().titles().size());
    }

    @Test
    void partialWithoutAnyGoodRowIs400() {
        Answer answer = csv("?mode=partial", HEADER + ",b,open,,\n");
        assertEquals("import_rejected", answer.expect(400).code());
    }

    @Test
    void dryRunReportsAndStoresNothing() {
        csv("?dry_run=true", threeBadRows())
                .expect(200)
                .shows("/rows", "5")
                .shows("/created", "2")
                .shows("/rejected", "3")
                .shows("/errors", threeErrors());
        assertEquals(List.of(), imported().titles());
    }

    @Test
    void firstThousandErrorsAreShownAndAllCounted() {
        Answer answer = csv(HEADER + (mark + ",b,done,,\n").repeat(1_001)).expect(400);
        assertEquals(1_000, answer.at("/errors").size());
        answer.shows("/errors_total", "1001").shows("/rejected", "1001");
    }

    @Test
    void cellWithVeryManyUnknownLabelsIsOneError() {
        String names = IntStream.range(0, 100_000).mapToObj(i -> "nothing" + i).collect(Collectors.joining(","));
        csv(HEADER + mark + ",b,open,\"" + names + "\",\n")
                .expect(400)
                .shows("/errors_total", "1")
                .shows("/errors/0/code", "'too_many'");
    }

    @Test
    void everyUnknownLabelIsAnError() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 5_000; i++) {
            rows.append(mark)
                    .append(",b,open,\"")
                    .append(bug)
                    .append(",nothing")
                    .append(i)
                    .append("\",\n");
        }
        csv(rows.toString())
                .expect(400)
                .shows("/errors_total", "5000")
                .shows("/errors/999/row", "1000")
                .shows("/errors/999/value", "'nothing999'");
    }

    @Test
    void allViolationsOfARowAreReported() {
        Answer answer = csv(HEADER + ",b,done,no-such-label,nobody-at-all\n").expect(400);
        assertEquals(List.of("title", "status", "labels", "assignee"), answer.each("/errors", "/column"));
    }

    @Test
    void missingColumnIsReported() {
        Answer answer = csv("title,description,labels\n" + mark + ",b,\n").expect(400);
        answer.shows(
                "/errors",
                "[{file: null, row: 0, line: 1, column: 'status', value: null, code: 'missing_column',"
                        + " message: '…'}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "title,description,status,labels\n"})
    void fileWithoutRowsIs400(String text) {
        csv(text).expect(400);
    }

    @Test
    void formWithoutTheFileIs400() {
        Answer answer =
                jane.upload(PATH, "attachment", "issues.csv", exampleRow().getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("file required"), answer.expect(400).violations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"issues.pdf", "issues.xls", "issues"})
    void otherKindsOfFilesAre415(String name) {
        jane.upload(PATH, name, exampleRow().getBytes(StandardCharsets.UTF_8)).expect(415);
    }

    @Test
    void workbookThatIsNoneIs400() {
        Answer answer = jane.upload(PATH, "issues.xlsx", exampleRow().getBytes(StandardCharsets.UTF_8));
        assertEquals("file_unreadable", answer.expect(400).code());
    }

    @Test
    void bodyThatIsNoFormIs415() {
        jane.send("POST", PATH, BodyPublishers.ofString(exampleRow()), "Content-Type", "text/csv")
                .expect(415);
    }

    @Test
    void fileNameIsKeptWithoutItsFolders() {
        byte[] file = (HEADER + mark + ",As seen.,open,,\n").getBytes(StandardCharsets.UTF_8);
        long id = jane.upload(PATH, "../../etc/issues.csv", file).expect(201).number("/import_id");
        Answer imports = jane.get("/imports").expect(200);
        int place = imports.each("/results", "/id").indexOf(Long.toString(id));
        assertEquals("issues.csv", imports.text("/results/" + place + "/file_name"));
    }

    @Test
    void importNeedsAToken() {
        guest.upload(PATH, "issues.csv", exampleRow().getBytes(StandardCharsets.UTF_8))
                .expect(401);
    }

    @Test
    void unknownModeIs400() {
        assertTrue(csv("?mode=some", exampleRow()).expect(400).violations().contains("mode invalid_choice"));
    }
}
