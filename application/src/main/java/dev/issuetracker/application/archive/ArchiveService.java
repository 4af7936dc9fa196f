package dev.issuetracker.application.archive;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.exporting.ExportPlaces;
import dev.issuetracker.domain.error.TrackerException;
import java.io.OutputStream;
import java.util.function.Supplier;

/** Exports of everything, which admins take. */
public final class ArchiveService {
    private final ExportPlaces places;
    private final Archive archive;
    private final ArchiveFiles files;

    public ArchiveService(ExportPlaces places, Archive archive, ArchiveFiles files) {
        this.places = places;
        this.archive = archive;
        this.files = files;
    }

    /**
     * Writes everything but secrets to a file, as it is at one moment.
     *
     * @param out opened when there is a place; it is not closed
     * @throws TrackerException {@code OVERLOADED} while others export
     */
    public void write(Caller by, Supplier<OutputStream> out) {
        by.demand(Permission.EXPORT_TRACKER);
        places.export(by, AuditEvent.TRACKER_EXPORTED, at -> files.write(archive, at, out.get()));
    }
}
