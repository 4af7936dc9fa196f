package dev.issuetracker.application.importing;

import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;

/** Stores what was imported when, by whom, and which issues came of it. */
public interface Imports {
    /** Records an import that happens in the same transaction. */
    long add(String fileName, UserRef by, Instant at, long created, long firstId, long lastId);
}
