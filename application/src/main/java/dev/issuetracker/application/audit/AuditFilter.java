package dev.issuetracker.application.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted; all conditions must hold, and null always does. Begins with {@link #all} and takes
 * conditions one by one: {@code AuditFilter.all().event(AuditEvent.SIGNED_IN).from(noon)}.
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
    private static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);

    /** Every event. */
    public static AuditFilter all() {
        return ALL;
    }

    /** Only this event; null takes all. */
    public AuditFilter event(@Nullable AuditEvent only) {
        return new AuditFilter(only, by, subject, address, from, to);
    }

    /** Only events of the account with this id; null takes all. */
    public AuditFilter by(@Nullable Long id) {
        return new AuditFilter(event, id, subject, address, from, to);
    }

    /** Only events that happened to this; null takes all. */
    public AuditFilter subject(@Nullable AuditSubject only) {
        return new AuditFilter(event, by, only, address, from, to);
    }

    /** Only events from this address; null takes all. */
    public AuditFilter address(@Nullable String only) {
        return new AuditFilter(event, by, subject, only, from, to);
    }

    /** Only events from this moment on; null leaves the end open. */
    public AuditFilter from(@Nullable Instant first) {
        return new AuditFilter(event, by, subject, address, first, to);
    }

    /** Only events before this moment; null leaves the end open. */
    public AuditFilter to(@Nullable Instant firstAfter) {
        return new AuditFilter(event, by, subject, address, from, firstAfter);
    }
}
