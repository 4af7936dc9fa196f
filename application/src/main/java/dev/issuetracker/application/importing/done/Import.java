package dev.issuetracker.application.importing.done;

import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;

/**
 * An import that was stored.
 *
 * @param created how many issues it made
 * @param firstId the lowest of their ids
 * @param lastId the highest; between the two lie also issues that others made meanwhile
 */
public record Import(long id, String fileName, UserRef by, Instant at, long created, long firstId, long lastId) {}
