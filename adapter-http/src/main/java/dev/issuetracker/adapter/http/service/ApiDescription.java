package dev.issuetracker.adapter.http.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.issuetracker.adapter.http.route.Route;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The API description (OpenAPI 3.1): the YAML files under {@code openapi/}, with what the routes know added. Paths and
 * components are in alphabetical order. A component is included when something refers to it.
 */
final class ApiDescription {
    private static final String REFERENCE = "#/components/";
    /** What answers a path without a route: no operation refers to it. */
    private static final List<String> UNROUTED = List.of("responses/MethodNotAllowed", "responses/NotFound");

    private static final List<String> KINDS = List.of("parameters", "headers", "responses", "schemas");

    /** The components by the names of their files, such as {@code schemas/Issue}. */
    private final Map<String, ObjectNode> components = new TreeMap<>();

    private ApiDescription() {}

    /**
     * Describes these routes.
     *
     * @throws IllegalStateException when a file is missing or wrong; the message is one line that says what to do
     */
    static ObjectNode of(List<Route> routes) {
        return new ApiDescription().describe(routes);
    }

    /**
     * The description as it is served: indented, for people read it too.
     *
     * @param prefix the path below which the client sees the server; empty for the root
     */
    static byte[] json(List<Route> routes, String prefix) {
        ObjectNode description = of(routes);
        ObjectNode server = (ObjectNode) description.at("/servers/0");
        server.put("url", prefix.isEmpty() ? "/" : prefix);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try {
            return new ObjectMapper().writer(printer).writeValueAsBytes(description);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("every tree can be written as JSON", impossible);
        }
    }

    private ObjectNode describe(List<Route> routes) {
        ObjectNode description = DescriptionFiles.read("openapi");
        JsonNode head = description.remove("components");
        ObjectNode paths = description.putObject("paths");
        byTemplate(routes).forEach((template, byMethod) -> paths.set(template, path(template, byMethod)));
        include(paths);
        UNROUTED.forEach(this::include);
        ObjectNode included = description.putObject("components");
        included.setAll((ObjectNode) head);
        for (String kind : KINDS) {
            ObjectNode ofKind = included.putObject(kind);
            components.forEach((file, component) -> {
                if (file.startsWith(kind + "/")) {
                    ofKind.set(file.substring(kind.length() + 1), component);
                }
            });
        }
        return description;
    }

    private static Map<String, Map<String, Route>> byTemplate(List<Route> routes) {
        Map<String, Map<String, Route>> byTemplate = new TreeMap<>();
        for (Route route : routes) {
            byTemplate
                    .computeIfAbsent(route.template(), template -> new TreeMap<>())
                    .put(route.method().toLowerCase(Locale.ROOT), route);
        }
        return byTemplate;
    }

    private static ObjectNode path(String template, Map<String, Route> byMethod) {
        String file = "paths" + template;
        ObjectNode written = DescriptionFiles.find(file).orElseThrow(() -> {
            Route first = byMethod.values().iterator().next();
            return new IllegalStateException(
                    first.method() + " " + template + " is not described: add " + DescriptionFiles.source(file));
        });
        written.properties().forEach(operation -> {
            Route route = byMethod.remove(operation.getKey());
            if (route == null) {
                throw new IllegalStateException(operation.getKey().toUpperCase(Locale.ROOT) + " " + template
                        + " is described but is no route: remove it from " + DescriptionFiles.source(file));
            }
            operation.setValue(DescribedOperation.of(route, (ObjectNode) operation.getValue()));
        });
        byMethod.forEach((method, route) -> {
            throw new IllegalStateException(route.method() + " " + template + " is not described: add " + method
                    + ": to " + DescriptionFiles.source(file));
        });
        return written;
    }

    private void include(JsonNode referring) {
        for (String reference : referring.findValuesAsText("$ref")) {
            if (!reference.startsWith(REFERENCE)) {
                throw new IllegalStateException("$ref: " + reference + " does not begin with " + REFERENCE);
            }
            include(reference.substring(REFERENCE.length()));
        }
    }

    private void include(String file) {
        if (components.containsKey(file)) {
            return;
        }
        ObjectNode component = DescriptionFiles.read(file);
        if (file.startsWith("responses/")) {
            DescribedOperation.addRequestId(component);
        }
        components.put(file, component);
        include(component);
    }
}
