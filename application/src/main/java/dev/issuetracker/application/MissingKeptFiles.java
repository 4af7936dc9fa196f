package dev.issuetracker.application;

import dev.issuetracker.application.importing.job.KeptFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Takes the place of kept files in a tracker that has none: no import runs while nobody waits. */
final class MissingKeptFiles implements KeptFiles {
    @Override
    public String server() {
        throw new MissingPartException("importJobs");
    }

    @Override
    public Path keep(long id, Path file) {
        throw new MissingPartException("importJobs");
    }

    @Override
    public Optional<Path> find(long id) {
        return Optional.empty();
    }

    @Override
    public Set<Long> ids() {
        return Set.of();
    }

    @Override
    public void remove(long id) {
        // There is none.
    }
}
