package dev.issuetracker.application.backup;

import dev.issuetracker.domain.error.TrackerException;
import java.time.Instant;

/** Keeps copies of the store. None is ever overwritten or removed from here. */
public interface Backups {
    /**
     * Copies all that is committed, and checks the copy. Others read and write meanwhile.
     *
     * @param at names the copy
     * @throws TrackerException {@code STORE_FULL} when there is no room for it, {@code BACKUP_UNSUPPORTED} when copies of this store
     *     are made by other means
     */
    Backup make(Instant at);
}
