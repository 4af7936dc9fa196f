package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import org.junit.jupiter.api.Test;

/** What people write has the direction of its first letter, whatever that of the interface is. */
class DirectionTest extends BrowserTest {
    private static final String ARABIC = "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645";

    private final Api jane = tracker.jane();
    private final Api admin = tracker.admin();

    /** Where a character of the only row is seen. */
    private boolean seen(String at) {
        return browser.run("const link = document.querySelector('.row a');"
                        + "const range = document.createRange(); const text = link.firstChild;"
                        + "const place = " + at + "; range.setStart(text, place); range.setEnd(text, place + 1);"
                        + "const [one, all] = [range, link].map(part => part.getBoundingClientRect());"
                        + "return one.left >= all.left - 1 && one.right <= all.right + 1")
                .asBoolean();
    }

    @Test
    void titleOfARowLosesItsEnd() {
        String label = HttpTest.unique("rtl");
        jane.post("/labels", "{name: '" + label + "'}").expect(201);
        jane.issue((ARABIC + " ").repeat(20).strip(), "labels: ['" + label + "']");
        open(jane, "/?label=" + label).await(".row a:dir(rtl)");
        assertTrue(seen("0"));
        assertFalse(seen("text.length - 1"));
    }

    @Test
    void blocksOfTextsHaveTheirOwnDirection() {
        long id = jane.issue(ARABIC, "description: 'Read this.\\n\\n" + ARABIC + "\\n\\n- " + ARABIC + "'")
                .id();
        jane.post("/issues/" + id + "/comments", "{body: '" + ARABIC + "'}").expect(201);
        open(jane, "/issues/" + id)
                .await("article h1:dir(rtl)")
                .await("article .markdown p:first-child:dir(ltr)")
                .await("article .markdown p:dir(rtl)")
                .await("article .markdown ul:dir(rtl)")
                .await(".comment .markdown p:dir(rtl)");
        browser.press("e").await("input.title:dir(rtl)").await(".editor textarea:dir(ltr)");
        browser.replace(".edit textarea", ARABIC).await(".edit textarea:dir(rtl)");
    }

    @Test
    void itemBeginsAtTheBulletsOfItsListWhateverItsDirection() {
        long id = jane.issue(ARABIC, "description: '- " + ARABIC + "\\n- Read this.\\n- [ ] Do that.'")
                .id();
        open(jane, "/issues/" + id).await("article ul:dir(rtl) > li:nth-child(2):dir(rtl) > bdi:dir(ltr)");
        browser.await("article li > input + bdi:dir(ltr)", "Do that.");
        browser.awaitTrue("const [list, text] = ['ul', 'bdi'].map(name =>"
                + " document.querySelector('article ' + name).getBoundingClientRect());"
                + "return text.right > list.right - 40");
    }

    @Test
    void inputsTurnWithWhatIsTyped() {
        open(jane, "/").await("[type=search]").type("[type=search]", ARABIC).await("[type=search]:dir(rtl)");
        browser.press("Escape", "Escape", "Control+k").type(".picker input", ARABIC);
        browser.await(".picker input:dir(rtl)");
        open(jane, "/settings/labels").type(".settings-section [name=name]", ARABIC);
        browser.await(".settings-section [name=name]:dir(rtl)");
    }

    @Test
    void valuesOfFieldsHaveTheirOwnDirection() {
        String name = HttpTest.unique("Note");
        Answer field =
                admin.post("/fields", "{name: '" + name + "', type: 'text'}").expect(201);
        try {
            Answer issue = jane.issue("With a note");
            jane.patch("/issues/" + issue.id(), "{version: 1, fields: {'" + name + "': '" + ARABIC + "'}}")
                    .expect(200);
            open(jane, "/issues/" + issue.id())
                    .await(".timeline span:dir(rtl)", ARABIC)
                    .await("aside input:dir(rtl)");
        } finally {
            // Other tests on this tracker know which fields it has.
            admin.delete("/fields/" + field.id()).expect(204);
        }
    }
}
