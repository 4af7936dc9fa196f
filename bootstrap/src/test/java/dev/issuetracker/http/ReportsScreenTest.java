package dev.issuetracker.http;

import org.junit.jupiter.api.Test;

/** The reports: pictures, with the numbers beside them. */
class ReportsScreenTest extends BrowserTest {
    @Test
    void reportsShowWhoHasTheMostIssuesAndHowLongResolvingTakes() {
        Api jane = tracker.jane();
        Answer issue = jane.issue(HttpTest.unique("Reported"), "assignee: 'jane'");
        jane.patch("/issues/" + issue.id(), "{status: 'resolved', version: 1}").expect(200);
        open(jane, "/reports")
                .await("[aria-label='Time to resolve'] td", "2026-")
                .await(".figures", "Median");
        browser.await("[aria-label='Who has the most issues'] td", "jane").click("td a[href*='assignee=jane']");
        browser.await(".chips", "Assignee jane");
    }
}
