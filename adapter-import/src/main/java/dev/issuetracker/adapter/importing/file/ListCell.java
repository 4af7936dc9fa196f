package dev.issuetracker.adapter.importing.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several texts in one cell: an array of JSON, in which no text can be taken for two. */
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
        if (!cell.startsWith("[") || !cell.endsWith("]")) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        try (JsonParser json = JSON.createParser(cell)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(json.getText());
            }
            boolean whole = json.currentToken() == JsonToken.END_ARRAY && json.nextToken() == null;
            return whole ? Optional.of(texts) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
