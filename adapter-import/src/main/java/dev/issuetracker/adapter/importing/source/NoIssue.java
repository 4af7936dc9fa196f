package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.domain.text.Names;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a file that are no issues.
 *
 * @param things what they are, for a person to read
 * @param columns of which one that is filled shows it, in any case
 */
record NoIssue(String things, List<String> columns) {
    NoIssue {
        columns = List.copyOf(columns);
    }

    /** Says so of a row; empty when it is an issue. */
    Optional<FileViolation> of(FileRow row, List<String> names) {
        for (int place = 0; place < Math.min(names.size(), row.cells().size()); place++) {
            String name = Names.folded(names.get(place));
            if (columns.contains(name) && !row.cells().get(place).isBlank()) {
                return Optional.of(FileViolation.noIssue(name, things));
            }
        }
        return Optional.empty();
    }
}
