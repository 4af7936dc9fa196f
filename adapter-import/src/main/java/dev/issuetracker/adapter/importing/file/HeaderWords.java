package dev.issuetracker.adapter.importing.file;

import java.util.List;
import java.util.Optional;

/** Knows what headers call the columns that are read. */
public interface HeaderWords {
    /** How many columns the names of a header mean. */
    int known(List<String> names);

    /** Whether these names are a header beyond doubt, so that no other row of the file is one. */
    boolean certain(List<String> names);

    /** How a table is in blocks of which the first has this header; empty for a plain table. */
    default Optional<Blocks> blocks(List<String> names) {
        return Optional.empty();
    }
}
