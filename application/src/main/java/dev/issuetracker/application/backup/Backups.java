package dev.issuetracker.application.backup;

import dev.issuetracker.domain.error.TrackerException;
import java.time.Instant;

/** Makes and keeps copies of the store. A copy is never overwritten or removed from here. */
public interface Backups {
    /**
     * Copies all that is committed and checks the copy. Reads and writes go on meanwhile.
     *
     * @param at names the copy
     * @throws TrackerException {@code STORE_FULL} when the disk is full, {@code BACKUP_UNSUPPORTED} when copies of this
     *     store are made with other tools
     */
    Backup make(Instant at);
}
