package dev.issuetracker.application.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events a list has; a component that is null selects all.
 *
 * @param by the id of the account that did it, or on which it was tried
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
