package dev.issuetracker.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.http.route.Route;
import dev.issuetracker.application.access.Permission;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths and methods there are, and who may call them. */
class RoutesTest extends HttpServerFixture {
    @Test
    void everyRouteIsDescribedAndNothingElse() {
        Set<String> routes = new TreeSet<>();
        server().routes().forEach(route -> routes.add(route.method() + " " + route.template()));
        assertEquals(checker.operations(), routes);
    }

    @Test
    void everyRouteNeedsThePermissionThatIsDescribed() {
        Map<String, String> wanted = new TreeMap<>();
        server().routes()
                .forEach(route -> wanted.put(
                        route.method() + " " + route.template(),
                        route.permission().map(Permission::code).orElse("anyone")));
        assertEquals(new TreeMap<>(checker.permissions()), wanted);
    }

    @Test
    void everyRouteButAFewNeedsAToken() throws Exception {
        Set<String> open = new TreeSet<>();
        for (Route route : server().routes()) {
            String path = route.template().replaceAll("\\{.*?}", "1");
            HttpResponse<byte[]> response = checked(route.method(), path, "");
            if (response.statusCode() != 401) {
                open.add(route.method() + " " + route.template());
            }
        }
        assertEquals(
                Set.of(
                        "GET /health/live",
                        "GET /health/ready",
                        "GET /openapi.json",
                        "GET /signup",
                        "POST /password-reset",
                        "POST /signin",
                        "POST /signup"),
                open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/nope/", "/issues//1", "//me", "/issues/1/nope", "/me/1", "/ISSUES"})
    void unknownPathIs404EvenWithoutToken(String path) throws Exception {
        HttpResponse<byte[]> response = send("GET", path, "");
        checker.checkUnrouted(
                "GET", path, response.statusCode(), response.headers().map(), response.body());
        assertEquals(404, response.statusCode(), text(response));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/issues/,'GET, HEAD, POST'",
        "POST,/issues/1,'DELETE, GET, HEAD, PATCH'",
        "PUT,/signup/,'GET, HEAD, POST'",
        "POST,/,'GET, HEAD'",
        "OPTIONS,/labels/1,'DELETE, PATCH'",
        "PUT,/issues/import,POST",
        "PATCH,/issues/import/,POST",
        "FOO,/me,'GET, HEAD, PATCH'"
    })
    void otherMethodIs405WithAllow(String method, String path, String allowed) throws Exception {
        HttpResponse<byte[]> response = send(method, path, "");
        checker.checkUnrouted(
                method, path, response.statusCode(), response.headers().map(), response.body());
        assertEquals(405, response.statusCode());
        assertEquals(allowed, header(response, "Allow"));
    }

    @Test
    void methodIsNotOverriddenByAHeader() throws Exception {
        assertEquals(
                200,
                checked("GET", "/openapi.json", "", "X-HTTP-Method-Override", "DELETE")
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource({"Bearer abc,true", "Token abc,true", "Basic abc,true", ",false"})
    void rejectedTokenDiffersFromAMissingOne(String authorization, boolean invalid) throws Exception {
        HttpResponse<byte[]> response = authorization == null
                ? checked("GET", "/me", "")
                : checked("GET", "/me", "", "Authorization", authorization);
        assertEquals(401, response.statusCode());
        assertEquals(
                "Bearer realm=\"issue-tracker\"" + (invalid ? ", error=\"invalid_token\"" : ""),
                header(response, "WWW-Authenticate"));
    }

    @Test
    void descriptionIsServed() throws Exception {
        HttpResponse<byte[]> response = checked("GET", "/openapi.json/", "");
        assertEquals(200, response.statusCode());
        assertTrue(text(response).contains("\"openapi\": \"3.1.0\""));
    }

    @Test
    void headAnswersAsGetWithoutBody() throws Exception {
        HttpResponse<byte[]> get = checked("GET", "/openapi.json", "");
        HttpResponse<byte[]> head = checked("HEAD", "/openapi.json", "");
        assertEquals(200, head.statusCode());
        assertEquals(0, head.body().length);
        assertEquals(header(get, "Content-Length"), header(head, "Content-Length"));
    }

    @Test
    void answerThatTheClientDoesNotTakeIs406() throws Exception {
        assertEquals(
                406, checked("GET", "/openapi.json", "", "Accept", "text/html").statusCode());
    }
}
