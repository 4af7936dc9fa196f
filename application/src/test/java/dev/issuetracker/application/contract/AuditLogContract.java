package dev.issuetracker.application.contract;

import static dev.issuetracker.application.contract.Callers.HERE;
import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditFilter;
import dev.issuetracker.application.audit.AuditLog.Recorded;
import dev.issuetracker.application.audit.AuditSubject;
import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Walk;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of the audit log must do; see the package on how to run it. */
public interface AuditLogContract extends Contract {
    AuditSubject ISSUE = new AuditSubject(AuditSubject.Kind.ISSUE, 7);

    /** The store under test, the same one throughout a test, empty at its beginning. */
    TrackerStore store();

    private UserRef account(String name) {
        return new Given(store()).account(name).ref();
    }

    private static AuditEntry entry(Instant at, AuditEvent event, @Nullable UserRef by) {
        return new AuditEntry(at, event, by, null, "", HERE);
    }

    private void add(AuditEntry... entries) {
        store().run(() -> List.of(entries).forEach(store().auditLog()::add));
    }

    private Page<Recorded, Long> page(AuditFilter filter, PageRequest<Long> request) {
        return store().transactions().reading(() -> store().auditLog().list(filter, request));
    }

    private List<AuditEntry> listed(AuditFilter filter) {
        return page(filter, PageRequest.first(100)).items().stream()
                .map(Recorded::entry)
                .toList();
    }

    @Test
    default void eventIsReadBackAsAdded() {
        AuditEntry entry = new AuditEntry(
                NOON.plusNanos(1_000),
                AuditEvent.ISSUE_DELETED,
                account("J\u00FCrgen"),
                ISSUE,
                "\u00DC -> \uD83D\uDE00 '; DROP TABLE audit_log",
                new CallOrigin("2001:db8::7", "curl/8 \u00FC", "request-1"));
        add(entry);
        assertEquals(List.of(entry), listed(AuditFilter.all()));
    }

    @Test
    default void eventOfNobodyAboutNothingIsReadBack() {
        AuditEntry entry = entry(NOON, AuditEvent.SIGNIN_FAILED, null);
        add(entry);
        assertEquals(List.of(entry), listed(AuditFilter.all()));
    }

    @Test
    default void everyKindOfEventAndOfSubjectIsReadBack() {
        UserRef jane = account("jane");
        for (AuditEvent event : AuditEvent.values()) {
            add(entry(NOON, event, jane));
        }
        for (AuditSubject.Kind kind : AuditSubject.Kind.values()) {
            add(new AuditEntry(NOON, AuditEvent.SIGNED_IN, jane, new AuditSubject(kind, 1), "", HERE));
        }
        assertEquals(
                AuditEvent.values().length + AuditSubject.Kind.values().length,
                listed(AuditFilter.all()).size());
    }

    @Test
    default void eventsAreListedNewestFirstInTheOrderInWhichTheyWereAdded() {
        UserRef jane = account("jane");
        // A clock that was set back changes nothing about what came after what.
        AuditEntry first = entry(NOON.plusSeconds(9), AuditEvent.SIGNED_IN, jane);
        AuditEntry second = entry(NOON, AuditEvent.SIGNED_OUT, jane);
        add(first, second);
        assertEquals(List.of(second, first), listed(AuditFilter.all()));
    }

    @Test
    default void eventOfRolledBackWorkIsNotThere() {
        assertThrows(
                ArithmeticException.class,
                () -> store().run(() -> {
                    store().auditLog().add(entry(NOON, AuditEvent.SIGNIN_FAILED, null));
                    throw new ArithmeticException();
                }));
        assertEquals(List.of(), listed(AuditFilter.all()));
    }

    @Test
    default void eachFilterNarrows() {
        UserRef jane = account("jane");
        UserRef john = account("john");
        AuditEntry in = entry(NOON, AuditEvent.SIGNED_IN, jane);
        AuditEntry deleted = new AuditEntry(NOON.plusSeconds(1), AuditEvent.ISSUE_DELETED, john, ISSUE, "", HERE);
        AuditEntry elsewhere = new AuditEntry(
                NOON.plusSeconds(2), AuditEvent.SIGNIN_FAILED, null, null, "", new CallOrigin("::1", "", "request-2"));
        add(in, deleted, elsewhere);
        assertEquals(List.of(in), listed(AuditFilter.all().event(AuditEvent.SIGNED_IN)));
        assertEquals(List.of(deleted), listed(AuditFilter.all().by(john.id())));
        assertEquals(List.of(deleted), listed(AuditFilter.all().subject(ISSUE)));
        assertEquals(List.of(elsewhere), listed(AuditFilter.all().address("::1")));
        assertEquals(List.of(elsewhere, deleted), listed(AuditFilter.all().from(NOON.plusSeconds(1))));
        assertEquals(List.of(deleted, in), listed(AuditFilter.all().to(NOON.plusSeconds(2))));
    }

    @Test
    default void filtersNarrowTogether() {
        UserRef jane = account("jane");
        AuditEntry wanted = entry(NOON, AuditEvent.SIGNED_IN, jane);
        add(
                wanted,
                entry(NOON, AuditEvent.SIGNED_OUT, jane),
                entry(NOON, AuditEvent.SIGNED_IN, account("john")),
                entry(NOON.plus(Duration.ofDays(1)), AuditEvent.SIGNED_IN, jane));
        AuditFilter filter = AuditFilter.all()
                .event(AuditEvent.SIGNED_IN)
                .by(jane.id())
                .address(HERE.address())
                .from(NOON)
                .to(NOON.plusSeconds(1));
        assertEquals(List.of(wanted), listed(filter));
    }

    @Test
    default void eventsArePaged() {
        UserRef jane = account("jane");
        for (int i = 0; i < 8; i++) {
            add(entry(NOON, i % 3 == 0 ? AuditEvent.SIGNED_OUT : AuditEvent.SIGNED_IN, jane));
        }
        for (AuditFilter filter : List.of(AuditFilter.all(), AuditFilter.all().event(AuditEvent.SIGNED_IN))) {
            List<Recorded> all = page(filter, PageRequest.first(100)).items();
            new Walk<Recorded, Long>(request -> page(filter, request)).assertHolds(all, Recorded::id, "events");
        }
    }
}
