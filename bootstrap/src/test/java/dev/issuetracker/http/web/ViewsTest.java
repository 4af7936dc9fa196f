package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Views: lists that are kept as searches of the server, for oneself or for everybody. */
class ViewsTest extends BrowserTest {
    private final Api jane = tracker.jane();
    private final Api john = tracker.john();
    private final String name = HttpTest.unique("view");
    private final String label = HttpTest.unique("two words");

    /** The list of one issue of john under a label of its own, as jane sees it. */
    private void openList() {
        jane.label(label);
        john.issue("One", "labels: [" + Json.quote(label) + "]");
        jane.issue("Two", "labels: [" + Json.quote(label) + "]");
        open(jane, "/?label=" + Api.encoded(label) + "&created_by=john&sort=title")
                .awaitTrue("return document.querySelectorAll('.row').length === 1");
    }

    private void saveView() {
        browser.clickNamed("Save this view").type("dialog [name=name]", name);
    }

    private Answer search(Api api) {
        return api.get("/searches?limit=200").expect(200);
    }

    private String query() {
        Answer searches = search(jane);
        return searches.each("/results", "/q")
                .get(searches.each("/results", "/name").indexOf(name));
    }

    @Test
    void viewIsKeptOnTheServerAndShowsTheSameList() {
        openList();
        saveView();
        browser.press("Enter").await(".sidebar .view", name).awaitNo("dialog");
        assertEquals(List.of(), browser.log());
        assertEquals("label:\"" + label + "\" author:john (is:open OR is:in_progress) sort:title-asc", query());
        beginAnew();
        open(jane, "/").await(".sidebar .view", name);
        browser.run(
                        "[...document.querySelectorAll('.view a')].find(a =>"
                                + " a.textContent.includes(arguments[0])).click()",
                        name)
                .asText();
        browser.awaitTrue("return document.querySelectorAll('.row').length === 1");
        assertEquals(List.of("One"), rows());
        assertEquals(query(), browser.value("[type=search]"));
    }

    @Test
    void sharedViewIsSeenByOthersWhoCannotChangeIt() {
        openList();
        saveView();
        browser.click("dialog [name=shared]").click("dialog [type=submit]").await(".sidebar .view", name);
        beginAnew();
        open(john, "/").await(".sidebar .view", name).await(".sidebar .view small", "jane");
        assertFalse(browser.run(
                        "return !!document.querySelector(arguments[0])", "[aria-label='Change the view " + name + "']")
                .asBoolean());
    }

    @Test
    void viewIsSharedReplacedAndRemovedFromItsMenuAndBroughtBack() {
        jane.post("/searches", "{name: '" + name + "', q: 'is:resolved'}").expect(201);
        openList();
        browser.await(".sidebar .view", name);
        openMenu().clickNamed("Change the view " + name).clickNamed("Show to everybody");
        browser.awaitTrue(
                "return [...document.querySelectorAll('.view')].some(view =>"
                        + " view.textContent.includes(arguments[0]) && view.textContent.includes('Everybody sees it'))",
                name);
        openMenu().clickNamed("Change the view " + name).clickNamed("Show what is on the screen");
        browser.awaitTrue(
                "return [...document.querySelectorAll('.view a')].some(a =>"
                        + " a.textContent.includes(arguments[0]) && a.href.includes('author'))",
                name);
        openMenu().clickNamed("Change the view " + name).clickNamed("Remove the view " + name);
        browser.await(".notice", "The view " + name + " is removed.");
        assertFalse(search(jane).each("/results", "/name").contains(name));
        browser.clickNamed("Undo").await(".sidebar .view", name);
        assertEquals(
                1,
                search(john).each("/results", "/name").stream()
                        .filter(name::equals)
                        .count());
    }

    @Test
    void viewIsRenamedFromItsMenu() {
        jane.post("/searches", "{name: '" + name + "', q: 'is:resolved'}").expect(201);
        jane.post("/searches", "{name: '" + name + " taken', q: 'is:open'}").expect(201);
        openList();
        openMenu().clickNamed("Change the view " + name).clickNamed("Rename the view");
        browser.await("dialog [name=name]:focus")
                .type("dialog [name=name]", name + " taken")
                .press("Enter");
        browser.await("dialog .error", "taken");
        browser.replace("dialog [name=name]", name + " renamed").press("Enter").awaitNo("dialog");
        browser.await("[aria-label='Change the view " + name + " renamed']");
        assertEquals(
                List.of(name + " renamed", name + " taken"),
                search(jane).each("/results", "/name").stream()
                        .filter(called -> called.startsWith(name))
                        .sorted()
                        .toList());
        // A browser logs every answer that is an error.
        assertEquals(1, browser.awaitLog(1).size());
    }

    @Test
    void viewsThatABrowserKeptMoveToTheServer() {
        jane.label(label);
        signIn(browser, jane);
        keep(
                browser,
                jane,
                "views",
                "[{\"name\": \"" + name + "\", \"path\": \"/?label=" + Api.encoded(label) + "&sort=id\"}]");
        browser.open(jane.base() + "/").await(".sidebar .view", name);
        assertEquals("label:\"" + label + "\" (is:open OR is:in_progress) sort:id-asc", query());
        assertEquals("null", browser.run("return localStorage.getItem('views')").toString());
    }

    @Test
    void viewThatCannotBeSavedSaysWhy() {
        openList();
        browser.clickNamed("Save this view").type("dialog [name=name]", "a/b").press("Enter");
        browser.await("dialog .error", "slash");
        // A browser logs every answer that is an error.
        assertEquals(1, browser.awaitLog(1).size());
    }

    @Test
    void searchThatNamesItsOrderKeepsIt() {
        openList();
        browser.open(jane.base() + "/?q=" + Api.encoded("label:\"" + label + "\" sort:title-desc"));
        browser.awaitTrue("return document.querySelectorAll('.row').length === 2");
        assertEquals(List.of("Two", "One"), rows());
    }
}
