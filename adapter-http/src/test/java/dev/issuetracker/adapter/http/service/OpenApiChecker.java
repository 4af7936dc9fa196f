package dev.issuetracker.adapter.http.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.issuetracker.adapter.http.ServerWithoutStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds real answers against an API description (OpenAPI 3.1, JSON Schema 2020-12). Every check throws an
 * {@link AssertionError} that says what deviates. Safe for use by several threads.
 */
public final class OpenApiChecker {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final int SHOWN_BODY = 2_000;

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonNode description;
    private final JsonNode schemas;
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final Map<JsonNode, JsonSchema> compiled = new HashMap<>();

    private OpenApiChecker(JsonNode description) {
        this.description = description;
        this.schemas = localized(description.at("/components/schemas"));
    }

    /** Of the description that the server ships. */
    public static OpenApiChecker ofTheServer() {
        return of(new String(ApiDescription.json(ServerWithoutStores.routes(), ""), StandardCharsets.UTF_8));
    }

    /** Of a description in JSON. */
    public static OpenApiChecker of(String json) {
        try {
            return new OpenApiChecker(new ObjectMapper().readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every operation described, such as {@code GET /issues/{id}}. */
    public Set<String> operations() {
        return new TreeSet<>(permissions().keySet());
    }

    /**
     * What a caller of each operation must be allowed, in the description's order: the code of a permission,
     * {@code anyone}, or nothing where the description does not say.
     */
    public Map<String, String> permissions() {
        Map<String, String> permissions = new LinkedHashMap<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        permissions.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue().path("x-permission").asText());
                    }
                }));
        return permissions;
    }

    /**
     * Checks an answer of a route: that route and status are described, that the required headers are there and fit
     * their schemas, that the content type is described and the body fits its schema. HEAD counts as GET without a
     * body.
     *
     * @param path as requested, without host; a query and a slash at the end are passed over
     * @param headers of the answer, in any case
     * @param body of the answer, empty when there is none
     * @throws AssertionError when anything deviates
     */
    public void check(String method, String path, int status, Map<String, List<String>> headers, byte[] body) {
        String what = method + " " + path + " answered " + status;
        String template = template(path);
        boolean head = method.equalsIgnoreCase("HEAD");
        String verb = head ? "get" : method.toLowerCase(Locale.ROOT);
        JsonNode operation = description.path("paths").path(template).path(verb);
        if (operation.isMissingNode()) {
            throw new AssertionError(what + ": " + template + " is described without " + method);
        }
        JsonNode response = operation.path("responses").path(Integer.toString(status));
        if (response.isMissingNode()) {
            Set<String> declared = new TreeSet<>();
            operation.path("responses").fieldNames().forEachRemaining(declared::add);
            throw new AssertionError(what + ": the status is not described, only " + declared + shown(body));
        }
        check(what, resolve(response), headers, body, head);
    }

    /**
     * Checks an answer to a request that no route takes: 404 for an unknown path, 405 for a method that the path does
     * not take.
     *
     * @throws AssertionError when anything deviates
     */
    public void checkUnrouted(String method, String path, int status, Map<String, List<String>> headers, byte[] body) {
        String what = method + " " + path + " answered " + status;
        String name = switch (status) {
            case 404 -> "NotFound";
            case 405 -> "MethodNotAllowed";
            default -> throw new AssertionError(what + ": wanted 404 or 405" + shown(body));
        };
        JsonNode response = description.at("/components/responses/" + name);
        check(what, response, headers, body, method.equalsIgnoreCase("HEAD"));
    }

    private void check(String what, JsonNode response, Map<String, List<String>> headers, byte[] body, boolean head) {
        checkHeaders(what, response.path("headers"), headers);
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            if (body.length > 0) {
                throw new AssertionError(what + ": no body is described" + shown(body));
            }
            return;
        }
        String sent = first(headers, "Content-Type");
        if (sent == null) {
            throw new AssertionError(what + ": the header Content-Type is missing");
        }
        String type = sent.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        JsonNode media = content.path(type);
        if (media.isMissingNode()) {
            throw new AssertionError(what + ": the content type " + type + " is not described" + shown(body));
        }
        if (!head) {
            validate(what + ": the body", media.path("schema"), value(what, type, body));
        }
    }

    private JsonNode value(String what, String type, byte[] body) {
        if (!type.endsWith("json")) {
            return JsonNodeFactory.instance.textNode(new String(body, StandardCharsets.UTF_8));
        }
        try {
            JsonNode value = mapper.readTree(body);
            if (value != null && !value.isMissingNode()) {
                return value;
            }
        } catch (IOException malformed) {
            throw new AssertionError(what + ": the body is no JSON" + shown(body), malformed);
        }
        throw new AssertionError(what + ": the body is empty");
    }

    private void checkHeaders(String what, JsonNode described, Map<String, List<String>> headers) {
        described.properties().forEach(entry -> {
            JsonNode header = resolve(entry.getValue());
            String value = first(headers, entry.getKey());
            if (value != null) {
                JsonNode schema = header.path("schema");
                validate(what + ": the header " + entry.getKey(), schema, headerValue(schema, value));
            } else if (header.path("required").asBoolean()) {
                throw new AssertionError(what + ": the header " + entry.getKey() + " is missing");
            }
        });
    }

    private static JsonNode headerValue(JsonNode schema, String value) {
        boolean number = schema.path("type").asText().equals("integer") && value.matches("[0-9]{1,9}");
        return number
                ? JsonNodeFactory.instance.numberNode(Integer.parseInt(value))
                : JsonNodeFactory.instance.textNode(value);
    }

    private void validate(String what, JsonNode schema, JsonNode value) {
        Set<ValidationMessage> deviations = compile(schema).validate(value);
        if (!deviations.isEmpty()) {
            String messages =
                    deviations.stream().map(ValidationMessage::getMessage).collect(Collectors.joining("; "));
            throw new AssertionError(what + " is not as described: " + messages + shown(value.toString()));
        }
    }

    private synchronized JsonSchema compile(JsonNode schema) {
        return compiled.computeIfAbsent(schema, key -> {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
            root.putArray("allOf").add(localized(key));
            root.set("$defs", schemas);
            return factory.getSchema(root, config);
        });
    }

    /** The schemas with references that need no document around them. */
    private static JsonNode localized(JsonNode node) {
        try {
            return new ObjectMapper().readTree(node.toString().replace("\"#/components/schemas/", "\"#/$defs/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (reference.isMissingNode()) {
            return node;
        }
        JsonNode target = description.at(reference.textValue().substring(1));
        if (target.isMissingNode()) {
            throw new AssertionError("the description refers to " + reference.textValue() + ", which is not there");
        }
        return target;
    }

    /** The described path that fits best: one without parameters if there is one. */
    private String template(String path) {
        List<String> wanted = segments(path);
        String best = null;
        for (Iterator<String> names = description.path("paths").fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (matches(segments(name), wanted) && (best == null || best.contains("{"))) {
                best = name;
            }
        }
        if (best == null) {
            throw new AssertionError("no described path fits " + path);
        }
        return best;
    }

    private static boolean matches(List<String> template, List<String> path) {
        if (template.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            String segment = template.get(i);
            if (!segment.startsWith("{") && !segment.equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("[?#]", 2)[0].split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private static @Nullable String first(Map<String, List<String>> headers, String name) {
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            // The JDK's old client keeps the status line under null.
            if (name.equalsIgnoreCase(header.getKey()) && !header.getValue().isEmpty()) {
                return header.getValue().get(0);
            }
        }
        return null;
    }

    private static String shown(byte[] body) {
        return body.length == 0 ? "" : shown(new String(body, StandardCharsets.UTF_8));
    }

    private static String shown(String body) {
        return "\n" + (body.length() > SHOWN_BODY ? body.substring(0, SHOWN_BODY) + "…" : body);
    }
}
