package dev.issuetracker.http.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Several files in one form or one archive, which are one import. */
class ImportSeveralFilesTest extends HttpTest {
    private static final String PATH = "/issues/import";

    /** In every title, so that tests do not meet each other's issues. */
    private final String mark = unique("together");

    ImportSeveralFilesTest(Store store) {
        super(store);
    }

    private Map.Entry<String, String> file(String name, String... statuses) {
        StringBuilder rows = new StringBuilder("title,status,labels\n");
        for (String status : statuses) {
            rows.append(mark)
                    .append(' ')
                    .append(name)
                    .append(',')
                    .append(status)
                    .append(",\n");
        }
        return Map.entry(name, rows.toString());
    }

    private List<String> titles() {
        return jane.get("/issues?sort=id&keyword=" + mark).expect(200).titles();
    }

    private byte[] zip(List<Map.Entry<String, String>> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void filesOfAFormAreOneImport() {
        Answer report = jane.uploadFiles(PATH, List.of(file("b.csv", "open"), file("a.csv", "resolved", "open")))
                .expect(201)
                .shows("/rows", "3")
                .shows("/created", "3")
                .shows(
                        "/files",
                        "[{file: 'b.csv', rows: 1, encoding: 'UTF-8', separator: ',', sheet: null, short_rows: 0},"
                                + " {file: 'a.csv', rows: 2, encoding: 'UTF-8', separator: ',', sheet: null,"
                                + " short_rows: 0}]");
        assertEquals(List.of(mark + " b.csv", mark + " a.csv", mark + " a.csv"), titles());
        jane.get("/imports/" + report.number("/import_id")).expect(200).shows("/file_name", "'b.csv and 1 more.zip'");
    }

    @Test
    void filesOfAnArchiveAreOneImport() throws IOException {
        jane.upload(PATH, "all.zip", zip(List.of(file("a.csv", "open"), file("b.csv", "open"))))
                .expect(201)
                .shows("/created", "2");
        assertEquals(List.of(mark + " a.csv", mark + " b.csv"), titles());
    }

    @Test
    void badRowKeepsAllFilesOutAndIsNamedByItsFile() {
        jane.uploadFiles(PATH, List.of(file("a.csv", "open"), file("b.csv", "open", "done")))
                .expect(400)
                .shows("/rows", "3")
                .shows(
                        "/errors",
                        "[{file: 'b.csv', row: 2, line: 3, column: 'status', value: 'done', code: 'invalid_status',"
                                + " message: '…'}]");
        assertEquals(List.of(), titles());
    }

    @Test
    void fileThatCannotBeReadKeepsAllOutAndIsNamed() {
        Answer answer = jane.uploadFiles(
                PATH + "?mode=partial",
                List.of(file("a.csv", "open"), Map.entry("b.csv", "title,status,labels\n\"x,open,\n")));
        answer.expect(400).shows("/code", "'file_unreadable'");
        assertEquals(
                "In b.csv: In the row that begins on line 2 a quote is opened and never closed; close it,"
                        + " or write a quote inside quotes twice.",
                answer.text("/detail"));
        assertEquals(List.of(), titles());
    }

    @Test
    void headerOfEachFileIsShownByADryRun() {
        jane.uploadFiles(
                        PATH + "?dry_run=true",
                        List.of(file("a.csv", "open"), Map.entry("b.csv", "titel,status,labels\nx,open,\n")))
                .expect(200)
                .shows("/created", "1")
                .shows(
                        "/errors",
                        "[{file: 'b.csv', row: 0, line: 1, column: 'title', value: null, code: 'missing_column',"
                                + " message: '…'}]")
                .shows("/ignored_columns", "[{column: 'titel', values: 1, example: 'x'}]")
                .shows("/first_rows/0/file", "'a.csv'");
    }

    @Test
    void rejectedRowsOfAllFilesAreOneTable() {
        String text = jane.uploadFiles(
                        PATH + "?dry_run=true",
                        List.of(
                                file("a.csv", "open", "done"),
                                Map.entry("b.csv", "status,labels,note,title\ngone,,x," + mark + "\n")),
                        "Accept",
                        "text/csv")
                .expect(200)
                .body();
        List<String> lines = text.lines().toList();
        assertEquals("title,status,labels,note,error", lines.get(0).replace("\ufeff", ""));
        assertEquals(
                mark
                        + " a.csv,done,,,\"a.csv, line 3: status: status must be one of open, in_progress, resolved."
                        + " status.WORD= says what a word of the file means.\"",
                lines.get(1));
        assertEquals(
                mark
                        + ",gone,,x,\"b.csv, line 2: status: status must be one of open, in_progress, resolved."
                        + " status.WORD= says what a word of the file means.\"",
                lines.get(2));
    }

    @Test
    void repeatedFormGetsItsAnswerAgain() {
        List<Map.Entry<String, String>> files = List.of(file("a.csv", "open"), file("a.csv", "resolved"));
        Answer first = jane.uploadFiles(PATH, files, "Idempotency-Key", mark).expect(201);
        Answer second = jane.uploadFiles(PATH, files, "Idempotency-Key", mark).expect(201);
        assertEquals(first.number("/import_id"), second.number("/import_id"));
        first.shows("/files/1/file", "'a (2).csv'");
        jane.uploadFiles(PATH, List.of(files.get(1), files.get(0)), "Idempotency-Key", mark)
                .expect(422);
        assertEquals(2, titles().size());
    }

    @Test
    void filesAreImportedWhileNobodyWaits() {
        Answer accepted = jane.uploadFiles(
                        PATH, List.of(file("a.csv", "open"), file("b.csv", "done")), "Prefer", "respond-async")
                .expect(202);
        String path = accepted.header("Location");
        ImportEnds.of(jane, path).shows("/state", "'failed'").shows("/problem/errors/0/file", "'b.csv'");
        String rejects = jane.get(path + "/rejects.csv").expect(200).body();
        assertEquals(2, rejects.lines().count(), rejects);
        jane.post(path + "/run").expect(202);
        ImportEnds.of(jane, path).shows("/state", "'failed'");
    }

    @Test
    void moreFilesThanAreAcceptedAreAViolation() {
        List<Map.Entry<String, String>> files = new ArrayList<>();
        for (int number = 0; number <= 100; number++) {
            files.add(file(number + ".csv", "open"));
        }
        jane.uploadFiles(PATH, files).expect(400).shows("/errors/0/code", "'too_many'");
        assertEquals(List.of(), titles());
    }

    @Test
    void archiveAmongOtherFilesIsRejected() {
        jane.uploadFiles(PATH, List.of(file("a.csv", "open"), Map.entry("b.zip", "PK")))
                .expect(400)
                .shows("/code", "'file_unreadable'");
        assertEquals(List.of(), titles());
    }
}
