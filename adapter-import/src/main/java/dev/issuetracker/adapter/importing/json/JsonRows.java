package dev.issuetracker.adapter.importing.json;

import dev.issuetracker.adapter.importing.file.FileRows;
import dev.issuetracker.adapter.importing.file.Limits;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads records of JSON as the rows of a table: an array of objects, JSON Lines, or a board of Trello. The columns are
 * all names that records have, so that the file is read once for them before the rows are handed on.
 */
public final class JsonRows {
    /** The records of a file, which can be read as often as needed. */
    private interface Records {
        void forEach(Consumer<JsonRecord> action);
    }

    private JsonRows() {}

    /** Hands the rows on, whose lines are those on which the records begin. */
    public static void read(Path path, Charset encoding, Limits limits, FileRows rows) {
        JsonFile file = new JsonFile(path, encoding, limits);
        Records records = TrelloBoard.isIn(file) ? TrelloBoard.in(file)::forEach : file::forEach;
        RecordNames names = new RecordNames(limits);
        records.forEach(names::add);
        List<String> columns = names.columns();
        if (!columns.isEmpty()) {
            rows.begin(columns);
            records.forEach(record -> rows.take(RecordNames.row(record, columns)));
        }
    }
}
