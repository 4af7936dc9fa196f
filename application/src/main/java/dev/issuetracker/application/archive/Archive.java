package dev.issuetracker.application.archive;

import dev.issuetracker.domain.error.TrackerException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything of a tracker without its secrets, table by table: a store that has it, or a file that was made of one. */
public interface Archive {
    /** The version of the schema that the tables are of. */
    String schema();

    /** Its tables, each after those that it refers to. */
    List<ArchiveTable> tables();

    /**
     * Reads a table, in memory that does not grow with it. Of a store, all tables are as they are at one moment if they
     * are read in one unit of work.
     *
     * @param row is given the values of one row after the other: texts, whole numbers ({@code Long}) or null. Times are
     *     texts as ISO 8601 has them. No row comes before one of the same table that it refers to
     * @throws TrackerException {@code FILE_UNREADABLE} when a file is damaged
     */
    void read(ArchiveTable table, Consumer<List<@Nullable Object>> row);
}
