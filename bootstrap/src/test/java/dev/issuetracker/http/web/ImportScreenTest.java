package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.domain.Await;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is checked, shown, given a meaning, brought in and taken back. */
class ImportScreenTest extends BrowserTest {
    @TempDir
    private Path folder = Path.of("");

    private static final String MAPPING = "document.querySelector('.mappings select')";

    private final Api admin = tracker.admin();
    private final Set<String> made = new HashSet<>();

    /** Other tests on this tracker know which fields it has. */
    @AfterEach
    void removeFields() {
        for (JsonNode field : admin.get("/fields").expect(200).at("/results")) {
            if (made.contains(field.at("/name").asText())) {
                admin.delete("/fields/" + field.at("/id").asLong()).expect(204);
            }
        }
    }

    @Test
    void fileIsCheckedBeforeItIsStoredAndCanBeTakenBack() throws IOException {
        String title = HttpTest.unique("Imported");
        Path file = folder.resolve("issues.csv");
        Files.writeString(file, "title,status,labels,points\n" + title + ",open,,3\nWrong,done,,1\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString());
        browser.await("[role=status]", "1 of 2 rows can be imported.");
        assertEquals("none", browser.value("[aria-label='What points fills']"));
        browser.await(".wrong-row .detail", "status must be one of open, in_progress, resolved.");
        assertEquals(List.of("2", "3"), browser.texts("[aria-label$='that are rejected'] tbody th"));
        assertEquals(List.of("Open", "done"), browser.texts("[aria-label$='that are rejected'] td:nth-of-type(3)"));
        assertEquals(List.of(), admin.get("/issues?keyword=" + title).titles());

        browser.clickNamed("Import 1 issue").await(".banner", "1 issue was imported.");
        browser.await(".outcome:focus").await("section h2", "Rejected rows");
        assertEquals(List.of(title), admin.get("/issues?keyword=" + title).titles());
        browser.clickNamed("Undo").await(".notice", "1 issue was removed again.");
        browser.await(".drop input:focus");
        assertEquals(List.of(), admin.get("/issues?keyword=" + title).titles());
    }

    @Test
    void listOfWhatAWordMeansKeepsTheFocusAndAsksOnceForALineOfKeys() throws IOException {
        Path file = Files.writeString(folder.resolve("words.csv"), "title,status,labels\nOne,offen,\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[aria-label='What offen means']");
        browser.run("""
                const own = window.fetch;
                window.asked = 0;
                window.fetch = (url, options) => {
                    window.asked += String(url).includes('dry_run');
                    return own(url, options);
                };
                const list = document.querySelector('[aria-label="What offen means"]');
                list.focus();
                for (const value of ['open', 'in_progress', 'resolved']) {
                    list.value = value;
                    list.dispatchEvent(new Event('change', { bubbles: true }));
                }
                """);
        browser.await("[role=status]", "1 of 1 row can be imported.").await("[aria-label='What offen means']:focus");
        assertEquals("resolved", browser.value("[aria-label='What offen means']"));
        assertEquals(1, browser.run("return window.asked").asInt());
    }

    @Test
    void whatIsSaidOfAFileIsShownAtOnceAndCheckedOnceTheCheckBeforeHasEnded() throws IOException {
        Path file = Files.writeString(folder.resolve("said.csv"), "title,status,labels,who\nOne,offen,,me\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[aria-label='What offen means']");
        browser.run("""
                const own = window.fetch;
                const goesOn = new Promise(resolve => window.goOn = resolve);
                window.asked = 0;
                window.fetch = (url, options) => {
                    const check = String(url).includes('dry_run');
                    window.asked += check;
                    return check ? goesOn.then(() => own(url, options)) : own(url, options);
                };""");
        say("What offen means", "open");
        browser.awaitTrue("return window.asked === 1");
        say("What who fills", "description");
        assertEquals("open", browser.value("[aria-label='What offen means']"));
        assertEquals("description", browser.value("[aria-label='What who fills']"));
        assertEquals(1, browser.run("return window.asked").asInt());
        browser.run("window.goOn()");
        browser.await("[role=status]", "1 of 1 row can be imported.").await(".cell", "me");
        assertEquals(2, browser.run("return window.asked").asInt());
    }

    @Test
    void whatIsWrongWithAFileIsSaidInTheLanguageOfTheInterface() throws IOException {
        Path header = Files.writeString(folder.resolve("kopf.csv"), "title,title,labels\nSomething,open,\n");
        Path rows = Files.writeString(folder.resolve("zeilen.csv"), "title,status,labels\n,open,\nWrong,done,\n");
        keep(browser, admin, "language", "\"de\"");
        open(admin, "/import").await(".drop").type(".drop input", header.toString());
        browser.await("[role=status]", "Die Spalte title ist zweimal im Kopf der Datei.")
                .await("[role=status]", "Im Kopf der Datei fehlt die Spalte status.");
        browser.type(".drop input", rows.toString())
                .await(".wrong-row .detail", "title: darf nicht leer sein.")
                .await(".wrong-row .detail", "status: ist kein Status. Es gibt Offen, In Arbeit und Erledigt (open,");
    }

    /** The API says how a script mends a row; the screen leads to what does. */
    @Test
    void rowLeadsToTheControlThatMendsIt() throws IOException {
        String label = HttpTest.unique("new");
        Path file = Files.writeString(
                folder.resolve("mend.csv"),
                "title,status,labels,assignee\nOne,open," + label + ",\nTwo,done,,\nThree,open,,nobody-here\n");
        open(admin, "/import").await(".drop").type(".drop input", file.toString());
        browser.await(".wrong-row .detail", "There is no label named " + label + ".");
        List<String> details = browser.texts(".wrong-row .detail");
        assertEquals(
                List.of(), details.stream().filter(text -> text.contains("=")).toList());
        browser.clickNamed("Mend at: What done means").await("[aria-label='What done means']:focus");
        browser.clickNamed("Mend at: Account of nobody-here").await("[aria-label^='Account of nobody-here']:focus");
        browser.clickNamed("Mend at: Labels that do not exist").await("[data-mends=labels]:focus");
        browser.press(" ").await("[role=status]", "1 of 3 rows can be imported.");
    }

    @Test
    void whyRowsAreRejectedIsSaidAtTheTop() throws IOException {
        String label = HttpTest.unique("new");
        Path file = Files.writeString(
                folder.resolve("top.csv"),
                "title,status,labels\nOne,open," + label + "\nTwo,open," + label + " 2\n,open,\n");
        open(admin, "/import").await(".drop").type(".drop input", file.toString());
        browser.await(".outcome .wrong", "There is no label named " + label + ".");
        assertEquals(2, browser.texts(".outcome .wrong li").size());
        browser.await(".outcome .wrong", "title must not be blank");
        // On a phone their names take two lines.
        assertEquals(
                "normal",
                browser.run("return getComputedStyle(document.querySelector('.outcome .wrong .link')).whiteSpace")
                        .asText());
        browser.clickNamed("Mend at: Labels that do not exist").await("[data-mends=labels]:focus");
    }

    @Test
    void headerLeadsToItsColumns() throws IOException {
        Path file = Files.writeString(folder.resolve("header.csv"), "name,state\nOne,open\n");
        open(admin, "/import").await(".drop").type(".drop input", file.toString());
        browser.await(".outcome", "The header has no column title; a file has the columns");
        browser.clickNamed("Mend at: Columns").await("h2:focus", "Columns");
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
        browser.await(".wrong-row th", "b.csv: 3");
        browser.clickNamed("Import 2 issues").await(".banner", "2 issues were imported.");
        assertEquals(
                List.of(title + " a", title + " b"),
                admin.get("/issues?sort=id&keyword=" + title).titles());
    }

    @Test
    void screenSaysWhatBecomesOfHtml() throws IOException {
        String title = HttpTest.unique("Marked");
        Path file = Files.writeString(
                folder.resolve("azure.csv"),
                "ID,Work Item Type,Title,Assigned To,State,Tags,Description\n7,Bug," + title
                        + ",,New,,<div>It is <b>broken</b>.</div>\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString());
        browser.await("[aria-label='What was recognised']", "1 text in HTML becomes Markdown.");
    }

    /** Chooses in the list of this name. */
    private void choose(String name, String value) {
        say(name, value);
        browser.awaitTrue("return document.querySelector('.import').getAttribute('aria-busy') === 'false'");
    }

    private void say(String name, String value) {
        browser.awaitTrue("""
                const list = [...document.querySelectorAll('select')].find(each =>
                  (each.getAttribute('aria-label') ?? each.closest('label').querySelector('span').textContent) ===
                    arguments[0]);
                if (list === undefined) { return false; }
                list.value = arguments[1];
                list.dispatchEvent(new Event('change', { bubbles: true }));
                return true;
                """, name, value);
    }

    /** The script that finds the button with this text. */
    private static String named(String text) {
        return "[...document.querySelectorAll('.mappings button')].find(each => each.textContent === '" + text + "')";
    }

    /** Takes the saved mapping whose name begins so. */
    private void take(String name) {
        browser.await(".mappings option", name);
        choose(
                "Saved mapping to take",
                browser.run(
                                "return [..." + MAPPING
                                        + ".options].find(each => each.text.startsWith(arguments[0])).value",
                                name)
                        .asText());
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
                .await("[role=status]", "1 of 1 row can be imported.");
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
    void adminTakesTheAccountsOfAddresses() throws IOException {
        String name = HttpTest.unique("lee");
        String address = name + "@example.org";
        tracker.guest()
                .post(
                        "/signup",
                        "{username: '" + name + "', email: '" + address + "', password: '" + Api.PASSWORD + "'}")
                .expect(201);
        Path file = Files.writeString(
                folder.resolve("issues.csv"), "title,status,labels,assignee\n" + name + ",open,," + address + "\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[role=status]", "Nothing in this file can be imported.");
        browser.clickNamed("Take the accounts with these addresses")
                .await("[role=status]", "1 of 1 row can be imported.");
        browser.await("[aria-label='Account of " + address + ": " + name + "']");
        browser.clickNamed("Import 1 issue").await(".banner", "1 issue was imported.");
        assertEquals(name, admin.get("/issues?keyword=" + name).text("/results/0/assignee/username"));
    }

    @Test
    void adminHasOptionsMadeThatAreMissing() throws IOException {
        String title = HttpTest.unique("Graded");
        String field = HttpTest.unique("Grade");
        made.add(field);
        admin.post("/fields", "{name: '" + field + "', type: 'select', options: [{name: 'minor'}]}")
                .expect(201);
        Path file = Files.writeString(
                folder.resolve("issues.csv"), "title,status,labels," + field + "\n" + title + ",open,,major\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString())
                .await("[aria-label='Words that are no options']", field + ": major");
        browser.click("[aria-label='Words that are no options'] input")
                .await("[role=status]", "1 of 1 row can be imported.");
        browser.clickNamed("Import 1 issue").await(".banner", "1 issue was imported.");
        admin.get("/issues?keyword=" + title).shows("/results/0/fields", "{'" + field + "': 'major'}");
    }

    @Test
    void adminHasFieldsMadeThatAreMissing() throws IOException {
        String title = HttpTest.unique("Weighed");
        made.add("Weight");
        Path file = Files.writeString(
                folder.resolve("issues.csv"), "title,status,labels,Weight\n" + title + ",open,,2.5\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[aria-label='Fields that do not exist'] .check");
        browser.click("[aria-label='Fields that do not exist'] input")
                .await("[aria-label='Fields that do not exist']", "Weight · Number");
        browser.clickNamed("Import 1 issue").await(".banner", "1 issue was imported.");
        admin.get("/issues?keyword=" + title).shows("/results/0/fields", "{'Weight': 2.5}");
    }

    @Test
    void issuesThatCameInBeforeAreUpdatedWhenThatIsChosen() throws IOException {
        String title = HttpTest.unique("Again");
        String row = title + "," + title + "-1,1,";
        String header = "Summary,Issue key,Issue id,Status\n";
        Path file = Files.writeString(folder.resolve("jira.csv"), header + row + "To Do\n");
        admin.upload("/issues/import", "jira.csv", Files.readAllBytes(file)).expect(201);
        Files.writeString(file, header + row + "Done\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[role=status]", "Nothing in this file can be imported.");
        choose("Their rows", "update");
        browser.await("[role=status]", "1 of 1 row can be imported.");
        browser.await("td.detail", "updates issue").await("td.detail", "Status").await("td.cell strong", "Resolved");
        browser.clickNamed("Import 1 issue").await(".banner", "1 issue was updated.");
        assertEquals("resolved", admin.get("/issues?keyword=" + title).text("/results/0/status"));
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

    private static List<String> mappings(Api api) {
        return api.get("/mappings?limit=200").expect(200).each("/results", "/name");
    }

    private static String meaningOfNotes(Api api, String mapping) {
        return api.get("/mappings?limit=200")
                .each("/results", "/mapping/columns/Notes")
                .get(mappings(api).indexOf(mapping));
    }

    @Test
    void meaningIsSavedAndTakenForTheNextFileFromTheKeyboard() throws IOException {
        String name = HttpTest.unique("Paper");
        String title = HttpTest.unique("Kept");
        Path file = Files.writeString(folder.resolve("a.csv"), "title,status,labels,Notes\n" + title + ",open,,long\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[aria-label='What Notes fills']");
        choose("What Notes fills", "description");
        browser.run(named("Save as …") + ".focus()");
        browser.press("Enter").await("dialog [name=name]:focus").type("dialog [name=name]", name);
        browser.press("Enter").awaitNo("dialog").await("[aria-label='Change the mapping " + name + "']");
        browser.awaitTrue("return " + named("Save changes") + ".disabled");
        assertEquals("description", meaningOfNotes(admin, name));

        browser.open(admin.base() + "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[aria-label='What Notes fills']");
        browser.awaitTrue("return !" + MAPPING + ".disabled").run(MAPPING + ".focus()");
        browser.press("p").await(".cell", "long");
        assertEquals("description", browser.value("[aria-label='What Notes fills']"));
        assertEquals(
                "Saved mapping to take",
                browser.run("return document.activeElement.getAttribute('aria-label')")
                        .asText());
    }

    @Test
    void savedMappingIsChangedSharedRemovedAndBroughtBack() throws IOException {
        String name = HttpTest.unique("Old tracker");
        admin.post("/mappings", "{name: '" + name + "', mapping: {columns: {Notes: 'none'}}}")
                .expect(201);
        Path file = Files.writeString(folder.resolve("a.csv"), "title,status,labels,Notes\nA,open,,long\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[aria-label='What Notes fills']");
        take(name);
        choose("What Notes fills", "description");
        browser.clickNamed("Save changes").awaitTrue("return " + named("Save changes") + ".disabled");
        browser.clickNamed("Change the mapping " + name).clickNamed("Show to everybody");
        browser.await(".mappings option", name + " · shared");
        assertEquals("description", meaningOfNotes(tracker.john(), name));
        browser.clickNamed("Change the mapping " + name).clickNamed("Remove the mapping " + name);
        browser.await(".notice", "The mapping " + name + " is removed.");
        assertFalse(mappings(admin).contains(name));
        browser.clickNamed("Undo").await(".mappings option", name + " · shared");
    }

    @Test
    void mappingOfAnotherIsOfferedWithItsOwnerAndNotChanged() throws IOException {
        String name = HttpTest.unique("Shared");
        admin.post("/mappings", "{name: '" + name + "', mapping: {columns: {Notes: 'description'}}, shared: true}")
                .expect(201);
        Path file = Files.writeString(folder.resolve("a.csv"), "title,status,labels,Notes\nA,open,,long\n");
        Api jane = tracker.jane();
        open(jane, "/import").await(".drop");
        browser.type(".drop input", file.toString())
                .await(".mappings option", name + " · " + admin.get("/me").text("/username"));
        take(name);
        browser.await(".cell", "long").awaitNo("[aria-label='Change the mapping " + name + "']");
    }

    @Test
    void mappingThatDoesNotFitTheFileOrTheTrackerIsExplained() throws IOException {
        String name = HttpTest.unique("Stale");
        admin.post(
                        "/mappings",
                        "{name: '" + name
                                + "', mapping: {columns: {Notes: 'fields.Gone', Lage: 'status', title: 'title'}}}")
                .expect(201);
        Path file = Files.writeString(folder.resolve("a.csv"), "title,status,labels,Notes\nA,open,,long\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[aria-label='What Notes fills']");
        take(name);
        browser.await(".mappings + p", "The file lacks what the mapping names: Column Lage.");
        browser.await(".outcome .error", "Some of the mapping does not fit this tracker any more:");
        browser.await(".outcome li strong", "Notes");
        // A browser logs every answer that is an error.
        assertEquals(1, browser.awaitLog(1).size());
        browser.clickNamed("Leave that out").await("[role=status]", "1 of 1 row can be imported.");
        browser.awaitNo(".outcome .error").clickNamed("Save changes");
        browser.awaitTrue("return " + named("Save changes") + ".disabled");
    }

    @Test
    void whatTheFileLacksOfAMappingIsSaidBeforeAndAfter() throws IOException {
        String name = HttpTest.unique("Spare");
        String mapping = "{columns: {Lage: 'status'}, values: {status: {ofen: 'open'}}, people: {kin: 'admin'},"
                + " new_fields: {Schwere: 'text'}}";
        admin.post("/mappings", "{name: '" + name + "', mapping: " + mapping + "}")
                .expect(201);
        Path file = Files.writeString(folder.resolve("a.csv"), "title,status,labels\nA,open,\n");
        String lacking = "The file lacks what the mapping names: Column Lage, Status ofen, Field Schwere, Person kin.";
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[aria-label='What title fills']");
        take(name);
        browser.await(".mappings + p", lacking);
        browser.clickNamed("Import 1 issue").await(".banner", "1 issue was imported.");
        browser.await(".outcome ~ p", lacking);
    }

    @Test
    void mappingWhoseNameIsRejectedIsSaidWhereItIsTyped() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "title,status,labels,Notes\nA,open,,long\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[aria-label='What Notes fills']");
        assertTrue(browser.run("return " + named("Save as …") + ".disabled").asBoolean());
        choose("What Notes fills", "description");
        browser.clickNamed("Save as …").type("dialog [name=name]", "a/b").press("Enter");
        browser.await("dialog .error", "slash");
        // A browser logs every answer that is an error.
        assertEquals(1, browser.awaitLog(1).size());
    }

    @Test
    void wrongChoiceIsExplainedAndCanBeChanged() throws IOException {
        Path file = Files.writeString(
                folder.resolve("issues.csv"), "title,status,labels,Short\nLong title,open,,Short title\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[role=status]", "1 of 1 row can be imported.");
        choose("What title fills", "none");
        browser.await(".outcome", "The header has no column title");
        choose("What Short fills", "title");
        browser.await("[role=status]", "1 of 1 row can be imported.").await(".cell", "Short title");
    }

    @Test
    void sessionThatEndsBeforeTheFileIsSentIsAskedForAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("issues.csv"), "title,status,labels\nRight,open,\n");
        Api again = tracker.guest().signIn("admin", Api.PASSWORD);
        open(again, "/import").await(".drop");
        again.post("/signout").expect(204);
        browser.expectSaid("401");
        browser.type(".drop input", file.toString()).await("dialog", "Your session has ended");
        browser.type("dialog [name=password]", Api.PASSWORD).press("Enter");
        browser.await("[role=status]", "1 of 1 row can be imported.");
    }

    @Test
    void fileThatWasNotSentIsSentAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("issues.csv"), "title,status,labels\nRight,open,\n");
        open(admin, "/import").await(".drop");
        browser.offline(true);
        browser.type(".drop input", file.toString()).await(".offline").await(".outcome", "cannot be reached");
        browser.offline(false);
        browser.clickNamed("Try again")
                .await("[role=status]", "1 of 1 row can be imported.")
                .awaitNo(".offline");
        Files.writeString(file, "title,status,labels\nRight,open,\nAnother,open,\n");
        browser.type(".drop input", file.toString()).await("[role=status]", "2 of 2 rows can be imported.");
    }

    @Test
    void progressIsShownAndTheImportCanBeCancelled() throws IOException {
        String title = HttpTest.unique("Cancelled");
        Path file = folder.resolve("issues.csv");
        Files.writeString(file, "title,status,labels\n" + (title + ",open,\n").repeat(30_000));
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[role=status]", "30,000 of 30,000 rows can be imported.");
        browser.clickNamed("Import 30,000 issues").await("progress");
        browser.clickNamed("Cancel the import").await(".notice", "The import was cancelled. Nothing was stored.");
        assertEquals(List.of(), admin.get("/issues?keyword=" + title).titles());
    }

    @Test
    void importThatGoesOnIsShownAgainAfterAReload() {
        String title = HttpTest.unique("On");
        String rows = (title + ",open,\n").repeat(100_000);
        String job = admin.uploadMapped(
                        "?mode=partial",
                        "many.csv",
                        ("title,status,labels\n" + rows).getBytes(StandardCharsets.UTF_8),
                        "{}",
                        "Prefer",
                        "respond-async")
                .expect(202)
                .text("/id");
        open(admin, "/import").await("progress").await(".drop span", "many.csv");
        browser.open(admin.base() + "/import").await("progress");
        admin.post("/imports/" + job + "/cancel").expect(200);
        browser.await(".notice", "The import was cancelled. Nothing was stored.")
                .awaitNo("progress");
    }

    @Test
    void importThatFailedIsRunAgainAndSaysWhatIsWrongUntilItIsStored() {
        String label = HttpTest.unique("late");
        String name = label + ".csv";
        sendFailing(name, "title,status,labels\nA,open," + label + "\n");
        open(admin, "/import").clickNamed("Run again: " + name);
        browser.await(".wrong-row .detail", "There is no label named " + label);
        browser.await(".banner", "Nothing was stored.").awaitNo(".banner button");
        admin.label(label);
        browser.clickNamed("Run again: " + name).await(".banner", "1 issue was imported.");
        browser.await(".outcome:focus").awaitNo("[aria-label='Run again: " + name + "']");
    }

    @Test
    void importThatRunsAgainSaysWhatIsWrongWithItsHeader() throws IOException {
        String name = HttpTest.unique("headless") + ".csv";
        sendFailing(name, "title,labels\nA,\n");
        open(admin, "/import").clickNamed("Run again: " + name);
        browser.await(".outcome", "The header has no column status");
    }

    private void sendFailing(String name, String file) {
        Answer job = admin.uploadMapped(
                        "", name, file.getBytes(StandardCharsets.UTF_8), "{}", "Prefer", "respond-async")
                .expect(202);
        Await.until(
                "the import has failed",
                () -> admin.get(job.header("Location"))
                        .expect(200)
                        .text("/state")
                        .equals("failed"));
    }

    @Test
    void importThatIsNotStoredNamesTheIssuesThatKeepWhatItChanged() {
        String job = admin.uploadMapped(
                        "?mode=partial",
                        "many.csv",
                        ("title,status,labels\n" + "Kept,open,\n".repeat(100_000)).getBytes(StandardCharsets.UTF_8),
                        "{}",
                        "Prefer",
                        "respond-async")
                .expect(202)
                .text("/id");
        open(admin, "/import").await("progress");
        browser.run("""
                const own = window.fetch;
                window.fetch = async (url, options) => {
                    const answer = await own(url, options);
                    return /imports\\/\\d+$/.test(url)
                        ? new Response(JSON.stringify({ ...await answer.json(), kept: [7, 9], kept_total: 2 }))
                        : answer;
                };
                """);
        admin.post("/imports/" + job + "/cancel").expect(200);
        browser.await(".outcome", "2 issues that had been edited were kept. #7 #9");
        assertEquals(List.of("The import was cancelled."), browser.texts(".notice > span:first-child"));
        browser.await(".outcome a[href$='/issues/9']");
    }

    @Test
    void everyProblemOfAFileIsShown() throws IOException {
        Path file = folder.resolve("issues.csv");
        Files.writeString(file, "title,status,labels\nRight,open,\n" + "Wrong,done,\n".repeat(150) + ",open,\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[role=status]", "1 of 152 rows can be imported.");
        assertEquals(151, browser.texts(".wrong-row").size());
        browser.await(".wrong-row:last-child .detail", "title must not be blank");
    }

    @Test
    void whatIsLeftOutOfRowsThatComeInIsSaidBeforeAndAfter() throws IOException {
        String title = HttpTest.unique("Linked");
        Path file = Files.writeString(
                folder.resolve("jira.csv"),
                "Summary,Issue key,Issue id,Status,Outward issue link (Blocks)\n" + title + "," + title + "-1,1,To Do,"
                        + title + "-9\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString()).await("[role=status]", "1 of 1 row can be imported.");
        browser.await("[aria-label=Notes] .detail", "blocks: " + title + "-9").clickNamed("Import 1 issue");
        browser.await(".banner", "1 issue was imported.").await("[aria-label=Notes] .detail", title + "-9");
    }

    @Test
    void orderInWhichDatesWereReadIsSaid() throws IOException {
        Path file = folder.resolve("jira.csv");
        Files.writeString(
                file,
                "Summary,Issue key,Issue id,Status,Created\nA,A-1,1,To Do,23/09/2026 10:00\nB,A-2,2,To Do,1/2/2026 "
                        + "9:00\n");
        open(admin, "/import").await(".drop");
        browser.type(".drop input", file.toString())
                .await("[aria-label='What was recognised']", "Created: read with the day first.");
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
                // Else the browser would save a file where the build runs.
                HTMLAnchorElement.prototype.click = () => {};
                """);
        browser.type(".drop input", file.toString()).await("[role=status]", "1 of 2 rows can be imported.");
        browser.clickNamed("Download the rejected rows").awaitTrue("return window.saved !== undefined");
        assertEquals("""
                title,status,labels,error\r
                Wrong,done,,"status: status must be one of open, in_progress, resolved. \
                status.WORD= says what a word of the file means."\r
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
