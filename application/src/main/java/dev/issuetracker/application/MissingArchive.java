package dev.issuetracker.application;

import dev.issuetracker.application.archive.Archive;
import dev.issuetracker.application.archive.ArchiveTable;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the place of an archive in a tracker that has none. */
final class MissingArchive implements Archive {
    @Override
    public String schema() {
        throw missing();
    }

    @Override
    public List<ArchiveTable> tables() {
        throw missing();
    }

    @Override
    public void read(ArchiveTable table, Consumer<List<@Nullable Object>> row) {
        throw missing();
    }

    private static MissingPartException missing() {
        return new MissingPartException("archives");
    }
}
