package dev.issuetracker.bootstrap.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An object of JSON that a server answered. What it does not have is read as empty, since servers differ in age. */
public final class JsonObject {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private JsonObject() {}

    /**
     * Reads an object.
     *
     * @throws IOException when there is none
     */
    static JsonObject read(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the answer is no object of JSON");
            }
            return object(parser);
        }
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        JsonObject object = new JsonObject();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            object.members.put(name, value(parser));
        }
        return object;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<@Nullable Object> values = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(parser));
                }
                yield values;
            }
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    /** A text; empty when there is none. */
    public String text(String name) {
        return Objects.toString(members.get(name), "");
    }

    /** A whole number; 0 when there is none. */
    public long number(String name) {
        return members.get(name) instanceof Long number ? number : 0;
    }

    /** An object; an empty one when there is none. */
    public JsonObject object(String name) {
        return members.get(name) instanceof JsonObject object ? object : new JsonObject();
    }

    /** The objects in an array; none when there is no such array. */
    public List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        if (members.get(name) instanceof List<?> values) {
            for (Object value : values) {
                if (value instanceof JsonObject object) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }
}
