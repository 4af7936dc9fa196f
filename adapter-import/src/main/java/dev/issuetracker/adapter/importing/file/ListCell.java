package dev.issuetracker.adapter.importing.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several texts or objects in one cell: an array of JSON, in which no text can be taken for two. */
public final class ListCell {
    private static final JsonFactory JSON = new JsonFactory();

    private ListCell() {}

    /** The cell of these texts. */
    public static String of(List<String> texts) {
        StringWriter cell = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(cell)) {
            json.writeStartArray();
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return cell.toString();
    }

    /** The texts of a cell; empty when it is no array of texts. */
    public static Optional<List<String>> texts(String cell) {
        return items(cell, JsonToken.VALUE_STRING, JsonParser::getText);
    }

    /**
     * The objects of a cell with those of their members that are texts or numbers; empty when it is no array of them.
     */
    public static Optional<List<Map<String, String>>> objects(String cell) {
        return items(cell, JsonToken.START_OBJECT, ListCell::object);
    }

    private static Map<String, String> object(JsonParser json) throws IOException {
        Map<String, String> members = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.getText();
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT) {
                members.put(name, json.getText());
            }
            json.skipChildren();
        }
        return members;
    }

    private interface Item<T> {
        T read(JsonParser json) throws IOException;
    }

    /** The items of an array that are all of one kind; empty when the cell is none. */
    private static <T> Optional<List<T>> items(String cell, JsonToken begin, Item<T> item) {
        if (!cell.startsWith("[") || !cell.endsWith("]")) {
            return Optional.empty();
        }
        List<T> items = new ArrayList<>();
        try (JsonParser json = JSON.createParser(cell)) {
            json.nextToken();
            while (json.nextToken() == begin) {
                items.add(item.read(json));
            }
            boolean whole = json.currentToken() == JsonToken.END_ARRAY && json.nextToken() == null;
            return whole ? Optional.of(items) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
