package dev.issuetracker.http.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.issuetracker.adapter.http.service.OpenApiChecker;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with an answer. */
final class Judge {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What may come before any route is looked for. */
    private static final Set<Integer> BEFORE_ROUTES = Set.of(400, 408, 414, 417, 431);

    /** What HTTP is answered with that the server does not know: a transfer coding or a version. */
    private static final Set<Integer> UNKNOWN_HTTP = Set.of(501, 505);

    private static final String PAGE = "text/html;charset=utf-8";
    private static final String PROBLEM = "application/problem+json";
    private static final List<String> MEMBERS = List.of("type", "title", "status", "detail", "instance", "code");
    private static final Pattern LEAK =
            Pattern.compile("\\bat [a-z]+(\\.\\w+)+\\(|\\w+\\.java\\b|[a-z]\\.[A-Z]\\w*(Exception|Error)\\b"
                    + "|\\b(java|javax|jakarta|org|com|io|dev)\\.[a-z]+\\.[a-z]|SQLITE_|Feature\\b|SQLSTATE|jdbc:"
                    + "|(?i:\\bselect\\b[^:\"]*\\bfrom\\b"
                    + "|\\binsert into\\b|\\bupdate \\w+ set\\b|syntax error"
                    + " at|violates|constraint)|/tmp/|/home/|\\$argon2");

    private final OpenApiChecker checker;
    private final Description description;

    Judge(OpenApiChecker checker, Description description) {
        this.checker = checker;
        this.description = description;
    }

    /** What is wrong with an answer; null when nothing is. */
    @Nullable
    String finding(Draft request, Wire.Answer answer) {
        if (answer.status() >= 500 && !(request.malformed && UNKNOWN_HTTP.contains(answer.status()))) {
            return "answered " + answer.status() + ": " + answer.text();
        }
        boolean problem = answer.status() >= 400 && !request.method.equals("HEAD") && !isPage(request, answer);
        String finding = problem ? wrongProblem(answer) : null;
        if (finding == null) {
            finding = undescribed(request, answer);
        }
        return finding == null && answer.status() < 300 ? wronglyTaken(request) : finding;
    }

    private static @Nullable String wrongProblem(Wire.Answer answer) {
        String what = "answered " + answer.status();
        if (!PROBLEM.equals(answer.header("Content-Type"))) {
            return what + " as " + answer.header("Content-Type") + ", not as a problem: " + answer.text();
        }
        JsonNode problem;
        try {
            problem = JSON.readTree(answer.body());
        } catch (IOException malformed) {
            return what + " with a problem that is no JSON: " + answer.text();
        }
        for (String member : MEMBERS) {
            if (!problem.has(member)) {
                return what + " with a problem without " + member + ": " + answer.text();
            }
        }
        if (problem.path("status").asInt() != answer.status()
                || !problem.path("instance").asText().equals(answer.header("X-Request-Id"))) {
            return what + " with a problem that contradicts the answer's head: " + answer.text();
        }
        return LEAK.matcher(answer.text()).find() ? what + " and tells of its inside: " + answer.text() : null;
    }

    private @Nullable String undescribed(Draft request, Wire.Answer answer) {
        if (request.malformed && (BEFORE_ROUTES.contains(answer.status()) || UNKNOWN_HTTP.contains(answer.status()))) {
            return null;
        }
        if (isPage(request, answer)) {
            return null;
        }
        String path = request.path.replaceAll(";[^/]*", "");
        try {
            checker.check(request.method, path, answer.status(), answer.headers(), answer.body());
            return null;
        } catch (AssertionError deviates) {
            return request.astray && unrouted(request, path, answer) ? null : deviates.getMessage();
        }
    }

    /** The pages of the web interface are no part of the API: who goes astray, or asks for HTML, may be shown one. */
    private static boolean isPage(Draft request, Wire.Answer answer) {
        boolean reads = request.method.equals("GET") || request.method.equals("HEAD");
        boolean asked = request.headers.contains(new Draft.Header("Accept", "text/html"));
        return switch (answer.status()) {
            case 200 -> reads && (request.astray || asked) && PAGE.equals(answer.header("Content-Type"));
            case 404, 405 -> reads && asked && PAGE.equals(answer.header("Content-Type"));
            case 303 -> reads && asked;
            default -> false;
        };
    }

    private boolean unrouted(Draft request, String path, Wire.Answer answer) {
        try {
            checker.checkUnrouted(request.method, path, answer.status(), answer.headers(), answer.body());
            return true;
        } catch (AssertionError deviates) {
            return BEFORE_ROUTES.contains(answer.status());
        }
    }

    /** What the description forbids must not be granted. */
    private @Nullable String wronglyTaken(Draft request) {
        JsonNode json = request.json;
        Operation.Media media = request.operation.bodies().get("application/json");
        if (json == null || media == null || request.astray || Raw.isIn(json)) {
            return null;
        }
        return description.takes(media.schema(), json) ? null : "took a body that is not as described";
    }
}
