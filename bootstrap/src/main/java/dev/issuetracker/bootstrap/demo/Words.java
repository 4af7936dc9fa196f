package dev.issuetracker.bootstrap.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the people of the demo write. The same seed gives the same texts. */
final class Words {
    static final List<String> PEOPLE = List.of(
            "ada",
            "amara.okafor",
            "ben",
            "chen.wei",
            "elif",
            "joao",
            "kateryna",
            "luca",
            "maria_s",
            "nils",
            "priya",
            "yuki.tanaka");

    private static final List<String> TROUBLES = List.of(
            "Login fails",
            "Search is slow",
            "Export loses umlauts",
            "Import stops at 99 %",
            "Dark theme flickers",
            "Keyboard focus is lost",
            "Invite mail never arrives",
            "Date picker is off by one day",
            "Upload cannot be cancelled",
            "Navigation menu overlaps the title",
            "Backup takes an hour",
            "Session ends too early",
            "Label colours are hard to tell apart",
            "Invoice shows the wrong total",
            "Printed page is cut off",
            "Notification comes twice",
            "Password reset link has expired",
            "Report chart is empty",
            "Attachment preview is blurred",
            "Rate limit counts twice",
            "Times are shown in the wrong zone",
            "Undo forgets the last change",
            "Drag and drop loses the card",
            "Address form ignores the postcode",
            "Long titles push the buttons away",
            "Saved view opens another one",
            "List jumps to its top",
            "Comment is sent twice",
            "Filter is forgotten",
            "Sorting by title ignores case");
    private static final List<String> WHERE = List.of(
            "with an e-mail address that has a plus",
            "on slow networks",
            "for very long names",
            "in Firefox",
            "after the update",
            "when two people edit at once",
            "on a phone",
            "behind the proxy",
            "for viewers",
            "with 10,000 issues",
            "in the German version",
            "when the clock changes",
            "on the first of the month",
            "without a mouse");
    private static final List<String> STEPS = List.of(
            "Open the list and select three rows",
            "Press `s` and choose *Resolved*",
            "Go back with the browser's button",
            "Type a name with an umlaut",
            "Open the same page in a second window",
            "Wait until the session has ended",
            "Resize the window to the width of a phone",
            "Save, and reload the page");
    private static final List<String> COMMENTS = List.of(
            "I can see this too, since the last update.",
            "Cannot reproduce it here. Which browser is it?",
            "Found it: the value is encoded twice. A fix is on its way.",
            "This is the third report this month; raising the priority.",
            "Fixed on the main branch. Please check it on the test server.",
            "Checked on the test server, works for me.",
            "It happens only when the list is sorted by title.\n\n> Cannot reproduce it here."
                    + "\n\nTry it with more than 50 rows.",
            "The log says:\n\n```\njava.lang.IllegalStateException: no row at 51\n```",
            "Let us do this after the release.",
            "Customers ask for it every week.");

    private final Random random;

    Words(Random random) {
        this.random = random;
    }

    /** Any of these, each as often as the others. */
    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String title() {
        return any(TROUBLES) + " " + any(WHERE);
    }

    String description() {
        StringBuilder text =
                new StringBuilder("Seen by ").append(2 + random.nextInt(40)).append(" people so far.\n\n");
        int steps = 2 + random.nextInt(3);
        List<String> left = new ArrayList<>(STEPS);
        for (int i = 1; i <= steps; i++) {
            text.append(i)
                    .append(". ")
                    .append(left.remove(random.nextInt(left.size())))
                    .append('\n');
        }
        return text.append("\nExpected: **no surprise**.").toString();
    }

    String comment() {
        return any(COMMENTS);
    }
}
