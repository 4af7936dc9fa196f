package dev.issuetracker.adapter.importing.json;

import com.fasterxml.jackson.core.JsonToken;
import dev.issuetracker.adapter.importing.file.Limits;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/** Reads one object as a record. */
final class RecordReader {
    private static final int MAX_NAME = 500;

    private final JsonInput json;
    private final JsonRecord record;

    private RecordReader(JsonInput json, Limits limits) {
        this.json = json;
        this.record = new JsonRecord(json.line(), limits);
    }

    /** Reads from the beginning of an object to its end. */
    static JsonRecord read(JsonInput json, Limits limits) {
        if (json.token() != JsonToken.START_OBJECT) {
            throw json.unreadable("there is no object; every record is one, such as {\"title\": \"…\"}.");
        }
        RecordReader reader = new RecordReader(json, limits);
        reader.object("", OptionalInt.empty());
        return reader.record;
    }

    private void object(String path, OptionalInt place) {
        Set<String> names = new HashSet<>();
        while (json.next() != JsonToken.END_OBJECT) {
            String name = json.text();
            if (!names.add(name)) {
                throw json.unreadable("a name comes twice in one object; keep only one of them.");
            }
            String whole = path.isEmpty() ? name : path + "." + name;
            if (whole.length() > MAX_NAME) {
                throw json.unreadable("a name has more than " + MAX_NAME + " characters; shorten it.");
            }
            record.count(whole.length());
            json.next();
            value(whole, place);
        }
        if (names.isEmpty() && !path.isEmpty()) {
            put(path, place, "");
        }
    }

    private void value(String name, OptionalInt place) {
        JsonToken token = json.token();
        if (token == JsonToken.START_OBJECT) {
            object(name, place);
        } else if (token == JsonToken.START_ARRAY) {
            array(name, place);
        } else {
            put(name, place, token == JsonToken.VALUE_NULL ? "" : json.text());
        }
    }

    /** Lists in a list have its places, so that what belongs together is found together. */
    private void array(String name, OptionalInt place) {
        int next = 0;
        while (json.next() != JsonToken.END_ARRAY) {
            value(name, place.isPresent() ? place : OptionalInt.of(next));
            next++;
        }
        if (next == 0 && place.isEmpty()) {
            put(name, place, "");
        }
    }

    /** @param place in its list; empty for what is in none */
    private void put(String name, OptionalInt place, String text) {
        if (place.isEmpty() && record.names().contains(name)) {
            throw json.unreadable("a name with a point is that of another member too; rename one of them.");
        } else if (place.isEmpty()) {
            record.set(name, text);
        } else {
            record.add(name, place.getAsInt(), text);
        }
    }
}
