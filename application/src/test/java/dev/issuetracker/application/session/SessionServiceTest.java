package dev.issuetracker.application.session;

import static dev.issuetracker.application.contract.Callers.HERE;
import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Credential;
import dev.issuetracker.application.access.Scope;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.User;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionServiceTest {
    private final InMemoryTracker store = new InMemoryTracker();
    private final SettableClock clock = new SettableClock(NOON);
    private final SessionService service = new SessionService(store.accountPorts(clock));
    private final User jane = new Given(new StoreOf(store)).account("jane");
    /** Of the session {@code session}. */
    private final Caller caller = Callers.of(jane);

    private void open(User user, String... ids) {
        for (String id : ids) {
            store.run(() -> store.sessions().add(id, user.id(), NOON, NOON.plus(Duration.ofHours(1)), HERE));
        }
    }

    private List<String> listed() {
        return service.list(caller, PageRequest.first(10)).items().stream()
                .map(Session::id)
                .toList();
    }

    @Test
    void endedSessionIsRecorded() {
        open(jane, "session", "other");
        service.end(caller, "other");
        assertEquals(List.of("session"), listed());
        assertEquals(List.of(AuditEntry.of(caller, NOON, AuditEvent.SESSION_ENDED, null, "other")), store.audited());
    }

    @Test
    void sessionOfSomebodyElseIsNotFoundAndNotRecorded() {
        open(new Given(new StoreOf(store)).account("john"), "johns");
        assertRejected(ErrorCode.NOT_FOUND, () -> service.end(caller, "johns"));
        assertEquals(List.of(), store.audited());
    }

    @Test
    void endOfTheOthersKeepsThatOfTheCall() {
        open(jane, "session", "other", "third");
        service.endOthers(caller);
        assertEquals(List.of("session"), listed());
        assertEquals("all others: 2", store.audited().get(0).detail());
    }

    @Test
    void endOfNoOthersIsNotRecorded() {
        open(jane, "session");
        service.endOthers(caller);
        assertEquals(List.of(), store.audited());
    }

    @Test
    void tokenHasNoCurrentSession() {
        Caller program = new Caller(jane, new Credential.AccessToken(1, Scope.ADMIN), HERE);
        assertRejected(ErrorCode.FORBIDDEN, () -> SessionService.current(program));
    }

    @Test
    void callWithoutASessionHasNoOthers() {
        assertRejected(ErrorCode.FORBIDDEN, () -> service.endOthers(Caller.of(jane)));
    }
}
