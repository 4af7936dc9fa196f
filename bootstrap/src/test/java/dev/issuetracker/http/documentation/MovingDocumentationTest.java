package dev.issuetracker.http.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Sends what {@code docs/moving-from-django.md} says that clients of Django sent, which must be answered as it says,
 * and what it says to send instead, which must be accepted.
 */
class MovingDocumentationTest {
    private static final Pattern TABLE = Pattern.compile("\\| clients sent .*?\\n\\n", Pattern.DOTALL);
    /** A request, perhaps one with a form, in a cell of the table. */
    private static final Pattern REQUEST = Pattern.compile(
            "`(?<method>[A-Z]+) (?<path>/\\S*?)(?: (?<json>\\{.*?))?`(?: with a form: `(?<form>\\S+)`)?.*");

    /** The rows of the table, each as its cells. */
    private static List<String[]> rows() throws IOException {
        Path inModule = Path.of("../docs/moving-from-django.md");
        String text = Files.readString(Files.exists(inModule) ? inModule : Path.of("docs/moving-from-django.md"));
        Matcher table = TABLE.matcher(text);
        assertTrue(table.find(), "the table is missing");
        return table.group()
                .lines()
                .skip(2)
                .filter(line -> !line.isBlank())
                .map(line -> line.substring(2).split(" \\| ", -1))
                .toList();
    }

    private static Answer send(Api client, String cell) {
        Matcher request = REQUEST.matcher(cell);
        assertTrue(request.matches(), cell);
        String method = request.group("method");
        String path = request.group("path");
        String json = request.group("json");
        String form = request.group("form");
        if (form != null) {
            return client.send(
                    method, path, BodyPublishers.ofString(form), "Content-Type", "application/x-www-form-urlencoded");
        }
        return json == null
                ? client.send(method, path, BodyPublishers.noBody())
                : client.send(method, path, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    /** No call is described for a method that a path does not take. */
    private static Answer sendUnrouted(Api client, String cell) {
        Matcher request = REQUEST.matcher(cell);
        assertTrue(request.matches(), cell);
        return client.sendUnrouted(request.group("method"), request.group("path"));
    }

    @Test
    void whatClientsOfDjangoSentIsRejectedAndTheNewFormIsAccepted() throws IOException {
        List<String[]> rows = rows();
        assertTrue(rows.size() > 10, () -> rows.size() + " rows");
        try (Tracker tracker = Tracker.fresh(Store.SQLITE)) {
            Api jane = tracker.jane();
            jane.label("bug");
            jane.issue("First");
            jane.issue("Second");
            for (String[] row : rows) {
                Answer before = row[1].equals("405") ? sendUnrouted(jane, row[0]) : send(jane, row[0]);
                assertEquals(row[1], Integer.toString(before.status()), row[0]);
                assertEquals(2, send(jane, row[2]).status() / 100, row[2]);
            }
        }
    }
}
