package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.browser.Browser;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The list: found by its address, worked with from the keyboard. */
class ListScreenTest extends BrowserTest {
    /** Counts the streams that a page opens. */
    private static final String COUNT_STREAMS = "window.streams = 0; const real = window.fetch;"
            + "window.fetch = (url, more) => {"
            + "  window.streams += String(url).includes('issues/events') ? 1 : 0; return real(url, more); };";

    private final Api jane = tracker.jane();

    /** Three issues that no other test has, under a label of their own. */
    private String threeIssues() {
        String label = HttpTest.unique("list");
        jane.label(label);
        for (String title : List.of("One", "Two", "Three")) {
            jane.issue(title, "labels: [" + Json.quote(label) + "]");
        }
        return label;
    }

    private void openList(String label) {
        open(jane, "/?label=" + label).awaitTrue("return document.querySelectorAll('.row').length === 3");
    }

    @Test
    void whatIsTypedIsSearchedForAndKeptInTheAddress() {
        String label = threeIssues();
        open(jane, "/").await(".row");
        browser.press("/").type("[type=search]", "label:" + label + " tw").press("Enter");
        browser.awaitTrue("return document.querySelectorAll('.row').length === 1");
        assertEquals(List.of("Two"), rows());
        assertEquals(jane.base() + "/?q=label%3A" + label + "+tw", browser.address());
        browser.run("history.back()");
        browser.awaitTrue("return document.querySelectorAll('.row').length > 1");
    }

    @Test
    void searchThatCannotBeUnderstoodIsSaidWhereItWasTyped() {
        open(jane, "/?q=%28bug").await("#search-note", "Column 5");
        assertEquals(
                4,
                browser.run("return document.querySelector('[type=search]').selectionStart")
                        .asInt());
        // A browser logs every answer that is an error.
        assertEquals(1, browser.awaitLog(1).size());
    }

    @Test
    void whatIsWrongInASearchIsSelected() {
        open(jane, "/?q=is%3Aopne+a").await("#search-note", "Column 4");
        assertEquals(
                "opne",
                browser.run("const box = document.querySelector('[type=search]');"
                                + " return box.value.slice(box.selectionStart, box.selectionEnd)")
                        .asText());
        assertEquals(1, browser.awaitLog(1).size());
    }

    @Test
    void bestMatchIsShownFirstWithTheWordsMarked() {
        String word = HttpTest.unique("relevant").toLowerCase(Locale.ROOT);
        jane.issue("Title " + word);
        jane.issue("Other", "description: 'Say <b>" + word + "</b> twice'");
        open(jane, "/?q=" + word).awaitTrue("return document.querySelectorAll('.row').length === 2");
        assertEquals(List.of("Other", "Title " + word), rows());
        browser.clickNamed("Sort").clickNamed("Best match").await(".fragments mark", word);
        assertEquals(List.of("Title " + word, "Other"), rows());
        assertEquals(jane.base() + "/?q=" + word + "&sort=relevance", browser.address());
        assertEquals(List.of("Say <b>" + word + "</b> twice"), browser.texts(".fragments .fragment"));
        assertEquals(List.of(word, word), browser.texts(".row mark"));
    }

    @Test
    void onlyRowsWithFragmentsHaveAPlaceForThem() {
        String word = HttpTest.unique("banded").toLowerCase(Locale.ROOT);
        jane.issue("Title " + word);
        jane.issue("Other", "description: 'Say " + word + " twice'");
        jane.issue("Third", "description: 'Say " + word + " twice'");
        String heights = "return [...document.querySelectorAll('.row')].map(row => row.offsetHeight).join()";
        String between = "return [...document.querySelectorAll('.row')].map(row => row.getBoundingClientRect())"
                + ".map((row, at, all) => at > 0 ? Math.round(row.top - all[at - 1].bottom) : 0).join()";
        browser.resize(1440, 800);
        open(jane, "/?q=" + word + "&sort=relevance")
                .await("[data-row='2']")
                .awaitEqual("40,62,62", () -> browser.run(heights).asText());
        browser.resize(360, 740);
        browser.awaitEqual("64,86,86", () -> browser.run(heights).asText());
        assertEquals("0,0,0", browser.run(between).asText());
    }

    @Test
    void orderByRelevanceEndsWithItsWords() {
        threeIssues();
        open(jane, "/?q=is%3Aopen&sort=relevance").await(".row");
        browser.clickNamed("Sort").await(".picker");
        assertTrue(browser.texts(".picker li").stream().noneMatch("Best match"::equals));
    }

    @Test
    void filtersOfTheAddressAreTakenAwayOneByOne() {
        String label = threeIssues();
        open(jane, "/?label=" + label + "&keyword=tw")
                .awaitTrue("return document.querySelectorAll('.row').length === 1");
        browser.clickNamed("Remove the filter Text tw");
        browser.awaitTrue("return document.querySelectorAll('.row').length === 3");
    }

    @Test
    void issuesAreOpenedAndLeftFromTheKeyboardAtTheSamePlace() {
        openList(threeIssues());
        List<String> titles = rows();
        browser.press("j", "j", "o").await("article h1", titles.get(2));
        browser.press("u").awaitTrue("return document.activeElement !== null");
        browser.await(".row.focused", titles.get(2));
    }

    @Test
    void titlesBeginBelowEachOtherWhateverTheirIdsAre() {
        manyIssues(12);
        open(jane, "/?status=all&sort=id").await(".row");
        assertTrue(browser.run("return new Set([...document.querySelectorAll('.row .id')]"
                                + ".map(id => id.textContent.length)).size")
                        .asInt()
                > 1);
        assertEquals(
                1,
                browser.run("return new Set([...document.querySelectorAll('.row a')]"
                                + ".map(a => a.getBoundingClientRect().left)).size")
                        .asInt());
    }

    @Test
    void statusIsSetFromTheKeyboardAndKept() {
        String label = threeIssues();
        openList(label);
        String title = rows().get(0);
        browser.press("s").type(".picker input", "progr").press("Enter");
        browser.await(".row:first-child [aria-label='In progress']");
        browser.awaitNo(".picker");
        String path = "/issues?status=in_progress&label=" + label;
        browser.awaitEqual(List.of(title), () -> jane.get(path).expect(200).titles());
    }

    @Test
    void menuThatIsOpenedAtOnceAfterAKeyOfTheListKeepsTheFocus() {
        openList(threeIssues());
        browser.run("""
                const press = key => document.activeElement.dispatchEvent(
                  new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
                press('j');
                press('s');
                """);
        browser.await(".picker li").press("p", "r", "o", "g", "r", "Enter");
        browser.awaitNo(".picker").await(".row [aria-label='In progress']");
    }

    @Test
    void manyAreChangedAfterTheirNumberWasSaidAndBroughtBack() {
        String label = threeIssues();
        openList(label);
        browser.press("x", "j", "j", "X").await(".bulk", "3 selected");
        browser.clickNamed("Status").clickNamed("Resolved").await(".bulk", "3 of 3 will change: Resolved");
        assertEquals(3, jane.get("/issues?status=open&label=" + label).titles().size());
        browser.clickNamed("Apply").await(".notice", "3 issues changed: Resolved");
        assertEquals(
                3, jane.get("/issues?status=resolved&label=" + label).titles().size());
        browser.clickNamed("Undo").await(".notice", "3 issues are as they were.");
        assertEquals(3, jane.get("/issues?status=open&label=" + label).titles().size());
    }

    @Test
    void focusGoesFromAPlanToTheRowsAgain() {
        String label = threeIssues();
        openList(label);
        browser.press("x", "s").await(".picker li");
        browser.clickNamed("Resolved").await(".bulk .primary:focus");
        browser.press("Tab", "Enter").await(".bulk button:first-of-type:focus");
        browser.press("Enter").await(".picker li").clickNamed("Resolved").await(".bulk .primary:focus");
        browser.press("Enter").await(".notice", "1 issue changed").await("[data-row]:focus");
    }

    @Test
    void planOfABulkEditStaysWhileOthersChangeOtherIssues() {
        String label = threeIssues();
        openList(label);
        browser.press("x").clickNamed("Status").clickNamed("Resolved").await(".bulk", "1 of 1 will change");
        jane.issue("Four", "labels: [" + Json.quote(label) + "]");
        browser.await(".fresh").clickNamed("Apply").await(".notice", "1 issue changed: Resolved");
    }

    /** Answers the next call whose path has this part itself; the ones after it go to the server. */
    private void answerOnce(String part, int status, String body) {
        browser.run(
                "const real = window.fetch; const [part, status, body] = arguments;"
                        + "window.fetch = (url, more) => String(url).includes(part)"
                        + " ? (window.fetch = real, Promise.resolve(new Response(body, {status}))) : real(url, more);",
                part,
                status,
                body);
    }

    @Test
    void bulkEditOfWhatOthersChangedIsPlannedAgain() {
        openList(threeIssues());
        browser.press("x").clickNamed("Status").clickNamed("Resolved").await(".bulk", "1 of 1 will change");
        answerOnce("issues/bulk", 409, "{\"code\": \"stale_version\"}");
        browser.clickNamed("Apply").await(".notice", "Others have changed some of these");
        browser.await(".bulk", "1 of 1 will change").clickNamed("Apply").await(".notice", "1 issue changed: Resolved");
    }

    @Test
    void undoThatFailsCanBeTriedAgain() {
        String label = threeIssues();
        openList(label);
        browser.press("x").clickNamed("Status").clickNamed("Resolved").clickNamed("Apply");
        browser.await(".notice", "1 issue changed: Resolved");
        browser.offline(true);
        browser.clickNamed("Undo").await(".notice.error", "cannot be reached");
        browser.offline(false);
        browser.clickNamed("Try again").await(".notice", "1 issue is as it was.");
        assertEquals(3, jane.get("/issues?status=open&label=" + label).titles().size());
    }

    /** Lets the server answer the next call whose path has this part, and loses the answer. */
    private void loseAnswerOnce(String part) {
        browser.run(
                "const real = window.fetch; const [part] = arguments;"
                        + "window.fetch = (url, more) => String(url).includes(part)"
                        + " ? (window.fetch = real, real(url, more).then(() => { throw new TypeError('lost'); }))"
                        + " : real(url, more);",
                part);
    }

    @Test
    void undoWhoseAnswerWasLostIsNotDoneTwice() {
        String label = threeIssues();
        openList(label);
        browser.press("x").clickNamed("Status").clickNamed("Resolved").clickNamed("Apply");
        browser.await(".notice", "1 issue changed: Resolved");
        loseAnswerOnce("issues/bulk/revert");
        browser.clickNamed("Undo").await(".notice.error", "cannot be reached");
        browser.clickNamed("Try again").await(".notice", "1 issue is as it was.");
        assertEquals(List.of(), browser.texts(".notice.error"));
        assertEquals(3, jane.get("/issues?status=open&label=" + label).titles().size());
    }

    @Test
    void bulkEditOfAnySizeIsUndoneAtOnceButWhatWasEditedSince() {
        String label = manyIssues(450);
        open(jane, "/?label=" + label).await(".row").press("x").clickNamed("Select all that match");
        browser.clickNamed("Status").clickNamed("Resolved").await(".bulk", "450 of 450 will change: Resolved");
        browser.clickNamed("Apply").await(".notice", "450 issues changed: Resolved");
        long edited = jane.get("/issues?limit=1&label=" + label)
                .at("/results/0")
                .get("id")
                .asLong();
        jane.patch("/issues/" + edited, "{title: 'Edited since', version: 2}").expect(200);
        browser.clickNamed("Undo").await(".notice", "449 issues are as they were.");
        browser.await(".notice.error", "1 issue was changed again since, and is kept.");
        browser.awaitTrue("return document.querySelectorAll('.row .status-resolved').length === 1");
        assertEquals(1, jane.get("/issues/count?status=resolved&label=" + label).number("/count"));
    }

    @Test
    void conditionsOfASearchAreTakenAwayOneByOne() {
        String label = threeIssues();
        open(jane, "/?q=" + Api.encoded("label:" + label + " is:resolved tw")).await(".empty");
        browser.clickNamed("Remove the filter Search is:resolved").await(".row", "Two");
        assertEquals("label:" + label + " tw", browser.value("[type=search]"));
    }

    @Test
    void bulkEditKeepsThePlaceInALongList() {
        openALongListAndScroll();
        browser.run("[...document.querySelectorAll('.row')].find(row => row.textContent.includes('Row 449'))"
                + ".querySelector('input').click()");
        browser.clickNamed("Status").clickNamed("Resolved").clickNamed("Apply").await(".notice", "1 issue changed");
        awaitRow("rows.some(row => row.textContent.includes('Row 449') && row.querySelector('.status-resolved'))");
    }

    @Test
    void filterMenuOffersTimesAndEveryField() {
        String reviewer = HttpTest.unique("Reviewer");
        tracker.admin()
                .post("/fields", "{name: '" + reviewer + "', type: 'user'}")
                .expect(201);
        String label = threeIssues();
        jane.issue(
                "Four",
                "labels: ['" + label + "'], fields: {Estimate: 2.5, Milestone: 'M 1', " + reviewer + ": 'john'}");
        open(jane, "/?label=" + label).await(".row");

        filterBy("Estimate", "two").await(".picker .nothing");
        browser.press("Escape").awaitNo(".picker");
        filterBy("Estimate", "2").await(".picker li.active", "2");
        browser.press("ArrowDown", "Enter").await(".chips", "Estimate ≥ 2");
        awaitFour();
        filterBy("Milestone", "M 1").await(".picker li.active", "M 1");
        browser.press("Enter").await(".chips", "Milestone M 1");
        filterBy(reviewer, "john").await(".picker li.active", "john");
        browser.press("Enter").await(".chips", reviewer + " john");
        filterBy("Created", "2026-01-01").await(".picker li.active", "≥ 2026-01-01");
        browser.press("Enter").await(".chips", "Created ≥ 2026-01-01");
        awaitFour();
        browser.clickNamed("Clear filters").awaitNo(".chips");
        filterBy("Due date", "").await(".picker li:last-child", "no value");
        browser.click(".picker li:last-child").await(".chips", "Due date no value");
    }

    private Browser filterBy(String what, String value) {
        browser.clickNamed("Filter").await(".picker li", "Status").type(".picker input", what);
        return browser.press("Enter")
                .await(".picker input[aria-label^='" + what + "']")
                .type(".picker input", value);
    }

    private void awaitFour() {
        browser.awaitTrue("return document.querySelectorAll('.row').length === 1");
        assertEquals(List.of("Four"), rows());
    }

    @Test
    void statusThatDoesNotExistIsSaid() {
        open(jane, "/?status=closed").await(".chips", "closed").await("[role=alert]", "status must be one of");
        assertEquals(1, browser.awaitLog(1).size());
        browser.open(jane.base() + "/new?status=done").await(".create", "Open");
    }

    @Test
    void menusSayThatTheServerIsAway() {
        openList(threeIssues());
        // They are loaded a while after the list, or when one is opened.
        browser.press("Control+k").await(".picker li").press("Escape").awaitNo(".picker");
        browser.offline(true);
        browser.press("a").await(".picker .nothing", "cannot be reached").press("Escape");
        browser.press("Control+k").type(".picker input", "board").await(".picker li.active", "Board");
        browser.offline(false);
        browser.press("Enter").await(".board").awaitNo(".offline");
    }

    /** Issues that no other test has, under a label of their own. */
    private String manyIssues(int number) {
        String label = HttpTest.unique("long");
        jane.label(label);
        StringBuilder file = new StringBuilder("title,status,labels\n");
        for (int i = 0; i < number; i++) {
            file.append("Row ").append(i).append(",open,").append(label).append('\n');
        }
        jane.upload("/issues/import", "rows.csv", file.toString().getBytes(StandardCharsets.UTF_8))
                .expect(201);
        return label;
    }

    /** A list of 450 issues that no other test has, read to its end. */
    private void openALongListAndScroll() {
        open(jane, "/?label=" + manyIssues(450) + "&sort=id").await(".row");
        browser.awaitTrue("const rows = document.querySelector('.rows'); rows.scrollTop = rows.scrollHeight;"
                + " return [...document.querySelectorAll('.row a')].some(a => a.textContent === 'Row 449')");
    }

    /** The pages that were asked for after the first one. */
    private List<String> furtherPages() {
        return StreamSupport.stream(
                        browser.run("return performance.getEntriesByType('resource')"
                                        + ".map(entry => entry.name).filter(name => name.includes('cursor='))")
                                .spliterator(),
                        false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void keysGoOnFromWhatIsSeenOnceTheListWasScrolled() {
        open(jane, "/?label=" + manyIssues(450) + "&sort=id").await(".row", "Row 0");
        browser.press("j").await("[data-row='1']:focus");
        browser.awaitTrue("const rows = document.querySelector('.rows');"
                + " rows.scrollTop = document.querySelector('.row').offsetHeight * 50;"
                + " return document.querySelector('[data-row=\"50\"]') !== null");
        browser.press("j").await("[data-row='50']:focus").press("j").await("[data-row='51']:focus");
    }

    @Test
    void longListIsReadToItsEndAndHoldsOnlyWhatIsSeen() {
        openALongListAndScroll();
        int held =
                browser.run("return document.querySelectorAll('.row').length").asInt();
        assertTrue(held < 100, held + " rows are held");
        List<String> pages = furtherPages();
        assertEquals(List.copyOf(new LinkedHashSet<>(pages)), pages);
        assertEquals(5, pages.size());
    }

    /** Opens a list of 450 issues, its row 50 on top. */
    private void openTheFiftiethRow() {
        open(jane, "/?label=" + manyIssues(450) + "&sort=id").await(".row", "Row 0");
        browser.awaitTrue("const rows = document.querySelector('.rows'); rows.scrollTop = 40 * 50;"
                + " return rows.scrollTop === 40 * 50");
    }

    /** The first row that is seen in whole, and how high it is. */
    private String first() {
        return browser.run("const list = document.querySelector('.rows').getBoundingClientRect();"
                        + " const row = [...document.querySelectorAll('.row')].find(row =>"
                        + " row.getBoundingClientRect().top >= list.top - 0.5);"
                        + " return `${row?.querySelector('a').textContent}, ${row?.offsetHeight} px`")
                .asText();
    }

    @Test
    void sameRowsAreSeenWhenAllGetAnotherHeight() {
        browser.resize(1440, 800);
        openTheFiftiethRow();
        browser.resize(360, 740);
        browser.awaitEqual("Row 50, 64 px", this::first);
    }

    @Test
    void sameRowsAreSeenWhenTextGetsAnotherSizeMeanwhile() {
        browser.resize(1920, 1080);
        openTheFiftiethRow();
        browser.enlargeText(2);
        browser.awaitEqual("Row 50, 80 px", this::first);
        browser.enlargeText(1.5);
        browser.awaitEqual("Row 50, 60 px", this::first);
        browser.enlargeText(1);
        browser.awaitEqual("Row 50, 40 px", this::first);
    }

    @Test
    void numberOfIssuesIsSaid() {
        openList(threeIssues());
        browser.await(".heads [role=status]", "3 issues");
        String label = manyIssues(150);
        open(jane, "/?label=" + label).await(".heads [role=status]", "150 issues");
        browser.press("x").clickNamed("Status").clickNamed("Resolved").await(".bulk", "1 of 1 will change");
        browser.clickNamed("Apply").await(".heads [role=status]", "149 issues");
    }

    @Test
    void placeInALongListIsKeptWhileAnIssueIsOpenedFromTheKeyboard() {
        openALongListAndScroll();
        browser.run("document.querySelector('[data-row=\"445\"]').focus()");
        browser.await(".row.focused", "Row 445").press("k", "k").await(".row.focused", "Row 443");
        String place = "return document.querySelector('.rows').scrollTop";
        double before = browser.run(place).asDouble();
        assertTrue(before > 10_000, before + " px");
        browser.press("o").await("article h1", "Row 443").press("u").await(".row.focused", "Row 443");
        assertEquals(before, browser.run(place).asDouble());
        browser.press("j").await(".row.focused", "Row 444");
        assertEquals(5, furtherPages().size());
    }

    @Test
    void columnsAndDensityAreRemembered() {
        String label = threeIssues();
        openList(label);
        browser.await(".row .age")
                .clickNamed("Columns")
                .clickNamed("Compact rows")
                .clickNamed("Changed");
        browser.press("Tab").await(".rows ul.compact").awaitNo(".row .age");
        openList(label);
        browser.await(".rows ul.compact").awaitNo(".row .age");
    }

    @Test
    void columnOfAFieldHasItsNameAndAPlaceInEveryRow() {
        browser.resize(1440, 800);
        String label = threeIssues();
        long id = jane.get("/issues?label=" + label).at("/results/1/id").longValue();
        jane.patch("/issues/" + id, "{fields: {Priority: 'high'}, version: 1}").expect(200);
        openList(label);
        browser.clickNamed("Columns").clickNamed("Priority").clickNamed("Age").press("Tab");
        browser.await(".heads", "Priority").await(".heads", "Age").await(".row .value", "high");
        assertEquals(
                List.of("Priority: high", "Priority: –None", "Priority: –None"),
                browser.texts(".row .value").stream().sorted().toList());
        browser.awaitTrue(
                "const lefts = [...document.querySelectorAll('.value')].map(cell => cell.getBoundingClientRect().left);"
                        + "return lefts.length === 4 && new Set(lefts).size === 1");
        String created = jane.get("/issues/" + id).text("/created_at");
        browser.awaitTrue(
                "return [...document.querySelectorAll('.row .age:last-of-type time')].some(time => time.dateTime === "
                        + "arguments[0])",
                created);
    }

    /** Fields, long titles and labels in German, whose times are long. */
    private void openColumns(String columns) {
        String label = HttpTest.unique("wide");
        List<String> labels = List.of(label, label + " and another one", label + " and a third one");
        labels.forEach(jane::label);
        String names = labels.stream().map(Json::quote).collect(Collectors.joining(", "));
        jane.issue("A title that takes room. ".repeat(8), "labels: [" + names + "], fields: {Priority: 'high'}");
        jane.issue("Short", "labels: [" + Json.quote(label) + "], fields: {Priority: 'low', Type: 'bug'}");
        keep(browser, jane, "language", "\"de\"");
        keep(
                browser,
                jane,
                "columns",
                "[\"id\", \"labels\", \"comments\", \"assignee\", \"updated\", \"field.Priority\", \"field.Type\""
                        + columns + "]");
        open(jane, "/?label=" + label).awaitTrue("return document.querySelectorAll('.row').length === 2");
    }

    @Test
    void manyColumnsStayBelowTheirHeadsAndWithinTheirRow() {
        browser.resize(1440, 800);
        openColumns(", \"field.Due date\", \"field.Milestone\", \"field.Estimate\", \"age\"");
        browser.awaitTrue("const lefts = of => [...document.querySelectorAll(`${of} .value, ${of} .age`)]"
                + ".map(cell => Math.round(cell.getBoundingClientRect().left)).join();"
                + "const rows = [...document.querySelectorAll('.row')];"
                + "const ends = rows.map(row => row.getBoundingClientRect().right"
                + " - row.querySelector('.age:last-child').getBoundingClientRect().right);"
                + "return new Set(['.heads', '.row:nth-child(1)', '.row:nth-child(2)'].map(lefts)).size === 1"
                + " && ends.every(end => end >= 15)");
    }

    @Test
    void valuesOfFieldsAreReadOnAPhone() {
        browser.resize(360, 800);
        openColumns("");
        assertEquals(
                List.of("bug", "high", "low"),
                browser.texts(".row .value bdi").stream().sorted().toList());
        browser.awaitTrue("const end = element => element.getBoundingClientRect().right;"
                + "return [...document.querySelectorAll('.row .value bdi')].every(text => text.offsetWidth > 10"
                + " && end(text) <= end(text.closest('.value')) + 0.1)"
                + " && [...document.querySelectorAll('.row .age')].every(age => end(age) <= innerWidth)");
    }

    @Test
    void rowsBetweenTwoClicksWithShiftAreSelected() {
        openList(threeIssues());
        browser.run("const boxes = document.querySelectorAll('.row input');"
                + "const click = (box, shiftKey) => box.dispatchEvent(new MouseEvent('click', {bubbles: true, "
                + "shiftKey}));"
                + "click(boxes[0], false); setTimeout(() => click(boxes[2], true), 100);");
        browser.await(".bulk", "3 selected").press("Escape").awaitNo(".bulk");
    }

    @Test
    void changeThatIsRejectedIsSaidAndTakenBack() {
        openList(threeIssues());
        browser.run("const real = window.fetch; window.fetch = (url, more) => more?.method === 'PATCH'"
                + " ? Promise.resolve(new Response('{\"detail\": \"Not now.\"}', {status: 422})) : real(url, more);");
        browser.press("s").type(".picker input", "resol").press("Enter");
        browser.await(".notice.error", "Not now.").await(".row:first-child .status-open");
        browser.run("window.fetch = (url, more) => window.sent = new Promise(() => {});");
        browser.clickNamed("Try again").await(".row:first-child .status-resolved");
    }

    @Test
    void timeOfARowIsSaidExactlyOnHover() {
        openList(threeIssues());
        String exactly = browser.run("return document.querySelector('.row .age time').title")
                .asText();
        assertTrue(exactly.matches("\\w+day, \\w+ \\d+, \\d{4} at .*"), exactly);
        String shown = browser.texts(".row:first-child .age").get(0);
        assertTrue(shown.matches("now|yesterday|.* ago"), shown);
    }

    @Test
    void emptyListSaysWhatToDoNext() {
        String label = threeIssues();
        open(jane, "/?keyword=nowhere&label=" + label).await(".empty", "No issue has all of these filters.");
        browser.click(".empty a").await(".row");
        assertEquals(jane.base() + "/", browser.address());
    }

    @Test
    void selectionIsStillThereWhenOneComesBack() {
        openList(threeIssues());
        browser.press("x", "j", "x").await(".bulk", "2 selected").press("o").await("article h1");
        browser.press("u").await(".bulk", "2 selected");
    }

    @Test
    void commandMenuFindsPeopleAndActions() {
        open(jane, "/").await(".row");
        browser.press("Control+k").type(".picker input", "john").await(".picker li:last-child", "Issues of john");
        browser.click(".picker li:last-child").await(".chips", "Assignee john");
        browser.press("Control+k").type(".picker input", "colours").await(".picker li.active", "Colours");
        browser.press("Enter").clickNamed("Dark").awaitTrue("return document.documentElement.dataset.theme === 'dark'");
        browser.press("Control+k").type(".picker input", "language").await(".picker li.active", "Language");
    }

    @Test
    void viewersAreOfferedNoChange() {
        String label = threeIssues();
        Api viewer = tracker.john();
        tracker.admin()
                .patch("/users/" + viewer.get("/me").id(), "{role: 'viewer'}")
                .expect(200);
        try {
            open(viewer, "/?label=" + label).await(".row");
            browser.press("s");
            assertEquals(0, browser.texts(".picker").size());
        } finally {
            tracker.admin()
                    .patch("/users/" + viewer.get("/me").id(), "{role: 'member'}")
                    .expect(200);
        }
    }

    @Test
    void commandMenuFindsIssuesByTheirNumber() {
        long id = jane.issue(HttpTest.unique("Found by its number")).id();
        open(jane, "/").await(".row");
        browser.press("Control+k").type(".picker input", "#" + id).await(".picker li", "Found by its number");
        browser.press("Enter").await("article h1", "Found by its number");
    }

    @Test
    void commandMenuFindsIssuesBesideActions() {
        String word = HttpTest.unique("keyboard");
        List.of("One", "Two", "Three").forEach(title -> jane.issue(title + " " + word));
        open(jane, "/").await(".row");
        // An action stays at the top of what is found, and issues come below it.
        browser.press("Control+k").await(".picker li").type(".picker input", "keyboard");
        browser.await(".picker li:first-child", "Keyboard")
                .awaitEqual(
                        4L,
                        () -> browser.texts(".picker li").stream()
                                .filter(entry -> entry.startsWith("Keyboard") || entry.contains(word))
                                .count());
    }

    private void awaitRow(String script) {
        browser.awaitTrue("const rows = [...document.querySelectorAll('.row')]; return " + script);
    }

    @Test
    void changesOfOthersAreShownInTheirPlace() {
        String label = threeIssues();
        Api john = tracker.john();
        openList(label);
        long id = john.get("/issues?q=" + Api.encoded("label:" + label + " two"))
                .at("/results/0/id")
                .longValue();
        List<String> before = rows();
        browser.type("[type=search]", "half a sear");
        john.patch("/issues/" + id, "{title: 'Two of john', status: 'resolved', version: 1}")
                .expect(200);
        awaitRow("rows.some(row => row.textContent.includes('Two of john') && row.querySelector('.status-resolved'))");
        assertEquals(
                before.stream()
                        .map(title -> title.replaceFirst("^Two$", "Two of john"))
                        .toList(),
                rows());
        assertEquals("half a sear", browser.value("[type=search]"));
        john.delete("/issues/" + id).expect(204);
        awaitRow("rows.length === 3 && rows.some(row => row.matches('.gone'))");
        john.post("/issues/" + id + "/restore").expect(200);
        awaitRow("!rows.some(row => row.matches('.gone'))");
    }

    @Test
    void issuesOfOthersWaitUntilTheyAreAskedFor() {
        String label = threeIssues();
        openList(label);
        tracker.john().issue("Four", "labels: [" + Json.quote(label) + "]");
        browser.await(".fresh", "1 new issue");
        assertEquals(3, rows().size());
        browser.click(".fresh").awaitTrue("return document.querySelectorAll('.row').length === 4");
    }

    @Test
    void issueThatMovesUpFromTheNextPageIsNotCalledNew() {
        String label = manyIssues(60);
        open(jane, "/?label=" + label).await(".heads [role=status]", "60 issues");
        browser.press("x").clickNamed("Status").clickNamed("Resolved").clickNamed("Apply");
        browser.await(".heads [role=status]", "59 issues").awaitNo(".fresh");
        tracker.john().issue("New", "labels: [" + Json.quote(label) + "]");
        browser.await(".fresh", "1 new issue");
    }

    @Test
    void listThatBeginsAgainWhileAPageLoadsShowsWhatIsNew() {
        String label = manyIssues(60);
        open(jane, "/?label=" + label).await(".row");
        tracker.john().issue("New", "labels: [" + Json.quote(label) + "]");
        browser.await(".fresh", "1 new issue");
        browser.run("const real = window.fetch;"
                + "window.fetch = (url, more) => url.includes('cursor=') && !window.released"
                + " ? new Promise(resume => (window.release = resume)).then(() => real(url, more)) : real(url, more);");
        browser.awaitTrue("const rows = document.querySelector('.rows'); rows.scrollTop = rows.scrollHeight;"
                + " return window.release !== undefined");
        browser.click(".fresh").awaitNo(".fresh");
        browser.run("window.released = true; window.release()");
        browser.awaitTrue("return document.querySelector('[data-row=\"0\"]')?.textContent === 'New'");
        browser.awaitTrue("const rows = document.querySelector('.rows'); rows.scrollTop = rows.scrollHeight;"
                + " return document.querySelector('[data-row=\"60\"]') !== null");
        assertEquals(
                1,
                jane.get("/issues?q=" + Api.encoded("label:" + label + " new"))
                        .titles()
                        .size());
    }

    @Test
    void openedListLooksOnceForWhatChangedMeanwhile() {
        // What the server read for a stream of another test serves this one, too: changes since then would come late.
        try (Tracker own = Tracker.fresh(Store.SQLITE)) {
            String path = "/issues/" + own.jane().issue("Two").id();
            open(own.jane(), "/").await(".row");
            String looks = "return performance.getEntriesByType('resource')"
                    + ".filter(one => one.name.includes('/issues?')).length";
            browser.awaitTrue(looks + " >= 2");
            own.john().patch(path, "{title: 'Two of john', version: 1}").expect(200);
            awaitRow("rows.some(row => row.textContent.includes('Two of john'))");
            assertEquals(3, browser.run(looks).asInt());
            browser.open("about:blank");
        }
    }

    @Test
    void windowsOfOneBrowserShareOneStream() {
        String counted = browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", COUNT_STREAMS))
                .path("identifier")
                .asText();
        try {
            String label = threeIssues();
            openList(label);
            browser.awaitTrue("return window.streams === 1");
            String first = browser.address();
            browser.openBeside("about:blank");
            try {
                browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", COUNT_STREAMS));
                browser.open(first).await(".row");
                tracker.john().issue("Four", "labels: [" + Json.quote(label) + "]");
                browser.await(".fresh", "1 new issue");
                assertEquals(0, browser.run("return window.streams").asInt());
            } finally {
                browser.closeBeside();
            }
        } finally {
            browser.command("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", counted));
        }
    }
}
