package dev.issuetracker.application.importing.done;

import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;

/**
 * That an import was taken back.
 *
 * @param by who did it last
 * @param kept how many of its issues were kept, because they had been edited since
 */
public record Undone(UserRef by, Instant at, long kept) {}
