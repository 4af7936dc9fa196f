package dev.issuetracker.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        assertEquals(401, jane.withToken(token).get("/me").status());
    }

    @Test
    void adminGivesARoleAndDisables() {
        Api mary = tracker.guest().signUp(HttpTest.unique("role"));
        String name = mary.get("/me").text("/username");
        open(tracker.admin(), "/settings");
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
    void labelIsMade() {
        String name = HttpTest.unique("made");
        open(tracker.jane(), "/settings")
                .type("[aria-label=Labels] [name=name]", name)
                .press("Enter");
        browser.await("[aria-label=Labels] li", name);
    }
}
