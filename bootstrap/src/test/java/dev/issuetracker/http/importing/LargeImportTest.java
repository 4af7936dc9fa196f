package dev.issuetracker.http.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand rows with whatever cells may hold, written by the usual libraries, imported and read back row by row.
 */
class LargeImportTest extends HttpTest {
    private static final int ROWS = 10_000;
    private static final List<String> SPICES = List.of(
            "plain",
            "two\nlines",
            "three\n\nlines",
            "\"quoted\"",
            "a, comma; and more",
            "Ünïcödé",
            "日本語",
            "🐛 bug",
            "it's",
            "tab\there",
            "<b>&amp;</b>",
            "\\n",
            "100 %",
            "e\u0301");
    private static final List<String> STATUSES = List.of("open", "in_progress", "resolved");

    private record Line(String title, String description, String status, List<String> labels, String assignee) {
        List<String> cells() {
            return List.of(title, description, status, String.join(", ", labels), assignee);
        }

        static Line of(JsonNode issue) {
            return new Line(
                    issue.path("title").asText(),
                    issue.path("description").asText(),
                    issue.path("status").asText(),
                    StreamSupport.stream(issue.path("labels").spliterator(), false)
                            .map(label -> label.path("name").asText())
                            .sorted()
                            .toList(),
                    issue.at("/assignee/username").asText());
        }
    }

    private final List<String> labels = new ArrayList<>();

    LargeImportTest(Store store) {
        super(store);
        for (int i = 0; i < 5; i++) {
            labels.add(admin.label(unique("label " + i)).text("/name"));
        }
    }

    private List<Line> lines() {
        Random random = new Random(20_261_123);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            String spice = SPICES.get(random.nextInt(SPICES.size()));
            String title =
                    "Row " + i + " " + SPICES.get(random.nextInt(SPICES.size())).replaceAll("\\s+", " ");
            List<String> some = labels.stream()
                    .filter(label -> random.nextInt(3) == 0)
                    .sorted()
                    .toList();
            String assignee = List.of("", "john", "jane").get(random.nextInt(3));
            lines.add(new Line(title, spice + " " + i, STATUSES.get(random.nextInt(3)), some, assignee));
        }
        return lines;
    }

    private static final List<String> HEADER = List.of("title", "description", "status", "labels", "assignee");

    private static byte[] csv(List<Line> lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CSVPrinter printer =
                new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.RFC4180)) {
            printer.printRecord(HEADER);
            for (Line line : lines) {
                printer.printRecord(line.cells());
            }
        }
        return out.toByteArray();
    }

    private static byte[] xlsx(List<Line> lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SXSSFWorkbook workbook = new SXSSFWorkbook()) {
            Sheet sheet = workbook.createSheet();
            write(sheet, 0, HEADER);
            for (int i = 0; i < lines.size(); i++) {
                write(sheet, i + 1, lines.get(i).cells());
            }
            workbook.write(out);
        }
        return out.toByteArray();
    }

    private static void write(Sheet sheet, int number, List<String> cells) {
        var row = sheet.createRow(number);
        for (int i = 0; i < cells.size(); i++) {
            row.createCell(i).setCellValue(cells.get(i));
        }
    }

    private List<Line> readBack(String from, String to) {
        List<Line> lines = new ArrayList<>();
        String query = "?sort=id&limit=200&created_from=" + from + "&created_to=" + to;
        Answer page = jane.get("/issues" + query).expect(200);
        while (true) {
            page.at("/results").forEach(issue -> lines.add(Line.of(issue)));
            if (page.at("/next").isNull()) {
                return lines;
            }
            page = jane.follow(page.text("/next")).expect(200);
        }
    }

    private void assertComesBack(String fileName, byte[] file, List<Line> lines) {
        Answer report = jane.upload("/issues/import", fileName, file).expect(201);
        report.shows("/rows", "10000").shows("/created", "10000").shows("/rejected", "0");
        String at = jane.get("/issues/" + report.number("/first_id")).text("/created_at");
        List<Line> back = readBack(at, at);
        assertEquals(lines.size(), back.size());
        for (int i = 0; i < lines.size(); i++) {
            assertEquals(lines.get(i), back.get(i));
        }
    }

    @Test
    void tenThousandRowsOfCsvComeBackAsTheyWere() throws IOException {
        List<Line> lines = lines();
        assertComesBack("issues.csv", csv(lines), lines);
    }

    @Test
    void tenThousandRowsOfAWorkbookComeBackAsTheyWere() throws IOException {
        List<Line> lines = lines();
        assertComesBack("issues.xlsx", xlsx(lines), lines);
    }

    @Test
    void oneBadRowAmongTenThousandKeepsAllOut() throws IOException {
        List<Line> lines = lines();
        lines.set(ROWS - 1, new Line("last", "", "done", List.of(), ""));
        String newest = jane.get("/issues?limit=1&sort=-id").text("/results/0/id");
        jane.upload("/issues/import", "issues.csv", csv(lines))
                .expect(400)
                .shows("/rejected", "1")
                .shows("/errors/0/row", "10000");
        assertEquals(newest, jane.get("/issues?limit=1&sort=-id").text("/results/0/id"));
    }
}
