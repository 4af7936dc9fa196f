package dev.issuetracker.adapter.http.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.issuetracker.adapter.http.ServerWithoutStores;
import dev.issuetracker.adapter.http.route.Route;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.audit.AuditSubject;
import dev.issuetracker.application.token.AccessTokenService;
import dev.issuetracker.domain.issue.value.IssueRules;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.page.PageRequest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApiDescriptionTest {
    private static final List<Route> ROUTES = ServerWithoutStores.routes();
    private static final String FOLDER =
            "adapter-http/src/main/resources/dev/issuetracker/adapter/http/service/openapi/";
    /** Digits are for what is no limit of ours: where counting starts, the largest long, the range of statuses. */
    private static final Pattern LITERAL_LIMIT =
            Pattern.compile("(default|(min|max)(imum|Length|Items)): (?!(0|1|9223372036854775807|400|599)$)[0-9].*");

    private static final Pattern EXTENSION = Pattern.compile(" *(?:- )?extends: (.+)");

    private static String message(Route... routes) {
        Exception failure = assertThrows(IllegalStateException.class, () -> ApiDescription.of(List.of(routes)));
        return String.valueOf(failure.getMessage());
    }

    private static Route get(String template) {
        return new Route("GET", template, Optional.of(Permission.READ), false);
    }

    private static Path folder() throws URISyntaxException {
        URL head = Objects.requireNonNull(ApiDescription.class.getResource("openapi/openapi.yaml"));
        return Path.of(head.toURI()).resolveSibling("");
    }

    /** The files of the description, as paths under its folder without {@code .yaml}. */
    private static Set<String> files() throws IOException, URISyntaxException {
        Path folder = folder();
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .forEach(name -> names.add(name.replaceFirst("\\.yaml$", "")));
        }
        return names;
    }

    private static JsonNode property(String schema, String property) {
        return ApiDescription.of(ROUTES).at("/components/schemas/" + schema + "/properties/" + property);
    }

    /** Fails with one line that says where to describe it. */
    @Test
    void everyRouteIsDescribed() {
        assertEquals(
                ROUTES.size(),
                ApiDescription.of(ROUTES)
                        .path("paths")
                        .findValues("operationId")
                        .size());
    }

    @Test
    void everyKindOfSubjectCanBeAskedForInTheAuditLog() {
        String kinds = Stream.of(AuditSubject.Kind.values())
                .map(AuditSubject.Kind::code)
                .collect(Collectors.joining("|", "^(", "):"));
        String parameters =
                ApiDescription.of(ROUTES).at("/paths/~1audit/get/parameters").toString();
        assertTrue(parameters.contains("\"" + kinds), parameters);
    }

    @Test
    void routeWithoutAFileFailsWithTheFileToAdd() {
        assertEquals(
                "GET /nope/{id} is not described: add " + FOLDER + "paths/nope/{id}.yaml", message(get("/nope/{id}")));
    }

    @Test
    void methodThatItsFileLacksFailsWithTheFileToMend() {
        assertEquals(
                "GET /signout is not described: add get: to " + FOLDER + "paths/signout.yaml",
                message(get("/signout"), new Route("POST", "/signout", Optional.of(Permission.SIGN_OUT), true)));
    }

    @Test
    void descriptionOfAMethodThatIsNoRouteFailsWithTheFileToMend() {
        assertEquals(
                "POST /labels is described but is no route: remove it from " + FOLDER + "paths/labels.yaml",
                message(get("/labels")));
    }

    @Test
    void unknownPlaceholderFails() {
        JsonNode text = new ObjectMapper().createObjectNode().put("maxLength", "${IssueRules.NOPE}");
        Exception failure = assertThrows(IllegalStateException.class, () -> DescribedLimits.fill(text));
        assertEquals("${IssueRules.NOPE} is no constant of a class in DescribedLimits", failure.getMessage());
    }

    @Test
    void missingComponentFailsWithTheFileToAdd() {
        Exception failure = assertThrows(IllegalStateException.class, () -> DescriptionFiles.read("schemas/Nope"));
        assertEquals("schemas/Nope is missing: add " + FOLDER + "schemas/Nope.yaml", failure.getMessage());
    }

    /** That everything referred to is there, the assembly sees to. */
    @Test
    void everyFileIsUsed() throws Exception {
        JsonNode description = ApiDescription.of(ROUTES);
        Set<String> used = new TreeSet<>(Set.of("openapi"));
        description.path("paths").fieldNames().forEachRemaining(template -> used.add("paths" + template));
        for (String kind : List.of("parameters", "headers", "responses", "schemas")) {
            description.at("/components/" + kind).fieldNames().forEachRemaining(name -> used.add(kind + "/" + name));
        }
        used.addAll(extended());
        assertEquals(files(), used);
    }

    /** The files that others extend. */
    private static Set<String> extended() throws IOException, URISyntaxException {
        Set<String> names = new TreeSet<>();
        for (String name : files()) {
            for (String line : Files.readAllLines(folder().resolve(name + ".yaml"))) {
                Matcher extension = EXTENSION.matcher(line);
                if (extension.matches()) {
                    names.add(extension.group(1));
                }
            }
        }
        return names;
    }

    @Test
    void schemaThatExtendsAnotherHasItsMembersAndItsOwn() {
        JsonNode schemas = ApiDescription.of(ROUTES).at("/components/schemas");
        ObjectNode expected = schemas.path("Issue").deepCopy();
        JsonNode thread = schemas.path("IssueThread");

        expected.put("description", "An issue with its comments.");
        ((ArrayNode) expected.path("required")).add("children").add("comments").add("comments_next");
        ObjectNode properties = (ObjectNode) expected.path("properties");
        properties.set("children", thread.at("/properties/children"));
        properties.set("comments", thread.at("/properties/comments"));
        properties.set("comments_next", thread.at("/properties/comments_next"));
        assertEquals(expected, thread);
    }

    @Test
    void schemaWithinAnotherExtendsToo() {
        JsonNode byIds = ApiDescription.of(ROUTES).at("/components/schemas/BulkEdit/oneOf/0");

        Set<String> expected = names(DescriptionFiles.read("shapes/BulkChanges").path("properties"));
        assertTrue(expected.add("ids"));
        assertEquals(expected, names(byIds.path("properties")));
        assertEquals("ids", byIds.at("/required/0").textValue());
    }

    private static Set<String> names(JsonNode mapping) {
        Set<String> names = new TreeSet<>();
        mapping.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void schemaThatExtendsWhatIsNotThereFailsWithTheFileToAdd() {
        ObjectNode schema = new ObjectMapper().createObjectNode().put("extends", "shapes/Nope");
        Exception failure = assertThrows(IllegalStateException.class, () -> DescriptionShapes.complete(schema));
        assertEquals("shapes/Nope is missing: add " + FOLDER + "shapes/Nope.yaml", failure.getMessage());
    }

    @Test
    void noPlaceholderIsLeft() {
        assertEquals(-1, ApiDescription.of(ROUTES).toString().indexOf("${"));
    }

    @Test
    void limitsAreThoseOfTheRules() {
        assertEquals(
                IssueRules.MAX_TITLE,
                property("NewIssue", "title").path("maxLength").intValue());
        assertEquals(
                IssueRules.MAX_LABELS,
                property("NewIssue", "labels").path("maxItems").intValue());
        assertEquals(
                Label.DEFAULT_COLOR,
                property("NewLabel", "color").path("default").textValue());
        JsonNode limit = ApiDescription.of(ROUTES).at("/components/parameters/Limit/schema");
        assertEquals(PageRequest.MAX_LIMIT, limit.path("maximum").intValue());
        assertEquals(PageRequest.DEFAULT_LIMIT, limit.path("default").intValue());
        JsonNode life = property("TokenRequest", "expires_in");
        assertEquals(
                AccessTokenService.MAX_LIFE.toSeconds(), life.path("maximum").longValue());
        assertEquals(
                "In seconds; 90 days by default, 366 days at most.",
                life.path("description").textValue());
    }

    @Test
    void noLimitIsWrittenInDigits() throws Exception {
        List<String> literal = new ArrayList<>();
        for (String name : files()) {
            for (String line : Files.readAllLines(folder().resolve(name + ".yaml"))) {
                if (LITERAL_LIMIT.matcher(line.strip()).matches()) {
                    literal.add(name + ": " + line.strip());
                }
            }
        }
        assertEquals(List.of(), literal);
    }

    @Test
    void whatARouteKnowsIsDescribed() {
        JsonNode keyed = ApiDescription.of(ROUTES).at("/paths/~1issues/post");
        assertEquals("write_issues", keyed.path("x-permission").textValue());
        assertEquals(
                "#/components/parameters/IdempotencyKey",
                keyed.at("/parameters/1/$ref").textValue());
        assertEquals(
                List.of(
                        "201", "400", "401", "403", "406", "408", "409", "413", "414", "415", "422", "429", "431",
                        "500", "503", "507"),
                statuses(keyed));
        assertTrue(keyed.at("/responses/201/headers").has("Idempotency-Replayed"));
    }

    @Test
    void routeThatAnyoneMayCallNeedsNoToken() {
        JsonNode open = ApiDescription.of(ROUTES).at("/paths/~1signin/post");
        assertEquals("anyone", open.path("x-permission").textValue());
        assertTrue(open.path("security").isArray() && open.path("security").isEmpty());
    }

    @Test
    void fileTakesAwayWhatItsRouteNeverAnswers() {
        JsonNode live = ApiDescription.of(ROUTES).at("/paths/~1health~1live/get");
        assertEquals(List.of("200", "406", "414", "431", "500", "503"), statuses(live));
    }

    private static List<String> statuses(JsonNode operation) {
        List<String> statuses = new ArrayList<>();
        operation.path("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }
}
