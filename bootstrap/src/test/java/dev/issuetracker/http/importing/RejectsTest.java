package dev.issuetracker.http.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rejected rows of a file come back as a file, to be mended and sent again. */
class RejectsTest extends HttpTest {
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PATH = "/issues/import?dry_run=true";

    private final String mark = unique("reject");

    RejectsTest(Store store) {
        super(store);
    }

    private Answer rejects(String file) {
        return jane.uploadFor(CSV, PATH, "issues.csv", file);
    }

    private static List<String> lines(Answer answer) {
        return Arrays.asList(answer.expect(200).body().split("\r\n"));
    }

    private List<String> stored() {
        return jane.get("/issues?sort=id&keyword=" + mark).expect(200).titles();
    }

    @Test
    void rejectedRowsAreSentBackWithWhatIsWrong() {
        Answer answer = rejects("title,description,status,labels,note\nGood,,open,,1\nBad,\"Two\nlines\",done,,=2\n");
        assertEquals(
                "title,description,status,labels,note,error\r\nBad,\"Two\nlines\",done,,=2,"
                        + "\"status: status must be one of open, in_progress, resolved."
                        + " status.WORD= says what a word of the file means.\"\r\n",
                answer.expect(200).body());
        assertEquals(CSV, answer.header("Content-Type"));
        assertEquals("attachment; filename=\"rejects.csv\"", answer.header("Content-Disposition"));
    }

    @Test
    void mendedFileIsTakenWithItsColumnOfErrors() {
        String sent = "title;status;labels\nFirst %s;open;\nSecond %s;done;\n".formatted(mark, mark);
        String mended = rejects(sent).expect(200).body().replace(",done,", ",resolved,");
        jane.upload("/issues/import?mode=partial", "issues.csv", sent.getBytes(StandardCharsets.UTF_8))
                .expect(201);
        jane.upload("/issues/import", "rejects.csv", mended.getBytes(StandardCharsets.UTF_8))
                .expect(201)
                .shows("/ignored_columns", "[{column: 'error', values: 1, example: '…'}]");
        assertEquals(List.of("First " + mark, "Second " + mark), stored());
    }

    @Test
    void workbookIsTakenAgain() {
        String rows = "title,description,status,labels\nFirst %s,'=1+1,open,%s\n".formatted(mark, mark);
        byte[] workbook = jane.uploadFor(XLSX, PATH, "issues.csv", rows)
                .expect(200)
                .response()
                .body();
        admin.label(mark);
        jane.upload("/issues/import", "rejects.xlsx", workbook).expect(201);
        assertEquals("=1+1", jane.get("/issues?keyword=" + mark).text("/results/0/description"));
    }

    @Test
    void fileOfAnotherProgramIsStillRecognised() {
        String jira = "Summary,Issue key,Issue id,Status,Labels,Labels\nDone %s,%s-1,1,Done,%s,\n"
                .formatted(mark, mark, mark);
        Answer answer = rejects(jira);
        assertEquals(
                "Summary,Issue key,Issue id,Status,Labels,Labels,error",
                lines(answer).get(0));
        jane.upload(
                        "/issues/import?create_missing=labels",
                        "rejects.csv",
                        answer.response().body())
                .expect(201)
                .shows("/format", "'jira'");
    }

    @Test
    void rowsThatWereImportedAreRejectsUnlessTheyAreSkipped() {
        String jira = "Summary,Issue key,Issue id,Status\nDone %s,%s-1,1,Done\n".formatted(mark, mark);
        jane.upload("/issues/import", "jira.csv", jira.getBytes(StandardCharsets.UTF_8))
                .expect(201);
        assertEquals(2, lines(rejects(jira)).size());
        assertEquals(
                List.of("Summary,Issue key,Issue id,Status,error"),
                lines(jane.uploadFor(CSV, PATH + "&on_existing=skip", "jira.csv", jira)));
    }

    @Test
    void columnOfErrorsIsFilledAgain() {
        List<String> lines = lines(rejects("title,error,status,labels\nBug,old,done,\n"));
        assertEquals("title,error,status,labels", lines.get(0));
        assertTrue(lines.get(1).startsWith("Bug,\"status: "), lines.get(1));
    }

    @Test
    void fileThatCannotBeReadIsAProblem() {
        assertEquals(
                "import_rejected",
                rejects("nothing,of,use\n1,2,3\n").expect(400).code());
        assertEquals(
                "import_rejected", rejects("title,status,labels\n").expect(400).code());
        assertEquals(
                "file_unreadable",
                rejects("title,status,labels\nBug,open,\"\n").expect(400).code());
    }

    @Test
    void importThatStoresAnswersOnlyJson() {
        String good = "title,status,labels\nFirst %s,open,\n".formatted(mark);
        assertEquals(
                "not_acceptable",
                jane.uploadFor(CSV, "/issues/import", "issues.csv", good)
                        .expect(406)
                        .code());
        assertEquals(List.of(), stored());
    }
}
