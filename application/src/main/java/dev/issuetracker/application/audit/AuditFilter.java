package dev.issuetracker.application.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted; null takes all.
 *
 * @param by the id of the account that the event was done with or tried on
 * @param from the first moment
 * @param to the first moment after
 */
public record AuditFilter(
        @Nullable AuditEvent event,
        @Nullable Long by,
        @Nullable AuditSubject subject,
        @Nullable String address,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);
}
