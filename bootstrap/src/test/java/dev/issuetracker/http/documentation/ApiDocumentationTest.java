package dev.issuetracker.http.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Runs the examples of {@code docs/api.md}, in their order, against a fresh server, and holds its answers against those
 * shown.
 */
class ApiDocumentationTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```http\\n(.*?)^```$");
    private static final Pattern VARIABLE = Pattern.compile("\\$(token|next|code)");

    /** The first line of a block, its headers, and what comes after the blank line. */
    private record Message(String start, Map<String, String> headers, String body) {
        static Message of(String block) {
            String[] parts = block.split("\\n\\n", 2);
            List<String> lines = parts[0].lines().toList();
            Map<String, String> headers = new HashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                int colon = line.indexOf(':');
                assertTrue(colon > 0, () -> line + " is no header");
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            return new Message(lines.get(0), headers, parts.length > 1 ? parts[1].strip() : "");
        }
    }

    private static List<Message> messages() throws IOException {
        // Surefire runs in the module, an editor perhaps above it.
        Path inModule = Path.of("../docs/api.md");
        String text = Files.readString(Files.exists(inModule) ? inModule : Path.of("docs/api.md"));
        List<Message> messages = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            messages.add(Message.of(matcher.group(1)));
        }
        return messages;
    }

    @Test
    void serverAnswersAsTheExamplesShow() throws IOException {
        List<Message> messages = messages();
        Map<String, String> variables = new HashMap<>();
        try (Tracker tracker = Tracker.withoutAccounts(Store.SQLITE)) {
            for (int i = 0; i < messages.size(); i += 2) {
                Answer answer = send(tracker.guest(), messages.get(i), variables);
                if (answer.response().body().length > 0 && answer.body().startsWith("{")) {
                    remember(tracker.guest(), answer, variables);
                }
                compare(messages.get(i + 1), answer);
            }
        }
    }

    private static void remember(Api api, Answer answer, Map<String, String> variables) {
        if (answer.has("/token")) {
            variables.put("token", answer.text("/token"));
        }
        if (answer.has("/code") && !answer.has("/status")) {
            variables.put("code", answer.text("/code"));
        }
        if (answer.has("/next") && !answer.at("/next").isNull()) {
            variables.put("next", answer.text("/next").substring(api.base().length()));
        }
    }

    private static Answer send(Api api, Message message, Map<String, String> variables) {
        String[] start = substituted(message.start(), variables).split(" ", -1);
        assertEquals(2, start.length, () -> "no method and path: " + message.start());
        List<String> headers = new ArrayList<>();
        message.headers().forEach((name, value) -> {
            headers.add(name);
            headers.add(substituted(value, variables));
        });
        boolean form = message.headers().getOrDefault("content-type", "").startsWith("multipart/");
        String body = form ? message.body().replace("\n", "\r\n") + "\r\n" : message.body();
        return api.send(
                start[0],
                start[1],
                BodyPublishers.ofString(substituted(body, variables)),
                headers.toArray(String[]::new));
    }

    private static String substituted(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(variables.getOrDefault(match.group(1), "nothing yet")));
    }

    private static void compare(Message expected, Answer answer) {
        String[] start = expected.start().split(" ", -1);
        assertEquals("HTTP/1.1", start[0], () -> "no answer follows " + answer.request());
        answer.expect(Integer.parseInt(start[1]));
        expected.headers()
                .forEach((name, value) -> assertTrue(
                        like(value, answer.header(name)),
                        () -> name + " is " + answer.header(name) + ", not " + value + ": " + answer));
        if (expected.body().startsWith("{")) {
            answer.shows("", expected.body());
        } else {
            assertEquals(expected.body(), answer.body().strip().replace("\r\n", "\n"), answer::toString);
        }
    }

    private static boolean like(String pattern, String value) {
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split(Json.ANY, -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return value.matches(regex.toString());
    }
}
