package dev.issuetracker.application.importing.job;

import dev.issuetracker.domain.error.TrackerException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The files of imports that run while nobody waits. They outlive the server, so that they need not be sent again. */
public interface KeptFiles {
    /** Which server this is: the same one after a restart, and another one for all who see other files. */
    String server();

    /**
     * Takes a file over.
     *
     * @param id of the import
     * @throws TrackerException {@code STORE_FULL}
     */
    Path keep(long id, Path file);

    /** The file of an import, if it is here. */
    Optional<Path> find(long id);

    /** The ids of all whose files are here. */
    Set<Long> ids();

    /** Removes the file of an import, if it is here. */
    void remove(long id);
}
