package dev.issuetracker.application.importing.done;

import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The record of one import on its way in. It begins with the first issue that the import changes, or at the end. */
public final class ImportRecord {
    private final Imports imports;
    private final @Nullable Long kept;
    private final String fileName;
    private final UserRef by;
    private final Instant at;
    private final LongConsumer begins;
    private @Nullable Long begun;

    /**
     * Takes what is known of it.
     *
     * @param kept the id that is kept for it; null for the next
     * @param begins takes its id when it begins before the end, in the same unit of work
     */
    public ImportRecord(
            Imports imports, @Nullable Long kept, String fileName, UserRef by, Instant at, LongConsumer begins) {
        this.imports = imports;
        this.kept = kept;
        this.fileName = fileName;
        this.by = by;
        this.at = at;
        this.begins = begins;
    }

    /**
     * Adds what was changed of issues that were there before, in the unit of work of the thread.
     *
     * @return how many of them had not been changed before
     */
    public int updated(List<ImportUpdate> updates) {
        return updates.isEmpty() ? 0 : imports.addUpdates(begun(), updates);
    }

    /**
     * Notes the issues that the import made, which are seen from now on, in the unit of work of the thread.
     *
     * @param issues ascending
     */
    public void seen(List<IdRange> issues) {
        if (!issues.isEmpty()) {
            imports.addIssues(begun(), issues);
        }
    }

    private long begun() {
        Long id = begun;
        if (id == null) {
            id = imports.begin(kept, fileName, by, at);
            begun = id;
            begins.accept(id);
        }
        return id;
    }

    /**
     * Ends it, in the unit of work of the thread.
     *
     * @param issues those that the import made, ascending
     * @return empty when it made and changed none
     */
    public Optional<Import> end(List<IdRange> issues) {
        Long id = begun;
        if (id != null) {
            return Optional.of(imports.end(id, issues));
        } else if (issues.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                kept == null
                        ? imports.add(fileName, by, at, issues)
                        : imports.addUnder(kept, fileName, by, at, issues));
    }
}
