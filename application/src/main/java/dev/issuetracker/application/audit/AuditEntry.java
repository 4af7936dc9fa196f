package dev.issuetracker.application.audit;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Origin;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event.
 *
 * @param by whose account it was done with, or tried on; null when it is nobody's
 * @param subject what it happened to; null when that is {@code by} or nothing that has an id
 * @param detail what else is to be known, such as {@code member -> admin}; never a secret; empty when nothing is
 */
public record AuditEntry(
        Instant at,
        AuditEvent event,
        @Nullable UserRef by,
        @Nullable AuditSubject subject,
        String detail,
        Origin origin) {
    /** An event that a caller brought about. */
    public static AuditEntry of(
            Caller by, Instant at, AuditEvent event, @Nullable AuditSubject subject, String detail) {
        return new AuditEntry(at, event, by.ref(), subject, detail, by.origin());
    }
}
