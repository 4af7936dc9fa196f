package dev.issuetracker.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is checked, shown, given a meaning, brought in and taken back. */
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
        browser.await("[role=status]", "1 of 2 rows can be imported.");
        assertEquals("none", browser.value("[aria-label='What points fills']"));
        browser.await("td", "status must be one of open, in_progress, resolved.");
        assertEquals(List.of(), admin.get("/issues?keyword=" + title).titles());

        browser.clickNamed("Import 1 issue").await(".banner", "1 issue was imported.");
        assertEquals(List.of(title), admin.get("/issues?keyword=" + title).titles());
        browser.clickNamed("Undo").await(".notice", "1 issue was removed again.");
        assertEquals(List.of(), admin.get("/issues?keyword=" + title).titles());
    }

    @Test
    void severalFilesAreOneImport() throws IOException {
        String title = HttpTest.unique("Together");
        Path first = Files.writeString(folder.resolve("a.csv"), "title,status,labels\n" + title + " a,open,\n");
        Path second =
                Files.writeString(folder.resolve("b.csv"), "title,status,labels\n" + title + " b,open,\nWrong,done,\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", first + "\n" + second);
        browser.await(".drop span", "a.csv, b.csv");
        browser.await("[role=status]", "2 of 3 rows can be imported.");
        browser.await("td", "b.csv: 2");
        browser.clickNamed("Import 2 issues").await(".banner", "2 issues were imported.");
        assertEquals(
                List.of(title + " a", title + " b"),
                admin.get("/issues?sort=id&keyword=" + title).titles());
    }

    /** Chooses in the list of this name. */
    private void choose(String name, String value) {
        browser.awaitTrue("""
                const list = [...document.querySelectorAll('select')].find(each =>
                  (each.getAttribute('aria-label') ?? each.closest('label').querySelector('span').textContent) === arguments[0]);
                if (list === undefined) { return false; }
                list.value = arguments[1];
                list.dispatchEvent(new Event('change', { bubbles: true }));
                return true;
                """, name, value);
        browser.awaitTrue("return document.querySelector('.import').getAttribute('aria-busy') === 'false'");
    }

    private Path table(String title) throws IOException {
        Path file = folder.resolve("liste.csv");
        return Files.writeString(file, """
                Nr;Betreff;Lage;Wer;Prio;Thema
                1;%1$s;offen;J. Smith;P1;%1$s-a
                2;%1$s 2;weg;;P2;
                """.formatted(title));
    }

    @Test
    void anyTableComesInWhenItsMeaningIsChosen() throws IOException {
        String title = HttpTest.unique("Papier");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", table(title).toString()).await(".outcome", "The header has no column title");
        assertEquals(
                List.of("Nr", "Betreff", "Lage", "Wer", "Prio", "Thema"),
                browser.texts("[aria-label=Columns] tbody strong"));
        choose("Columns of", "other");
        choose("What Betreff fills", "title");
        choose("What Lage fills", "status");
        choose("What Wer fills", "assignee");
        choose("What Prio fills", "fields.Priority");
        choose("What Thema fills", "labels");
        choose("What offen means", "in_progress");
        choose("What P1 means", "0");
        choose("What P2 means", "empty");
        assertEquals(
                List.of("Nr", "Betreff", "Lage", "Wer", "Prio", "Thema"),
                browser.texts("[aria-label=Columns] tbody strong"));
        browser.await("[role=status]", "1 of 2 rows can be imported.");
        browser.click(".check input").await("[role=status]", "2 of 2 rows can be imported.");
        browser.clickNamed("Account of J. Smith: no account").await(".picker li", "john");
        browser.type(".picker input", "john").await(".picker li.active", "john").press("Enter");
        browser.await("[aria-label='Account of J. Smith: john']").await(".cell", title + " 2");
        browser.await(".cell", "john");

        browser.clickNamed("Import 2 issues").await(".banner", "2 issues were imported.");
        Answer issues = admin.get("/issues?sort=id&keyword=" + title).expect(200);
        assertEquals(
                List.of(title, "in_progress", "john", title + "-a", "urgent", "open"),
                List.of(
                        issues.text("/results/0/title"),
                        issues.text("/results/0/status"),
                        issues.text("/results/0/assignee/username"),
                        issues.text("/results/0/labels/0/name"),
                        issues.text("/results/0/fields/Priority"),
                        issues.text("/results/1/status")));
    }

    @Test
    void adminHasPlaceholdersMadeForPeopleAndJoinsThem() throws IOException {
        String title = HttpTest.unique("Of");
        Path file = Files.writeString(
                folder.resolve("issues.csv"), "title,status,labels,assignee\n" + title + ",open,,Kim " + title + "\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[aria-label='People without an account'] .check");
        browser.click("[aria-label='People without an account'] .check input")
                .await("[role=status]", "1 of 1 rows can be imported.");
        browser.clickNamed("Import 1 issue").await(".banner", "1 issue was imported.");
        assertEquals("Kim " + title, admin.get("/issues?keyword=" + title).text("/results/0/assignee/username"));
        open(admin, "/settings/people").await(".entries", "placeholder for somebody whom an import names");
        browser.clickNamed("Join Kim " + title + " to an account").await(".picker li", "john");
        browser.type(".picker input", "john").await(".picker li.active", "john").press("Enter");
        browser.await(".sure", "This cannot be undone.").clickNamed("Join Kim " + title + " to john");
        browser.awaitTrue("return document.querySelector('.sure') === null");
        assertEquals("john", admin.get("/issues?keyword=" + title).text("/results/0/assignee/username"));
    }

    @Test
    void meaningIsChosenFromTheKeyboard() throws IOException {
        Path file = Files.writeString(folder.resolve("issues.csv"), "title,status,labels,Notes\nA,open,,long\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[aria-label='What Notes fills']");
        browser.run("document.querySelector(\"[aria-label='What Notes fills']\").focus()");
        browser.press("d").await(".cell", "long");
        assertEquals("description", browser.value("[aria-label='What Notes fills']"));
        assertEquals(
                "What Notes fills",
                browser.run("return document.activeElement.getAttribute('aria-label')")
                        .asText());
    }

    @Test
    void wrongChoiceIsExplainedAndCanBeChanged() throws IOException {
        Path file = Files.writeString(
                folder.resolve("issues.csv"), "title,status,labels,Short\nLong title,open,,Short title\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[role=status]", "1 of 1 rows can be imported.");
        choose("What title fills", "none");
        browser.await(".outcome", "The header has no column title");
        choose("What Short fills", "title");
        browser.await("[role=status]", "1 of 1 rows can be imported.").await(".cell", "Short title");
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
        browser.type(".drop input", file.toString()).await(".outcome", "The header has no column title");
        browser.await("[role=status]", "Nothing in this file can be imported.");
    }
}
