package dev.issuetracker.http.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that fit a schema, more often than not such that the server knows what they name. */
final class Values {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    private static final long LONGEST = 2_000;

    private final Description description;
    private final Memory memory;
    private final Random random;

    Values(Description description, Memory memory, Random random) {
        this.description = description;
        this.memory = memory;
        this.random = random;
    }

    /**
     * A body for a path.
     *
     * @param path of the request, whose thing's fields it may repeat
     */
    JsonNode body(Operation.Media media, String path) {
        if (!media.examples().isEmpty() && random.nextInt(8) == 0) {
            return pick(media.examples()).deepCopy();
        }
        JsonNode body = value(media.schema(), "", path, 0);
        if (body instanceof ObjectNode object && !memory.sent().isEmpty() && random.nextInt(3) == 0) {
            repeat(object, pick(memory.sent()));
        }
        return body;
    }

    /** Takes over fields that were accepted together once, such as a name and its password. */
    private static void repeat(ObjectNode body, JsonNode earlier) {
        List<String> names = new ArrayList<>();
        body.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode value = earlier.get(name);
            if (value != null && value.isValueNode() && !name.equals("version")) {
                body.set(name, value);
            }
        }
    }

    /** A value for a parameter. */
    String parameter(Operation.Parameter parameter, String path) {
        if (!parameter.examples().isEmpty() && random.nextInt(4) == 0) {
            return pick(parameter.examples()).asText();
        }
        JsonNode version = memory.field(path, "version");
        if (parameter.name().startsWith("If-") && version != null && random.nextInt(4) > 0) {
            return "\"" + version.asText() + "\"";
        }
        JsonNode value = value(parameter.schema(), parameter.name(), path, 0);
        return value.isArray() ? value.path(0).asText() : value.asText();
    }

    private JsonNode value(JsonNode reference, String name, String path, int depth) {
        JsonNode schema = description.resolve(reference);
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum")) {
            return pick(list(schema.get("enum")));
        }
        if (schema.has("properties")) {
            return object(schema, name, path, depth);
        }
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.path(choice).size() > 0) {
                return value(pick(list(schema.get(choice))), name, path, depth);
            }
        }
        JsonNode type = schema.path("type");
        String one = type.isArray() ? pick(list(type)).asText() : type.asText();
        JsonNode current = memory.field(path, name);
        if (current != null && current.isValueNode() && fits(one, current) && random.nextInt(5) < 3) {
            return current;
        }
        return switch (one) {
            case "array" -> array(schema, name, path, depth);
            case "integer" -> integer(schema, name);
            case "number" -> JSON.numberNode(random.nextInt(1_000) / 8.0);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "null" -> JSON.nullNode();
            case "object" -> open(schema, name, path, depth);
            default -> JSON.textNode(text(schema, name));
        };
    }

    private static boolean fits(String type, JsonNode value) {
        return type.equals("integer") ? value.isIntegralNumber() : type.equals("string") && value.isTextual();
    }

    private ObjectNode object(JsonNode schema, String name, String path, int depth) {
        Set<String> wanted = new HashSet<>();
        schema.path("required").forEach(field -> wanted.add(field.asText()));
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.path(choice).size() > 0) {
                pick(list(schema.get(choice))).path("required").forEach(field -> wanted.add(field.asText()));
            }
        }
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            JsonNode field = description.resolve(property.getValue());
            int odds = field.path("readOnly").asBoolean() ? 20 : depth > DEEPEST ? 1_000 : 3;
            if (wanted.contains(property.getKey()) || random.nextInt(odds) == 0) {
                String called = depth == 0 || !property.getKey().equals("id") ? property.getKey() : name;
                object.set(property.getKey(), value(property.getValue(), called, path, depth + 1));
            }
        });
        return object;
    }

    /** An object whose members may have any names: those of the things that are below a path of its own name. */
    private ObjectNode open(JsonNode schema, String name, String path, int depth) {
        JsonNode current = memory.field(path, name);
        if (current instanceof ObjectNode object && random.nextInt(4) == 0) {
            return object.deepCopy();
        }
        ObjectNode object = JSON.objectNode();
        JsonNode member = schema.path("additionalProperties");
        if (member.isObject() && depth <= DEEPEST) {
            for (int i = random.nextInt(4); i > 0; i--) {
                String called = nameBelow("/" + name);
                object.set(called, value(member, called, path, depth + 1));
            }
        }
        return object;
    }

    /** Whether a parameter describes any number of others, whose names begin alike. */
    boolean isOpen(JsonNode schema) {
        return schema.has("patternProperties");
    }

    /** Such others: conditions on added fields. */
    Map<String, String> open(JsonNode schema) {
        String prefix = schema.path("patternProperties").fieldNames().next().replaceAll("[\\^\\\\]", "");
        Map<String, String> others = new LinkedHashMap<>();
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            String field = nameBelow("/fields");
            String end = pick(List.of("", "", "", ".from", ".to"));
            JsonNode value = known(field, "string");
            others.put(
                    prefix + field + end,
                    value == null ? pick(List.of("none", "me", "3", "2026-12-01")) : value.asText());
        }
        return others;
    }

    private String nameBelow(String parent) {
        List<String> names = memory.names(parent);
        return names.isEmpty() || random.nextInt(12) == 0 ? word(6) : pick(names);
    }

    private ArrayNode array(JsonNode schema, String name, String path, int depth) {
        int least = schema.path("minItems").asInt(0);
        int most = Math.min(schema.path("maxItems").asInt(Integer.MAX_VALUE), least + 3);
        ArrayNode array = JSON.arrayNode();
        int size = depth > DEEPEST ? least : random.nextInt(least, most + 1);
        for (int i = 0; i < size; i++) {
            array.add(value(schema.path("items"), name, path, depth + 1));
        }
        return array;
    }

    private JsonNode integer(JsonNode schema, String name) {
        JsonNode known = known(name, "integer");
        if (known != null && random.nextInt(4) > 0) {
            return known;
        }
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(Integer.MAX_VALUE);
        return JSON.numberNode(
                switch (random.nextInt(6)) {
                    case 0 -> least;
                    case 1 -> most;
                    default -> random.nextLong(least, Math.min(most, least + 100) + 1);
                });
    }

    private String text(JsonNode schema, String name) {
        switch (schema.path("format").asText()) {
            case "date-time" -> {
                return Instant.EPOCH
                        .plusSeconds(random.nextLong(4_000_000_000L))
                        .truncatedTo(ChronoUnit.MICROS)
                        .toString();
            }
            case "date" -> {
                return "20" + random.nextInt(10, 40) + "-0" + random.nextInt(1, 10) + "-" + random.nextInt(10, 29);
            }
            case "email" -> {
                return word(8) + "@example.org";
            }
            case "uuid" -> {
                return "8e03978e-40d5-43dd-bc93-" + Long.toHexString(random.nextLong(1L << 47) | 1L << 47);
            }
            default -> {
                // Nothing more is known of what the text must be.
            }
        }
        JsonNode known = known(name, "string");
        if (known != null && random.nextInt(2) == 0) {
            return known.textValue();
        }
        List<JsonNode> names = memory.names();
        if (!names.isEmpty() && random.nextInt(5) == 0) {
            return pick(names).asText();
        }
        long least = Math.max(1, schema.path("minLength").asLong(1));
        long most = Math.min(schema.path("maxLength").asLong(40), LONGEST);
        long length = random.nextInt(12) == 0 ? most : random.nextLong(least, Math.min(most, least + 24) + 1);
        return word((int) Math.min(length, most));
    }

    private @Nullable JsonNode known(String name, String type) {
        List<JsonNode> fitting =
                memory.values(name).stream().filter(value -> fits(type, value)).toList();
        return fitting.isEmpty() ? null : pick(fitting);
    }

    private String word(int length) {
        String letters = "abcdefghijklmnopqrstuvwxyz0123456789";
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }
}
