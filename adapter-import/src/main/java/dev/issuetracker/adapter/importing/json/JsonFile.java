package dev.issuetracker.adapter.importing.json;

import com.fasterxml.jackson.core.JsonToken;
import dev.issuetracker.adapter.importing.file.Limits;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The records of a file: the items of an array, or any number of objects one after the other. */
record JsonFile(Path path, Charset encoding, Limits limits) {
    JsonInput open() {
        return new JsonInput(path, encoding, limits.rowCharacters());
    }

    /** Hands on every record. */
    void forEach(Consumer<JsonRecord> action) {
        try (JsonInput json = open()) {
            JsonToken token = json.next();
            if (token == JsonToken.START_ARRAY) {
                items(json, action);
                if (json.next() != null) {
                    throw json.unreadable("something follows the end of the array; put all records into one array.");
                }
                return;
            }
            while (token != null) {
                action.accept(RecordReader.read(json, limits));
                token = json.next();
            }
        }
    }

    /** Hands on every item of the array that begins. */
    void items(JsonInput json, Consumer<JsonRecord> action) {
        while (json.next() != JsonToken.END_ARRAY) {
            action.accept(RecordReader.read(json, limits));
        }
    }
}
