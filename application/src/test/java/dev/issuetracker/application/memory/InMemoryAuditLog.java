package dev.issuetracker.application.memory;

import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditFilter;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.Pages;
import dev.issuetracker.domain.memory.Table;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.util.Comparator;
import java.util.List;

/** The audit log in memory. */
public final class InMemoryAuditLog implements AuditLog {
    private static final Table<Long, Recorded> ENTRIES = new Table<>("audit_log");

    private final InMemoryStore store;

    public InMemoryAuditLog(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void add(AuditEntry entry) {
        long id = store.nextId(ENTRIES);
        store.write(ENTRIES).put(id, new Recorded(id, entry));
    }

    @Override
    public Page<Recorded, Long> list(AuditFilter filter, PageRequest<Long> request) {
        List<Recorded> found = store.read(ENTRIES).values().stream()
                .filter(recorded -> passes(filter, recorded.entry()))
                .toList();
        return Pages.of(found, Comparator.<Long>reverseOrder(), Recorded::id, request);
    }

    private static boolean passes(AuditFilter filter, AuditEntry entry) {
        UserRef by = entry.by();
        return (filter.event() == null || filter.event() == entry.event())
                && (filter.by() == null || (by != null && by.id() == filter.by()))
                && (filter.subject() == null || filter.subject().equals(entry.subject()))
                && (filter.address() == null
                        || filter.address().equals(entry.origin().address()))
                && (filter.from() == null || !entry.at().isBefore(filter.from()))
                && (filter.to() == null || entry.at().isBefore(filter.to()));
    }
}
