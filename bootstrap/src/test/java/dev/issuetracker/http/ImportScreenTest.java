package dev.issuetracker.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is checked, shown, brought in and taken back. */
class ImportScreenTest extends BrowserTest {
    @TempDir
    private Path folder = Path.of("");

    private final Api admin = tracker.admin();

    @Test
    void fileIsCheckedBeforeItIsStoredAndCanBeTakenBack() throws IOException {
        String title = HttpTest.unique("Imported");
        Path file = folder.resolve("issues.csv");
        Files.writeString(file, "title,status,labels,points\n" + title + ",open,,3\nWrong,done,,1\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString());
        browser.await("[role=status]", "1 of 2 rows can be imported.").await("[role=status]", "points");
        browser.await("td", "status must be one of open, in_progress, resolved.");
        assertEquals(List.of(), admin.get("/issues?keyword=" + title).titles());

        browser.clickNamed("Import 1 issue").await(".banner", "1 issue was imported.");
        assertEquals(List.of(title), admin.get("/issues?keyword=" + title).titles());
        browser.clickNamed("Undo").await(".notice", "1 issue was removed again.");
        assertEquals(List.of(), admin.get("/issues?keyword=" + title).titles());
    }

    @Test
    void progressIsShownAndTheImportCanBeCancelled() throws IOException {
        String title = HttpTest.unique("Cancelled");
        Path file = folder.resolve("issues.csv");
        Files.writeString(file, "title,status,labels\n" + (title + ",open,\n").repeat(30_000));
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[role=status]", "30,000 of 30000 rows can be imported.");
        browser.clickNamed("Import 30,000 issues").await("progress");
        browser.clickNamed("Cancel the import").await(".notice", "The import was cancelled. Nothing was stored.");
        assertEquals(List.of(), admin.get("/issues?keyword=" + title).titles());
    }

    @Test
    void rejectedRowsAreSavedToBeMended() throws IOException {
        Path file = folder.resolve("issues.csv");
        Files.writeString(file, "title,status,labels\nRight,open,\nWrong,done,\n");
        open(admin, "/import").await(".drop");
        browser.run("""
                URL.createObjectURL = blob => {
                  blob.text().then(text => { window.saved = text; });
                  return '#saved';
                };
                """);
        browser.type(".drop input", file.toString()).await("[role=status]", "1 of 2 rows can be imported.");
        browser.clickNamed("Download the rejected rows").awaitTrue("return window.saved !== undefined");
        assertEquals("""
                title,status,labels,error\r
                Wrong,done,,"status: status must be one of open, in_progress, resolved."\r
                """, browser.run("return window.saved").asText());
    }

    @Test
    void fileWithoutTheColumnsIsExplained() throws IOException {
        Path file = folder.resolve("empty.csv");
        Files.writeString(file, "nothing,of,use\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("td", "The header has no column title");
        browser.await("[role=status]", "Nothing in this file can be imported.");
    }
}
