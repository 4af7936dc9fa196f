package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The own account, and what an admin sees to. */
class SettingsScreenTest extends BrowserTest {
    @Test
    void signingOutEverywhereElseEndsTheOtherSessions() {
        Api here = tracker.guest().signUp(HttpTest.unique("mary"));
        String name = here.get("/me").text("/username");
        Api elsewhere = tracker.guest().signIn(name, Api.PASSWORD);
        open(here, "/settings").clickNamed("End all others");
        browser.awaitTrue("return document.querySelectorAll('[aria-label=Sessions] li').length === 1");
        assertEquals(401, elsewhere.get("/me").status());
        assertEquals(200, here.get("/me").status());
    }

    @Test
    void fewSessionsAreShownUntilAllAreAskedFor() {
        Api here = tracker.guest().signUp(HttpTest.unique("mary"));
        String name = here.get("/me").text("/username");
        for (int i = 0; i < 6; i++) {
            tracker.guest().signIn(name, Api.PASSWORD);
        }
        open(here, "/settings").await("[aria-label=Sessions] button", "Show all 7");
        assertEquals(5, browser.texts("[aria-label=Sessions] li").size());
        browser.await("[aria-label=Sessions] li:first-child", "this one");
        browser.clickNamed("Show all 7").awaitNo("[aria-label=Sessions] .buttons button:nth-child(2)");
        assertEquals(7, browser.texts("[aria-label=Sessions] li").size());
    }

    @Test
    void accessTokenIsShownOnceAndEnded() {
        Api jane = tracker.jane();
        String name = HttpTest.unique("program");
        open(jane, "/settings")
                .type("[aria-label='Access tokens'] [name=name]", name)
                .press("Enter");
        browser.await("input[aria-label='Token " + name + "']");
        String token = browser.value("input[aria-label='Token " + name + "']");
        assertEquals(200, jane.withToken(token).get("/me").status());
        browser.click("[aria-label='Access tokens'] li button").awaitNo("[aria-label='Access tokens'] li");
        browser.await("[aria-label='Access tokens']:focus");
        assertEquals(401, jane.withToken(token).get("/me").status());
    }

    @Test
    void adminGivesARoleAndDisables() {
        // The button for her role has the text of the option.
        Answer vera = tracker.guest().signUp(HttpTest.unique("vera")).get("/me");
        tracker.admin().patch("/users/" + vera.id(), "{role: 'viewer'}").expect(200);
        Api mary = tracker.guest().signUp(HttpTest.unique("role"));
        String name = mary.get("/me").text("/username");
        open(tracker.admin(), "/settings/people");
        browser.clickNamed("Role of " + name + ": member").clickNamed("viewer");
        browser.await("[aria-label='Role of " + name + ": viewer']");
        assertEquals("viewer", mary.get("/me").text("/role"));
        browser.clickNamed("Disable " + name).await("[aria-label='Enable " + name + "']");
        assertEquals(401, mary.get("/me").status());
    }

    @Test
    void passwordIsChangedWithTheCurrentOne() {
        Api mary = tracker.guest().signUp(HttpTest.unique("password"));
        String name = mary.get("/me").text("/username");
        open(mary, "/settings").type("[name=current_password]", "wrong").type("[name=new_password]", "staple battery");
        browser.press("Enter").await("[role=alert]", "is not the password of this account");
        // A browser logs every answer that is an error.
        assertEquals(1, browser.awaitLog(1).size());
        browser.replace("[name=current_password]", Api.PASSWORD).press("Enter").await(".notice", "is changed");
        tracker.guest().signIn(name, "staple battery");
    }

    @Test
    void labelIsMadeByWhoWritesAndRenamedByAnAdmin() {
        String name = HttpTest.unique("made");
        open(tracker.jane(), "/settings/labels")
                .type("[aria-label=Labels] [name=name]", name)
                .press("Enter");
        browser.await("[aria-label=Labels] li", name);
        assertEquals(List.of(), browser.texts("[aria-label='Edit " + name + "']"));
        beginAnew();
        open(tracker.admin(), "/settings/labels").clickNamed("Edit " + name);
        browser.replace("li [name=name]", name + "!").press("Enter").await("[aria-label='Edit " + name + "!']:focus");
        browser.clickNamed("Delete the label " + name + "!");
        browser.await(".sure .danger:focus").press("Enter").awaitNo(".sure");
        browser.await(".settings-section li:focus, [aria-label=Labels]:focus");
        assertEquals(List.of(), labels(name));
    }

    @Test
    void escapeClosesTheFormOfALabelAndWhatWasTypedComesBack() {
        String name = HttpTest.unique("typed");
        tracker.admin().label(name);
        open(tracker.admin(), "/settings/labels").clickNamed("Edit " + name).await("li [name=name]:focus");
        browser.press("Escape").await("[aria-label='Edit " + name + "']:focus").awaitNo(".notice");
        browser.clickNamed("Edit " + name).replace("li [name=name]", name + "!").press("Escape");
        browser.await("[aria-label='Edit " + name + "']:focus")
                .clickNamed("Undo")
                .await("li [name=name]:focus");
        assertEquals(name + "!", browser.value("li [name=name]"));
        removeLabel(name);
    }

    @Test
    void whatWasTypedComesBackFromAnotherSectionAndScreen() {
        String name = HttpTest.unique("typed");
        tracker.admin().label(name);
        open(tracker.admin(), "/settings/labels").clickNamed("Edit " + name);
        browser.replace("li [name=name]", name + "!")
                .press("Escape")
                .clickNamed("Audit log")
                .await(".notice", "Undo");
        browser.awaitNo("[aria-label='Edit " + name + "']").clickNamed("Undo").await("li [name=name]:focus");
        assertEquals(name + "!", browser.value("li [name=name]"));
        browser.press("Escape").run("document.querySelector('nav a[href=\"/board\"]').click()");
        browser.await(".board").clickNamed("Undo");
        browser.await("li [name=name]:focus");
        assertEquals(name + "!", browser.value("li [name=name]"));
        browser.press("Escape")
                .clickNamed("Edit " + name)
                .await("li [name=name]:focus")
                .clickNamed("Undo");
        browser.awaitEqual(name + "!", () -> browser.value("li [name=name]"));
        removeLabel(name);
    }

    @Test
    void labelLeadsToItsIssues() {
        String name = HttpTest.unique("leads & more");
        tracker.admin().label(name);
        tracker.admin().issue("Has the label", "labels: [" + Json.quote(name) + "], status: 'resolved'");
        open(tracker.admin(), "/settings/labels").await("[aria-label=Labels] li", name);
        browser.clickNamed(name).await(".row a", "Has the label");
    }

    @Test
    void deletionOfALabelSaysHowManyIssuesLoseIt() {
        String name = HttpTest.unique("counted");
        tracker.admin().label(name);
        open(tracker.admin(), "/settings/labels").clickNamed("Delete the label " + name);
        browser.await(".sure p", "No issue has it.");
        for (String status : List.of("open", "resolved")) {
            tracker.admin().issue("Has the label", "labels: [" + Json.quote(name) + "], status: '" + status + "'");
        }
        browser.press("Escape").clickNamed("Delete the label " + name).await(".sure p", "2 issues have it");
        removeLabel(name);
    }

    private void removeLabel(String name) {
        Answer labels = tracker.admin().get("/labels?limit=200");
        int place = labels.each("/results", "/name").indexOf(name);
        tracker.admin()
                .delete("/labels/" + labels.each("/results", "/id").get(place))
                .expect(204);
    }

    private void chooseColour(String color) {
        browser.run(
                "const input = document.querySelector('[name=color]'); input.value = arguments[0];"
                        + "input.dispatchEvent(new Event('input', {bubbles: true}))",
                color);
    }

    @Test
    void colourThatIsHardToSeeIsSaidAndANearbyOneIsTaken() {
        String name = HttpTest.unique("pale");
        open(tracker.jane(), "/settings/labels").await(".contrast", "5.4 : 1 in the light theme");
        assertEquals(List.of(""), browser.texts(".contrast [role=status]"));
        chooseColour("#ffff00");
        browser.await(".contrast", "1 : 1 in the light theme, 17.2 : 1 in the dark theme")
                .await(".contrast [role=status]", "hard to see in the light theme. It needs 3 : 1.");
        chooseColour("#000000");
        browser.await(".contrast [role=status]", "hard to see in the dark theme");
        chooseColour("#ffffff");
        browser.await(".contrast [role=status]", "hard to see in the light theme")
                .clickNamed("Use #949494 instead")
                .await("[name=color]:focus")
                .awaitNo(".contrast button");
        assertEquals(List.of(""), browser.texts(".contrast [role=status]"));
        browser.type("[name=name]", name).press("Enter").await("[aria-label=Labels] li", name);
        Answer made = tracker.jane().get("/labels?limit=200").expect(200);
        int at = made.each("/results", "/name").indexOf(name);
        assertEquals("949494", made.each("/results", "/color").get(at));
        browser.await(".contrast", "5.4 : 1 in the light theme");
    }

    private List<String> labels(String name) {
        return tracker.jane().get("/labels?limit=200").expect(200).each("/results", "/name").stream()
                .filter(label -> label.startsWith(name))
                .toList();
    }

    @Test
    void inviteIsMadeAndWithdrawn() {
        Api admin = tracker.admin();
        open(admin, "/settings/people").clickNamed("Invite somebody").clickNamed("viewer");
        String link = "input[aria-label*='Give this link']";
        browser.await(link).await("[aria-label=Invites] li", "viewer");
        String code = browser.value(link).replaceFirst(".*#invite=", "");
        long open = admin.get("/invites?limit=200")
                .expect(200)
                .each("/results", "/id")
                .size();
        browser.click("[aria-label=Invites] li button").awaitNo(link);
        browser.awaitTrue(
                "return document.querySelectorAll('[aria-label=Invites] li').length === arguments[0]", open - 1);
        tracker.guest()
                .post(
                        "/signup",
                        "{username: '" + HttpTest.unique("late")
                                + "', password: 'staple battery', email: 'a@b.example'," + " invite: '" + code + "'}")
                .expect(403);
    }

    @Test
    void sectionsForAdminsAreShownToThemOnly() {
        open(tracker.jane(), "/settings").await(".tabs", "Labels");
        assertEquals(List.of("Account", "Labels"), browser.texts(".tabs a"));
        browser.open(tracker.jane().base() + "/settings/audit").await(".settings", "Only an admin sees this.");
        assertEquals(List.of(), browser.texts("table"));
    }

    @Test
    void auditLogIsFilteredAndContinued() {
        Api admin = tracker.admin();
        String name = HttpTest.unique("audited");
        Api mary = tracker.guest().signUp(name);
        mary.put("/me/password", "{current_password: 'wrong', new_password: 'staple battery'}")
                .expect(400);
        open(admin, "/settings/audit").await("table td", "password change failed");
        browser.clickNamed("Anybody")
                .type(".picker input", name)
                .await(".picker li", name)
                .awaitTrue("return document.querySelectorAll('.picker li').length === 1");
        browser.press("Enter");
        browser.awaitTrue(
                "const people = [...document.querySelectorAll('td:nth-child(3)')];"
                        + "return people.length > 0 && people.every(one => one.textContent === arguments[0])",
                name);
        browser.run("const events = document.querySelector('select'); events.value = 'password_change_failed';"
                + "events.dispatchEvent(new Event('change', { bubbles: true }))");
        browser.awaitTrue("return document.querySelectorAll('tbody tr').length === 1");
        long id = mary.get("/me").number("/id");
        assertEquals(
                admin.base() + "/settings/audit?by=" + id + "&name=" + name + "&event=password_change_failed",
                browser.address());
        browser.clickNamed("Remove the filter Who " + name).awaitTrue("return !location.search.includes('by=')");
    }

    @Test
    void backupIsMadeAndListed() {
        open(tracker.admin(), "/settings/backup").clickNamed("Make a backup").await(".facts code");
        browser.await("button.primary:focus");
        String file = browser.texts(".facts dd").get(0);
        browser.await(".entries li", file);
    }

    @Test
    void everythingIsDownloaded() {
        open(tracker.admin(), "/settings/backup").await(".settings", "Download everything");
        browser.run("HTMLAnchorElement.prototype.click = function () { window.saved = this.download; }");
        browser.clickNamed("Download everything").awaitTrue("return window.saved === 'issue-tracker-export.zip'");
    }
}
