package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.browser.Browser;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One issue: read, edited, discussed, and what happens when two edit it. */
class IssueScreenTest extends BrowserTest {
    private static final String TITLE = "input.title";
    private static final String DESCRIPTION = ".edit textarea";
    private static final String COMMENT = ".comment textarea";

    /** Whether the screen hears of changes: it has looked then for those from before, by three questions. */
    private static final String LISTENS = "return ['issues?id=', 'comments?limit=', 'links?limit='].every(part =>"
            + " performance.getEntriesByType('resource').filter(({name}) => name.includes(part)).length"
            + " >= (part.startsWith('links') ? 2 : 1))";

    private final Api jane = tracker.jane();
    private final long id = jane.issue(HttpTest.unique("Login fails"), "description: 'It fails.'")
            .id();
    private final String path = "/issues/" + id;

    private Browser openIssue() {
        return open(jane, path).await("article h1", "Login fails");
    }

    private Answer stored() {
        return jane.get(path).expect(200);
    }

    @Test
    void titleAndDescriptionAreEditedInPlace() {
        openIssue().press("e").replace(TITLE, "Login fails again");
        browser.replace(DESCRIPTION, "It fails **twice**.").press("Control+Enter");
        browser.await("article strong", "twice").await(".timeline", "changed the description");
        assertEquals("Login fails again", stored().text("/title"));
        assertEquals(2, stored().version());
    }

    /** Opens the issue from its list, while the answer to a look at it is held back. */
    private void openFromItsListAndWait() {
        String title = stored().text("/title");
        open(jane, "/?keyword=" + title.substring(title.lastIndexOf(' ') + 1)).await(".row", title);
        browser.run("const real = window.fetch; const lost = new TypeError('lost');"
                + "window.fetch = (url, more) => !url.endsWith('issues/" + id + "') || window.found ? real(url, more)"
                + " : window.lost ? (window.again = true, Promise.reject(lost))"
                + " : new Promise((answer, fail) => { window.release = () => answer(real(url, more));"
                + " window.lose = () => fail(lost); });");
        browser.press("o").await("article h1", title).await("article", "It fails.");
        browser.await(".issue-screen[aria-busy=true]").awaitNo(".timeline");
    }

    @Test
    void whatTheListShowedIsThereBeforeTheRest() {
        openFromItsListAndWait();
        browser.press("s").type(".picker input", "resol").press("Enter").await("[data-field=status]", "Resolved");
        browser.run("window.release()");
        browser.await(".timeline", "opened this issue").await(".issue-screen[aria-busy=false]");
        browser.await("[data-field=status]", "Resolved").await(".timeline", "set the status to");
    }

    @Test
    void restThatDoesNotComeIsSaidAndAskedForAgain() {
        openFromItsListAndWait();
        browser.run("window.lost = true; window.lose();");
        // The screen looks once more by itself when it begins to hear of changes.
        browser.await(".issue-screen [role=alert]")
                .awaitTrue("return window.again")
                .run("window.found = true");
        browser.clickNamed("Try again").await(".timeline", "opened this issue");
        browser.awaitNo(".issue-screen [role=alert]");
    }

    @Test
    void longHistoryIsShownToItsEnd() {
        for (int version = 1; version <= 200; version++) {
            jane.patch(path, "{description: 'Edit " + version + "', version: " + version + "}")
                    .expect(200);
        }
        openIssue().await(".timeline", "version 201");
    }

    @Test
    void draftSurvivesAReloadAndIsGoneOnceItIsSaved() {
        openIssue().press("e").replace(TITLE, "Half a thought");
        browser.open(jane.base() + path).await(TITLE);
        assertEquals("Half a thought", browser.value(TITLE));
        browser.clickNamed("Save").await("article h1", "Half a thought");
        browser.open(jane.base() + path).await("article h1", "Half a thought");
    }

    @Test
    void sideSetsStatusAssigneeLabelsAndFields() {
        String label = HttpTest.unique("side");
        jane.label(label);
        openIssue().press("s").type(".picker input", "resol").press("Enter").awaitNo(".picker");
        browser.await("[data-field=status]", "Resolved").await(".timeline", "set the status to");
        browser.press("a")
                .await(".picker li", "jane (me)")
                .type(".picker input", "john")
                .await(".picker li", "john");
        browser.awaitTrue("return document.querySelectorAll('.picker li').length === 1");
        browser.press("Enter").await("[data-field=assignee]", "john").await(".timeline", "set Assignee to");
        browser.press("l").type(".picker input", label).press("Enter", "Control+Enter");
        browser.await("[data-field=labels]", label).await(".timeline", "added");
        browser.clickNamed("Priority: None").clickNamed("high").await(".timeline", "set Priority to high");
        stored().shows("/status", "'resolved'").shows("/fields", "{Priority: 'high'}");
        assertEquals("john", stored().text("/assignee/username"));
        assertEquals(List.of(label), stored().each("/labels", "/name"));
    }

    @Test
    void issuesThatChangedLastAreOfferedBeforeAnythingIsTyped() {
        long other = jane.issue(HttpTest.unique("Changed last")).id();
        openIssue().clickNamed("Change what this is part of").await(".picker li", "#" + other + " ");
        assertTrue(browser.texts(".picker li").stream().noneMatch(text -> text.contains("#" + id + " ")));
        browser.press("Escape").clickNamed("Add a link").clickNamed("blocks").await(".picker li", "#" + other + " ");
        assertTrue(browser.texts(".picker li").stream().noneMatch(text -> text.contains("#" + id + " ")));
        browser.press("Enter").await(".links li");
        assertEquals(1, jane.get(path + "/links").expect(200).at("/results").size());
    }

    @Test
    void whoDidWhatIsSaidInTheOrderOfGerman() {
        jane.patch(path, "{title: 'Login fails again', version: 1}").expect(200);
        keep(browser, jane, "language", "\"de\"");
        open(jane, path).await(".meta", "Angelegt von jane").await(".timeline", "hat den Titel geändert:");
    }

    @Test
    void commentIsWrittenOnceAndEdited() {
        openIssue().type(".write-comment textarea", "Seen in *Firefox*, too.").press("Control+Enter");
        browser.await(".comment em", "Firefox");
        browser.click(".comment .tools button")
                .replace(".comment textarea", "Seen everywhere.")
                .press("Control+Enter");
        browser.await(".comment .markdown", "Seen everywhere.").await(".comment", "edited");
        assertEquals(List.of("Seen everywhere."), stored().each("/comments", "/body"));
    }

    @Test
    void commentIsDeletedOnlyAfterAQuestion() {
        jane.post(path + "/comments", "{body: 'Wrong.'}").expect(201);
        openIssue().await(".comment").clickNamed("Delete").await(".sure", "cannot be brought back");
        browser.clickNamed("Cancel").awaitNo(".sure");
        assertEquals(
                "Delete",
                browser.run("return document.activeElement.textContent").asText());
        browser.press("Enter").await(".sure").press("Enter").awaitNo(".comment");
        browser.await(".write-comment textarea:focus");
        assertEquals(List.of(), stored().each("/comments", "/body"));
    }

    @Test
    void whatAKeyDoesIsFoundByItsNameToo() {
        openIssue().press("Control+k").type(".picker input", "set the st").await(".picker li.active", "Set the status");
        browser.press("Enter").await(".picker li", "In progress").clickNamed("In progress");
        browser.awaitEqual("in_progress", () -> stored().text("/status"));
        browser.press("Control+k").type(".picker input", "edit title").await(".picker li.active", "Edit title");
        browser.press("Enter").await("input.title");
    }

    @Test
    void linkThatWasNotSavedIsTriedAgain() {
        long other = jane.issue("Other").id();
        jane.post(path + "/links", "{type: 'blocks', issue: " + other + "}").expect(201);
        openIssue().await(".links li", "Other");
        browser.offline(true);
        browser.clickNamed("Remove the link to #" + other).await(".notice.error", "cannot be reached");
        browser.offline(false);
        browser.clickNamed("Try again").awaitNo(".links li");
        assertEquals(List.of(), jane.get(path + "/links").each("/results", "/id"));
    }

    @Test
    void twoBrowsersThatEditTheSameFieldDecideFieldByField() {
        openIssue().press("e").replace(TITLE, "Login fails for Jane");
        browser.replace(DESCRIPTION, "Jane saw it.");
        try (Browser johns = Browser.start()) {
            signIn(johns, tracker.john());
            johns.open(jane.base() + path).await("article h1", "Login fails").press("e");
            johns.replace(TITLE, "Login fails for John").click(".edit .primary").await("article h1", "for John");
        }
        browser.clickNamed("Save").await(".conflict h1", "Somebody saved first");
        // A browser logs every answer that is an error.
        assertEquals(1, browser.awaitLog(1).size());
        assertEquals(1, browser.texts(".choice").size());
        browser.await(".choice legend", "Title").await(".choice", "for John").await(".choice", "Yours");
        browser.replace(".choice textarea", "Login fails for both").clickNamed("Save the result");
        browser.await("article h1", "Login fails for both");
        assertEquals("Login fails for both", stored().text("/title"));
        assertEquals("Jane saw it.", stored().text("/description"));
    }

    /** Lets john save a title before jane, who sees the conflict then. */
    private void loseAgainstJohn() {
        openIssue().press("e").replace(TITLE, "Login fails for Jane");
        browser.replace(DESCRIPTION, "Jane saw it.");
        tracker.john()
                .patch(path, "{title: 'Login fails for John', version: 1}")
                .expect(200);
        browser.clickNamed("Save").await(".choice legend", "Title");
        assertEquals(1, browser.awaitLog(1).size());
    }

    @Test
    void secondConflictKeepsWhatWasDecidedInTheFirst() {
        loseAgainstJohn();
        browser.replace(".choice textarea", "Login fails for both");
        tracker.john().patch(path, "{description: 'John saw it.', version: 2}").expect(200);
        browser.clickNamed("Save the result").await(".choice legend", "Description");
        assertEquals(1, browser.awaitLog(1).size());
        assertEquals("Jane saw it.", browser.value(".choice textarea"));
        browser.clickNamed("Save the result").await("article h1", "Login fails for both");
        assertEquals("Login fails for both", stored().text("/title"));
        assertEquals("Jane saw it.", stored().text("/description"));
    }

    @Test
    void resultOfAConflictSurvivesAReload() {
        loseAgainstJohn();
        browser.replace(".choice textarea", "Login fails for both");
        browser.open(browser.address()).await(TITLE);
        assertEquals("Login fails for both", browser.value(TITLE));
        assertEquals("Jane saw it.", browser.value(DESCRIPTION));
    }

    @Test
    void conflictOfAMenuIsDecidedToo() {
        openIssue().press("s").type(".picker input", "resol");
        tracker.john().patch(path, "{status: 'in_progress', version: 1}").expect(200);
        browser.press("Enter").await("dialog .choice legend", "Status").await("dialog .choice", "In progress");
        assertEquals(1, browser.awaitLog(1).size());
        browser.clickNamed("Save the result").awaitNo("dialog").await("[data-field=status]", "Resolved");
        stored().shows("/status", "'resolved'");
    }

    @Test
    void conflictOfAMenuCanBeDropped() {
        openIssue().press("s").type(".picker input", "resol");
        tracker.john().patch(path, "{status: 'in_progress', version: 1}").expect(200);
        browser.press("Enter").await("dialog .choice legend", "Status");
        assertEquals(1, browser.awaitLog(1).size());
        browser.clickNamed("Drop mine").awaitNo("dialog").await("[data-field=status]", "In progress");
        stored().shows("/status", "'in_progress'");
    }

    /** Sets a status after john has set another one, and closes the question with Escape. */
    private void closeTheConflictOfAMenu() {
        browser.press("s").type(".picker input", "resol");
        tracker.john().patch(path, "{status: 'in_progress', version: 1}").expect(200);
        browser.press("Enter")
                .await("dialog .conflict input:focus")
                .press("Escape")
                .awaitNo("dialog");
        assertEquals(1, browser.awaitLog(1).size());
    }

    @Test
    void focusIsWhereTheValueIsAfterAConflictOfAKey() {
        openIssue();
        closeTheConflictOfAMenu();
        browser.await("[data-field=status]:focus", "In progress");
    }

    @Test
    void focusGoesBackToTheCardAfterAConflictOfItsMenu() {
        open(jane, "/board?q=id:" + path.replace("/issues/", ""))
                .await(".card-issue")
                .press("j");
        browser.await("[data-card]:focus");
        closeTheConflictOfAMenu();
        browser.await("[data-column=in_progress]:focus");
    }

    @Test
    void twoMenusInARowAreNoConflictWithOneself() {
        openIssue();
        browser.run("const real = window.fetch; let first = true;"
                + "window.fetch = (url, more) => more?.method === 'PATCH' && first"
                + " ? (first = false, new Promise(answer => { window.release = () => answer(real(url, more)); }))"
                + " : real(url, more);");
        browser.press("s").type(".picker input", "resol").press("Enter").awaitNo(".picker");
        browser.press("s").type(".picker input", "progress").press("Enter").awaitNo(".picker");
        browser.run("window.release()");
        browser.awaitEqual("in_progress", () -> stored().text("/status"));
        browser.await("[data-field=status]", "In progress").awaitNo("dialog").awaitNo(".notice");
    }

    @Test
    void draftThatWasDroppedIsBroughtBack() {
        openIssue().press("e").replace(DESCRIPTION, "Half an hour of work").press("Escape");
        browser.await("article h1").clickNamed("Undo").await(TITLE);
        assertEquals("Half an hour of work", browser.value(DESCRIPTION));
    }

    @Test
    void draftThatWasDroppedIsBroughtBackFromAnotherScreen() {
        openIssue().press("e").replace(DESCRIPTION, "Half an hour of work").press("Escape");
        browser.await("article h1").press("u").await(".row").clickNamed("Undo").await(TITLE);
        assertEquals("Half an hour of work", browser.value(DESCRIPTION));
    }

    @Test
    void editOfACommentThatWasDroppedIsBroughtBackFromAnotherScreen() {
        jane.post(path + "/comments", "{body: 'Same here.'}").expect(201);
        openIssue().await(".comment").click(".comment [data-task=edit]").replace(COMMENT, "Not here.");
        browser.clickNamed("Cancel").awaitNo(COMMENT).press("u").await(".row").clickNamed("Undo");
        browser.await(COMMENT + ":focus");
        assertEquals("Not here.", browser.value(COMMENT));
    }

    @Test
    void editOfACommentDoesNotReplaceANewerOneUnseen() {
        long comment = jane.post(path + "/comments", "{body: 'Same here.'}")
                .expect(201)
                .id();
        // The page may look by itself before the edit is sent; otherwise that is rejected, which is logged.
        browser.expectSaid("409");
        openIssue().await(".comment", "Same here.").click(".comment .tools button");
        browser.replace(".comment textarea", "Same here, in Firefox.");
        jane.patch(path + "/comments/" + comment, "{body: 'Same here, in Chrome.', version: 1}")
                .expect(200);
        browser.press("Control+Enter").await(".comment .banner ins", "Chrome").await(".comment .primary:disabled");
        browser.clickNamed("Go on with mine").click(".comment .primary").await(".comment .markdown", "in Firefox.");
        assertEquals(List.of("Same here, in Firefox."), stored().each("/comments", "/body"));
    }

    @Test
    void conflictIsDecidedFromTheKeyboard() {
        openIssue().press("e").replace(TITLE, "Login fails for Jane");
        tracker.john()
                .patch(path, "{title: 'Login fails for John', version: 1}")
                .expect(200);
        browser.press("Enter").await(".conflict input:checked:focus");
        assertEquals(1, browser.awaitLog(1).size());
        browser.press("ArrowUp").await(".option.chosen", "for John");
        browser.press("ArrowDown").await(".option.chosen", "for Jane").press("Enter");
        browser.await("article h1", "Login fails for Jane");
        assertEquals("Login fails for Jane", stored().text("/title"));
    }

    @Test
    void editOfACommentSurvivesAReload() {
        jane.post(path + "/comments", "{body: 'Same here.'}").expect(201);
        openIssue().await(".comment", "Same here.").click(".comment .tools button");
        browser.replace(".comment textarea", "Same here, and there.");
        browser.open(browser.address()).await(".comment textarea");
        assertEquals("Same here, and there.", browser.value(".comment textarea"));
        browser.click(".comment .primary").await(".comment .markdown p", "Same here, and there.");
        browser.open(browser.address())
                .await(".comment .markdown p", "Same here, and there.")
                .awaitNo(".comment textarea");
    }

    @Test
    void draftOfATemplateSurvivesAReloadAndLeavesOthersAlone() {
        String template = "/new?title=Crash+of&label=bug";
        open(jane, template)
                .await("input.title")
                .type("input.title", " the list")
                .type("textarea", "Twice.");
        browser.open(browser.address()).await("input.title");
        assertEquals("Crash of the list", browser.value("input.title"));
        assertEquals("Twice.", browser.value("textarea"));
        browser.open(jane.base() + "/new").await("input.title");
        assertEquals("", browser.value("input.title"));
    }

    @Test
    void editsThatDoNotOverlapAreMergedAndThatIsSaid() {
        openIssue().press("e").replace(TITLE, "Login fails, merged");
        tracker.john().patch(path, "{status: 'in_progress', version: 1}").expect(200);
        browser.clickNamed("Save").await(".notice", "Status").await("article h1", "Login fails, merged");
        stored().shows("/status", "'in_progress'");
        assertEquals("Login fails, merged", stored().text("/title"));
    }

    @Test
    void formerVersionIsShownAndBroughtBack() {
        jane.patch(path, "{title: 'Another title', version: 1}").expect(200);
        open(jane, path).await("article h1", "Another title");
        browser.clickNamed("version 1").await(".banner", "This is version 1.").await("article h1", "Login fails");
        browser.clickNamed("Compare with the current one")
                .await("article h1 del", "Login")
                .await("article h1 ins", "Another");
        browser.clickNamed("Revert to version 1").await(".meta").await("article h1", "Login fails");
        assertEquals(3, stored().version());
    }

    /** What the side says of a field. */
    private void awaitSide(String field, String value) {
        browser.awaitTrue(
                "return [...document.querySelectorAll('.side .entry')].some(entry =>"
                        + " entry.querySelector('dt').textContent === arguments[0] && "
                        + "entry.querySelector('dd').textContent.includes(arguments[1]))",
                field,
                value);
    }

    @Test
    void formerVersionHasTheValuesThatItHadThen() {
        String label = HttpTest.unique("former");
        jane.label(label);
        jane.patch(path, "{assignee: 'john', labels: ['" + label + "'], fields: {Priority: 'high'}, version: 1}")
                .expect(200);
        jane.patch(path, "{assignee: null, labels: [], fields: {Priority: 'low'}, status: 'resolved', version: 2}")
                .expect(200);
        open(jane, path + "?version=2").await(".side h2", "As of version 2");
        awaitSide("Assignee", "john");
        awaitSide("Labels", label);
        awaitSide("Priority", "high");
        awaitSide("Status", "Open");
        // Nothing is set of a former version.
        browser.awaitNo(".side button").press("e").awaitNo(".edit");
        browser.clickNamed("Compare with the current one")
                .await("article .entry", "Status")
                .awaitTrue("return document.querySelectorAll('article .entry').length === 4");
        assertEquals(List.of("Status", "Assignee", "Labels", "Priority"), browser.texts("article .entry dt"));
        browser.clickNamed("Revert to version 2").await(".meta").await("[data-field=assignee]", "john");
    }

    @Test
    void newIssueTakesItsTemplateFromTheAddressAndIsMadeFromTheKeyboard() {
        open(jane, "/new?title=From+a+form&status=in_progress").await("input.title");
        assertEquals("From a form", browser.value("input.title"));
        browser.type("input.title", " twice").press("Shift+Enter").await(".notice", "was created");
        assertEquals("", browser.value("input.title"));
        browser.type("input.title", "The next").type(".create textarea", "Text").press("Control+Enter");
        browser.await("article h1", "The next").await("[data-field=status]", "In progress");
    }

    @Test
    void escapeLeavesANewIssueWhoseDraftStays() {
        open(jane, "/?assignee=me").await(".heads, .empty").press("c").await("input.title");
        browser.type("input.title", "Half a title").press("Escape");
        browser.awaitTrue("return location.search === '?assignee=me'")
                .press("c")
                .await("input.title");
        assertEquals("Half a title", browser.value("input.title"));
    }

    @Test
    void issueThatDoesNotExistLeadsBackToTheList() {
        browser.expectSaid("404");
        open(jane, "/issues/999999").await("[role=alert]").clickNamed("Issues").await(".list-screen");
    }

    @Test
    void sessionThatEndsWhileOneTypesLosesNothing() {
        Api again = tracker.guest().signIn("jane", Api.PASSWORD);
        open(again, path).await("article h1").awaitTrue(LISTENS);
        browser.press("e").replace(TITLE, "Typed before the session ended");
        again.post("/signout").expect(204);
        browser.clickNamed("Save").await("dialog", "Your session has ended");
        assertEquals("jane", browser.value("dialog [name=username]"));
        browser.type("dialog [name=password]", Api.PASSWORD).press("Enter");
        browser.await("article h1", "Typed before the session ended");
        assertEquals("Typed before the session ended", stored().text("/title"));
        assertEquals(
                1,
                browser.awaitLog(1).stream()
                        .filter(line -> line.contains("401"))
                        .count());
        assertEquals(List.of(), browser.log());
    }

    @Test
    void networkThatIsLostWhileOneTypesIsSaidAndLosesNothing() {
        openIssue().type(".write-comment textarea", "Written in a tunnel.");
        browser.offline(true);
        browser.clickNamed("Comment").await(".offline").await(".write-comment .error", "Nothing is lost");
        assertEquals("Written in a tunnel.", browser.value(".write-comment textarea"));
        browser.offline(false);
        browser.clickNamed("Comment")
                .await(".comment .markdown", "Written in a tunnel.")
                .awaitNo(".offline");
        assertEquals(List.of("Written in a tunnel."), stored().each("/comments", "/body"));
    }

    @Test
    void changesOfOthersAreShownWhileOneTypes() {
        // A browser logs every answer that is an error: the issue is looked for while it is deleted.
        browser.expectSaid("404");
        openIssue().type(".write-comment textarea", "Half a comment");
        Api john = tracker.john();
        john.patch(path, "{status: 'in_progress', version: 1}").expect(200);
        browser.await("[data-field=status]", "In progress").await(".timeline", "set the status to");
        john.post(path + "/comments", "{body: 'Of *john*'}").expect(201);
        browser.await(".comment em", "john");
        john.delete(path).expect(204);
        browser.await(".banner", "#" + id + " was deleted");
        john.post(path + "/restore").expect(200);
        browser.awaitNo(".banner");
        assertEquals("Half a comment", browser.value(".write-comment textarea"));
    }
}
