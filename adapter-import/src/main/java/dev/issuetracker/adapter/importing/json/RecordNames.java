package dev.issuetracker.adapter.importing.json;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.file.Limits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names that the records of a file have, in the order in which they are met: its columns. */
final class RecordNames {
    private final Limits limits;
    private final Map<String, Boolean> filled = new LinkedHashMap<>();

    RecordNames(Limits limits) {
        this.limits = limits;
    }

    void add(JsonRecord record) {
        for (String name : record.names()) {
            filled.merge(name, record.filled(name), Boolean::logicalOr);
        }
        if (filled.size() > limits.columns()) {
            throw FileExceptions.tooLarge("With the record on line " + record.line() + " the file has more than "
                    + limits.columns() + " different names; remove what is not needed.");
        }
    }

    /** The columns. What is an object in some records and never anything else is its members. */
    List<String> columns() {
        return filled.keySet().stream()
                .filter(name -> filled.getOrDefault(name, false) || !hasMembers(name))
                .toList();
    }

    private boolean hasMembers(String name) {
        return filled.keySet().stream().anyMatch(other -> other.startsWith(name + "."));
    }

    /** A record as a row of these columns. */
    static FileRow row(JsonRecord record, List<String> columns) {
        return FileRow.exact(record.line(), columns.stream().map(record::cell).toList());
    }
}
