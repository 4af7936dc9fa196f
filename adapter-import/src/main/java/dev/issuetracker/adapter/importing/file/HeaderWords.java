package dev.issuetracker.adapter.importing.file;

import java.util.List;

/** Knows what headers call the columns that are read. */
public interface HeaderWords {
    /** How many columns the names of a header mean. */
    int known(List<String> names);

    /** Whether these names are a header beyond doubt, so that no other row of the file is one. */
    boolean certain(List<String> names);
}
