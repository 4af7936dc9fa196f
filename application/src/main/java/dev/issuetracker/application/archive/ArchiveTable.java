package dev.issuetracker.application.archive;

import java.util.List;

/**
 * A table of an archive.
 *
 * @param columns in the order in which its rows have their values
 * @param highestId the highest id that was ever given, also when its row is gone, since history may name it; 0 when
 *     none was, or where rows have no ids of their own
 */
public record ArchiveTable(String name, List<String> columns, long highestId) {
    public ArchiveTable {
        columns = List.copyOf(columns);
    }
}
