package dev.issuetracker.adapter.importing.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.application.archive.ArchiveTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an archive says of itself.
 *
 * @param counts the file that says how many rows each table has; null in an archive of before there were such files
 */
record Manifest(
        String schema, List<ArchiveTable> tables, @Nullable String counts) {
    static Manifest read(JsonParser json) throws IOException {
        String format = "";
        long version = 0;
        String schema = "";
        String counts = null;
        List<ArchiveTable> tables = new ArrayList<>();
        expect(json, JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "format" -> format = json.getText();
                case "version" -> version = json.getLongValue();
                case "schema" -> schema = json.getText();
                case "counts" -> counts = json.getText();
                case "tables" -> readTables(json, tables);
                default -> json.skipChildren();
            }
        }
        if (!format.equals(ArchiveFormat.NAME)) {
            throw new IOException("it is no manifest of an export of everything");
        }
        if (version > ArchiveFormat.VERSION) {
            throw FileExceptions.unreadable(
                    "The export was written by a newer program; restore it with that one, or a newer one.");
        }
        if (!schema.matches("[0-9.]+")) {
            throw new IOException("it names no version of the schema");
        }
        return new Manifest(schema, List.copyOf(tables), counts);
    }

    private static void readTables(JsonParser json, List<ArchiveTable> tables) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String table = "";
            List<String> columns = new ArrayList<>();
            long highestId = 0;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("name")) {
                    table = json.getText();
                } else if (name.equals("highest_id")) {
                    highestId = json.getLongValue();
                } else if (name.equals("columns")) {
                    while (json.nextToken() == JsonToken.VALUE_STRING) {
                        columns.add(json.getText());
                    }
                } else {
                    json.skipChildren();
                }
            }
            tables.add(new ArchiveTable(table, columns, highestId));
        }
    }

    private static void expect(JsonParser json, JsonToken token) throws IOException {
        if (json.nextToken() != token) {
            throw new IOException("it is no object");
        }
    }
}
