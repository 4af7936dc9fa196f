package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The search box: what it suggests, and how that is taken. */
class SearchBoxTest extends BrowserTest {
    private static final String BOX = "[type=search]";
    private static final String OPTION = "#search-list li";

    private final Api jane = tracker.jane();
    private final String label = HttpTest.unique("zz label");

    @BeforeEach
    void openTheList() {
        jane.label(label);
        open(jane, "/?status=all").await(BOX);
        browser.press("/");
    }

    private String attribute(String name) {
        return browser.run("return document.querySelector('[type=search]').getAttribute(arguments[0])", name)
                .asText();
    }

    @Test
    void suggestionIsChosenWithArrowsAndTakenWithEnter() {
        browser.type(BOX, "is:").await(OPTION, "open");
        assertEquals("true", attribute("aria-expanded"));
        browser.press("ArrowDown", "ArrowDown").await(OPTION + "[aria-selected=true]", "in_progress");
        assertEquals("suggestion-1", attribute("aria-activedescendant"));
        browser.press("Enter").awaitNo(OPTION);
        assertEquals("is:in_progress ", browser.value(BOX));
        assertEquals(jane.base() + "/?status=all", browser.address());
    }

    @Test
    void keyIsTakenWithTabAndGoesOnWithItsValues() {
        browser.type(BOX, "lab").await(OPTION, "label:").press("ArrowDown", "Tab");
        browser.type(BOX, label.substring(0, 2)).await(OPTION, label);
        assertEquals("label:zz", browser.value(BOX));
        browser.awaitTrue(
                "return [...document.querySelectorAll(arguments[0])].every(option => /^.zz/.test(option.textContent))",
                OPTION);
        browser.press("ArrowUp", "Enter").awaitNo(OPTION);
        browser.awaitTrue("return document.querySelector('[type=search]').value.startsWith('label:\"')");
    }

    @Test
    void chosenSuggestionStaysChosenWhenLaterOnesCome() {
        typeBeforeItsSuggestionsCome();
        browser.press("ArrowDown")
                .await(OPTION + "[aria-selected=true]", "open")
                .run("window.comes()");
        browser.awaitNo(OPTION + ":nth-child(2)").press("Enter").awaitNo(OPTION);
        assertEquals("is:open ", browser.value(BOX));
    }

    @Test
    void suggestionReplacesWhatWasTypedSinceItCame() {
        typeBeforeItsSuggestionsCome();
        browser.press("ArrowDown", "Enter").awaitNo(OPTION);
        assertEquals("is:open ", browser.value(BOX));
    }

    /** Those for {@code is:} are shown, and those for {@code is:o} come when the test says so. */
    private void typeBeforeItsSuggestionsCome() {
        browser.type(BOX, "is:").await(OPTION, "open").run("""
                const own = window.fetch;
                const coming = new Promise(resolve => window.comes = resolve);
                window.fetch = (url, options) =>
                    String(url).includes('search/suggest') ? coming.then(() => own(url, options)) : own(url, options);
                """);
        browser.type(BOX, "o");
    }

    @Test
    void suggestionReplacesWhatIsAtTheCaretOnly() {
        browser.type(BOX, "is: label:none");
        browser.run("document.querySelector('[type=search]').setSelectionRange(3, 3)");
        browser.type(BOX, "o").await(OPTION, "open").press("ArrowDown", "Enter");
        assertEquals("is:open label:none", browser.value(BOX));
        assertEquals(
                7,
                browser.run("return document.querySelector('[type=search]').selectionStart")
                        .asInt());
    }

    @Test
    void escapeClosesTheListAndKeepsTheText() {
        browser.type(BOX, "is:").await(OPTION).press("Escape").awaitNo(OPTION);
        assertEquals("is:", browser.value(BOX));
        assertEquals("false", attribute("aria-expanded"));
    }

    @Test
    void enterSearchesWhileNothingIsChosen() {
        browser.type(BOX, "is:open").press("Enter");
        browser.awaitTrue("return location.search.includes('q=is%3Aopen')").awaitNo(OPTION);
    }

    @Test
    void tabLeavesTheBoxWhileNothingIsChosen() {
        browser.type(BOX, "is:").await(OPTION).press("Tab").awaitNo(OPTION);
        assertEquals("is:", browser.value(BOX));
        assertEquals(
                "BUTTON", browser.run("return document.activeElement.tagName").asText());
    }

    @Test
    void suggestionIsTakenWithTheMouse() {
        browser.type(BOX, "is:unr").await(OPTION, "unresolved").click(OPTION).awaitNo(OPTION);
        assertEquals("is:unresolved ", browser.value(BOX));
        assertEquals(
                List.of("INPUT"),
                List.of(browser.run("return document.activeElement.tagName").asText()));
    }

    @Test
    void savedSearchesAreSuggested() {
        String name = HttpTest.unique("kept");
        jane.post("/searches", "{name: '" + name + "', q: 'is:open'}").expect(201);
        browser.type(BOX, "saved:" + name.substring(0, 4)).await(OPTION, name);
    }
}
