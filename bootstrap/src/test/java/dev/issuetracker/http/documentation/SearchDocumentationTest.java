package dev.issuetracker.http.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Makes the issues of {@code docs/search.md}, and runs every search in its tables. */
@ParameterizedClass(name = "{0}")
@EnumSource(Store.class)
class SearchDocumentationTest {
    private static final Instant NOW = Instant.parse("2026-12-15T12:00:00Z");

    private final Tracker tracker;
    private final Api jane;

    SearchDocumentationTest(Store store) {
        tracker = Tracker.fresh(store);
        jane = tracker.jane();
        tracker.admin().applyPreset().expect(200);
        for (String label : List.of("bug", "help wanted", "ui", "wontfix")) {
            tracker.admin().label(label);
        }
    }

    private void saveSearches() throws IOException {
        for (List<String> row : rows("query")) {
            Api owner = row.get(2).equals("jane") ? jane : tracker.john();
            String search = "{name: " + text(row.get(0)) + ", q: " + Json.quote(code(row.get(1))) + ", shared: "
                    + row.get(3).equals("yes") + "}";
            owner.post("/searches", search).expect(201);
        }
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    /** The rows of the tables whose second column has a heading that begins so, without what is above them. */
    private static List<List<String>> rows(String heading) throws IOException {
        Path inModule = Path.of("../docs/search.md");
        List<List<String>> rows = new ArrayList<>();
        boolean wanted = false;
        for (String line : Files.readAllLines(Files.exists(inModule) ? inModule : Path.of("docs/search.md"))) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            if (cells.size() < 3) {
                wanted = false;
            } else if (wanted && !line.startsWith("|---")) {
                rows.add(cells.subList(1, cells.size() - 1));
            } else if (cells.get(2).startsWith(heading)) {
                wanted = true;
            }
        }
        return rows;
    }

    private static String code(String cell) {
        return cell.substring(1, cell.length() - 1);
    }

    private void until(Instant moment) {
        tracker.clock().advance(Duration.between(tracker.clock().instant(), moment));
    }

    private void makeIssues() throws IOException {
        for (List<String> row : rows("title")) {
            until(Instant.parse(row.get(10) + "T12:00:00Z"));
            Map<String, String> parents = Map.of("5", "3");
            String labels = Stream.of(row.get(4).split(", "))
                    .filter(name -> !name.isEmpty())
                    .map(name -> "'" + name + "'")
                    .collect(Collectors.joining(", ", "[", "]"));
            String issue = "{title: '%s', description: '%s', status: '%s', labels: %s, assignee: %s, parent: %s,"
                    + " fields: {Priority: %s, 'Due date': %s, Estimate: %s}}";
            String json = issue.formatted(
                    row.get(1),
                    row.get(2),
                    row.get(3),
                    labels,
                    text(row.get(5)),
                    parents.get(row.get(0)),
                    text(row.get(7)),
                    text(row.get(8)),
                    row.get(9).isEmpty() ? "null" : row.get(9));
            Api author = row.get(6).equals("jane") ? jane : tracker.john();
            assertEquals(row.get(0), author.post("/issues", json).expect(201).text("/id"));
        }
        jane.post("/issues/2/comments", "{body: 'How slow?'}").expect(201);
        jane.post("/issues/1/links", "{type: 'blocks', issue: 3}").expect(201);
        until(NOW);
    }

    private static String text(String cell) {
        return cell.isEmpty() ? "null" : "'" + cell + "'";
    }

    private Answer search(String text, String more) {
        return jane.get("/issues?q=" + Api.encoded(text) + more);
    }

    @Test
    void everySearchFindsWhatItsTableSays() throws IOException {
        makeIssues();
        saveSearches();
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (List<String> row : rows("finds")) {
            String search = code(row.get(0));
            boolean ordered = search.contains("sort:") || row.get(2).equals("the newest first");
            Answer answer = search(search, ordered ? "" : "&sort=id").expect(200);
            expected.add(search + " finds " + row.get(1));
            found.add(search + " finds " + String.join(", ", answer.each("/results", "/id")));
        }
        assertEquals(String.join("\n", expected), String.join("\n", found));
    }

    @Test
    void everySearchGoesOnAsItsTableSays() throws IOException {
        saveSearches();
        List<String> expected = new ArrayList<>();
        List<String> suggested = new ArrayList<>();
        for (List<String> row : rows("suggested")) {
            String search = code(row.get(0));
            Answer answer = jane.get("/search/suggest?q=" + Api.encoded(search)).expect(200);
            expected.add(search + " goes on with " + row.get(1));
            suggested.add(search + " goes on with "
                    + answer.each("/suggestions", "").stream()
                            .map(text -> "`" + text + "`")
                            .collect(Collectors.joining(", ")));
        }
        assertEquals(String.join("\n", expected), String.join("\n", suggested));
    }

    /** The first violation as the table has it. */
    private static List<String> violation(Answer answer) {
        String message = "`" + answer.text("/errors/0/code") + "` " + answer.text("/errors/0/message");
        String column = "Column " + answer.text("/errors/0/column") + ": ";
        assertTrue(answer.text("/errors/0/message").startsWith(column), message);
        String expected = answer.json().at("/errors/0").has("expected")
                ? answer.each("/errors/0/expected", "").stream()
                        .map(SearchDocumentationTest::coded)
                        .collect(Collectors.joining(", "))
                : "";
        return List.of(message, coded(answer.text("/errors/0/found")), expected);
    }

    private static String coded(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    @Test
    void everySearchThatIsWrongIsAnsweredAsItsTableSays() throws IOException {
        saveSearches();
        List<String> expected = new ArrayList<>();
        List<String> answered = new ArrayList<>();
        for (List<String> row : rows("answer")) {
            String search = code(row.get(0));
            Answer answer = search(search, "").expect(400);
            expected.add(search + " is answered " + row.subList(1, 4));
            answered.add(search + " is answered " + violation(answer));
            assertEquals("q", answer.text("/errors/0/field"));
        }
        assertEquals(String.join("\n", expected), String.join("\n", answered));
    }
}
