package dev.issuetracker.http.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An API description (OpenAPI 3.1), as far as requests are made from it. */
final class Description {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode root;
    private final List<Operation> operations = new ArrayList<>();
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final Map<JsonNode, JsonSchema> compiled = new HashMap<>();

    Description(String json) {
        root = read(json);
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (METHODS.contains(entry.getKey())) {
                        operations.add(operation(entry.getKey(), path.getKey(), entry.getValue(), path.getValue()));
                    }
                }));
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException exception) {
            throw new IllegalArgumentException("the description is no JSON", exception);
        }
    }

    private Operation operation(String method, String template, JsonNode operation, JsonNode path) {
        List<Operation.Parameter> parameters = new ArrayList<>();
        Map<String, String> words = new HashMap<>();
        for (JsonNode list : List.of(path.path("parameters"), operation.path("parameters"))) {
            for (JsonNode reference : list) {
                JsonNode parameter = resolve(reference);
                String in = parameter.path("in").asText();
                if (in.equals("path") && parameter.at("/schema/enum").isArray()) {
                    words.put(
                            parameter.path("name").asText(),
                            parameter.at("/schema/enum/0").asText());
                } else if (!in.equals("path")) {
                    parameters.add(new Operation.Parameter(
                            parameter.path("name").asText(), in, parameter.path("schema"), examples(parameter)));
                }
            }
        }
        Map<String, Operation.Media> bodies = new LinkedHashMap<>();
        resolve(operation.path("requestBody"))
                .path("content")
                .properties()
                .forEach(media -> bodies.put(
                        media.getKey(),
                        new Operation.Media(media.getValue().path("schema"), examples(media.getValue()))));
        return new Operation(method.toUpperCase(Locale.ROOT), template, words, List.copyOf(parameters), bodies);
    }

    private static List<JsonNode> examples(JsonNode holder) {
        List<JsonNode> examples = new ArrayList<>();
        if (holder.has("example")) {
            examples.add(holder.get("example"));
        }
        holder.path("examples").forEach(example -> examples.add(example.path("value")));
        return List.copyOf(examples);
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** What a reference refers to, or the node itself. */
    JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isTextual() ? resolve(root.at(reference.textValue().substring(1))) : node;
    }

    /** Whether a schema takes a value. Formats are not looked at. */
    boolean takes(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).isEmpty();
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.putArray("allOf").add(schema);
        document.set("components", root.path("components"));
        return factory.getSchema(document);
    }
}
