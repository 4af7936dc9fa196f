package dev.issuetracker.application.audit;

import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;

/** Stores events, in the unit of work that they are about. An event is never changed and never removed. */
public interface AuditLog {
    void add(AuditEntry entry);

    /** Lists events, newest first; the request's keys are ids. */
    Page<Recorded, Long> list(AuditFilter filter, PageRequest<Long> request);

    /** An event as it is stored: of two, the one with the greater id was added later. */
    record Recorded(long id, AuditEntry entry) {}
}
