package dev.issuetracker.application.audit;

import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of the audit log.
 *
 * @param by the account that did it, or on which it was tried; null when no account did
 * @param subject what it happened to; null when that is {@code by} or has no id
 * @param detail what else is known, such as {@code member -> admin}; never a secret; may be empty
 */
public record AuditEntry(
        Instant at,
        AuditEvent event,
        @Nullable UserRef by,
        @Nullable AuditSubject subject,
        String detail,
        CallOrigin origin) {
    /** An event that a caller caused. */
    public static AuditEntry of(
            Caller by, Instant at, AuditEvent event, @Nullable AuditSubject subject, String detail) {
        return new AuditEntry(at, event, by.ref(), subject, detail, by.origin());
    }
}
