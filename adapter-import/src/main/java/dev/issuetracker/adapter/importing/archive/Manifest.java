package dev.issuetracker.adapter.importing.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.issuetracker.application.archive.ArchiveTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What an archive says of itself. */
record Manifest(String schema, List<ArchiveTable> tables) {
    static Manifest read(JsonParser json) throws IOException {
        String format = "";
        long version = 0;
        String schema = "";
        List<ArchiveTable> tables = new ArrayList<>();
        expect(json, JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "format" -> format = json.getText();
                case "version" -> version = json.getLongValue();
                case "schema" -> schema = json.getText();
                case "tables" -> readTables(json, tables);
                default -> json.skipChildren();
            }
        }
        if (!format.equals(ArchiveFormat.NAME)) {
            throw new IOException("it is no manifest of an export of everything");
        }
        if (version > ArchiveFormat.VERSION) {
            throw new IOException("a newer program wrote the file; use that one");
        }
        if (!schema.matches("[0-9.]+")) {
            throw new IOException("it names no version of the schema");
        }
        return new Manifest(schema, List.copyOf(tables));
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
