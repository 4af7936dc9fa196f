package dev.issuetracker.application.token;

import static dev.issuetracker.application.contract.Callers.HERE;
import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static dev.issuetracker.domain.contract.Rejections.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Credential;
import dev.issuetracker.application.access.Scope;
import dev.issuetracker.application.access.Secrets;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.application.session.AccountPorts;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessTokenServiceTest {
    private final InMemoryTracker store = new InMemoryTracker();
    private final SettableClock clock = new SettableClock(NOON);
    private final List<Runnable> notes = new ArrayList<>();
    private final AccessTokenService service = service(store.transactions());
    private final User jane = new Given(new StoreOf(store)).account("jane");
    private final Caller caller = Callers.of(jane);

    AccessTokenServiceTest() {
        store.run(() -> store.sessions().add("session", jane.id(), NOON, NOON.plus(Duration.ofDays(400)), HERE));
    }

    private AccessTokenService service(Transactions transactions) {
        return new AccessTokenService(
                new AccountPorts(transactions, store.users(), store.sessions(), store.auditLog(), clock),
                store.accessTokens(),
                notes::add);
    }

    private NewAccessToken make(@Nullable String name, @Nullable String scope, @Nullable Long expiresIn) {
        return service.make(caller, new MakeAccessToken(name, scope, expiresIn));
    }

    private NewAccessToken make() {
        return make("build", "write", null);
    }

    private List<AccessToken> listed() {
        return service.list(caller, PageRequest.first(200)).items();
    }

    private @Nullable Instant lastUse() {
        return listed().get(0).lastUsedAt();
    }

    private List<String> audited() {
        return store.audited().stream()
                .map(entry -> entry.event() + " " + entry.subject() + " " + entry.detail())
                .toList();
    }

    @Test
    void tokenLeadsBackToItsOwnerAndScope() {
        NewAccessToken made = make();
        assertEquals(
                new Caller(jane, new Credential.AccessToken(made.token().id(), Scope.WRITE), HERE),
                service.authenticate(made.secret(), HERE));
    }

    @Test
    void keyOfDjangoLeadsBackToItsOwnerAndScope() {
        String key = "9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b";
        AccessToken token = store.in(() -> store.accessTokens()
                .add(jane.id(), "Django", Scope.WRITE, Secrets.hash(key), NOON, NOON.plusSeconds(60)));
        assertEquals(
                new Caller(jane, new Credential.AccessToken(token.id(), Scope.WRITE), HERE),
                service.authenticate(key, HERE));
        assertRejected(ErrorCode.TOKEN_REFUSED, () -> service.authenticate(key.replace("9944", "4499"), HERE));
    }

    @Test
    void tokensAreRecognizedByTheirForm() {
        String key = "9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b";
        assertEquals(
                List.of(true, true, false, false, false),
                Stream.of(make().secret(), key, key + "0", key.toUpperCase(Locale.ROOT), "eyJ.eyJ.sig")
                        .map(AccessTokenService::recognizes)
                        .toList());
    }

    @Test
    void tokenLivesNinetyDaysByDefault() {
        assertEquals(NOON.plus(Duration.ofDays(90)), make().token().expiresAt());
        assertEquals(NOON.plusSeconds(1), make("build", "read", 1L).token().expiresAt());
    }

    @Test
    void allViolationsOfANewTokenAreAnsweredAtOnce() {
        for (long life : new long[] {0, -1, 366 * 86_400 + 1, Long.MAX_VALUE}) {
            TrackerException exception =
                    assertThrows(TrackerException.class, () -> make("x".repeat(101), "WRITE", life));
            assertEquals(
                    List.of("too_long", "unknown_scope", "out_of_range"),
                    exception.violations().stream().map(Violation::code).toList());
        }
        assertEquals(List.of("name required", "scope required"), violations(() -> make(null, null, null)));
    }

    @Test
    void hundredAndFirstTokenIsRejected() {
        for (int i = 0; i < 100; i++) {
            make();
        }
        assertRejected(ErrorCode.TOO_MANY_TOKENS, this::make);
    }

    @Test
    void tokenThatExpiredMakesRoomAndIsSwept() {
        NewAccessToken old = make("old", "read", 60L);
        clock.advance(Duration.ofMinutes(2));
        make();
        assertEquals(
                List.of(),
                store.in(() -> store.accessTokens().list(jane.id(), NOON, PageRequest.first(9)).items().stream()
                        .filter(old.token()::equals)
                        .toList()));
    }

    @Test
    void sessionThatEndedMeanwhileMakesNone() {
        store.run(() -> store.sessions().end("session"));
        assertRejected(ErrorCode.TOKEN_REFUSED, this::make);
        assertEquals(List.of(), listed());
    }

    @Test
    void tokenEndsItself() {
        NewAccessToken made = make("build", "read", 60L);
        service.endCurrent(service.authenticate(made.secret(), HERE));
        assertRejected(ErrorCode.TOKEN_REFUSED, () -> service.authenticate(made.secret(), HERE));
    }

    @Test
    void sessionHasNoTokenToEnd() {
        NewAccessToken made = make("build", "read", 60L);
        service.endCurrent(caller);
        assertEquals(List.of(made.token()), listed());
    }

    @Test
    void expiredTokenIsRejected() {
        NewAccessToken made = make("build", "read", 60L);
        clock.advance(Duration.ofSeconds(60));
        assertRejected(ErrorCode.TOKEN_REFUSED, () -> service.authenticate(made.secret(), HERE));
    }

    @Test
    void endedTokenIsRejected() {
        NewAccessToken made = make();
        service.end(caller, made.token().id());
        assertRejected(ErrorCode.TOKEN_REFUSED, () -> service.authenticate(made.secret(), HERE));
        assertRejected(
                ErrorCode.NOT_FOUND, () -> service.end(caller, made.token().id()));
    }

    @Test
    void tokenOfSomebodyElseIsNotFound() {
        NewAccessToken made = make();
        Caller john = Callers.of(new Given(new StoreOf(store)).account("john"));
        assertRejected(ErrorCode.NOT_FOUND, () -> service.end(john, made.token().id()));
    }

    @Test
    void makingAndEndingAreRecordedWithNameAndScope() {
        NewAccessToken made = make();
        service.end(caller, made.token().id());
        String subject = " AuditSubject[kind=TOKEN, id=" + made.token().id() + "] build (write)";
        assertEquals(List.of(AuditEvent.TOKEN_ENDED + subject, AuditEvent.TOKEN_MADE + subject), audited());
    }

    @Test
    void secretIsNotShown() {
        NewAccessToken made = make();
        assertFalse(made.toString().contains(made.secret()));
    }

    @Test
    void secretIsNotStored() {
        NewAccessToken made = make();
        assertEquals(
                false,
                store.in(() -> store.accessTokens().find(made.secret(), NOON)).isPresent());
    }

    private void use(AccessTokenService service, NewAccessToken token) {
        assertEquals(jane, service.authenticate(token.secret(), HERE).user());
    }

    private int runNotes() {
        int count = notes.size();
        notes.forEach(Runnable::run);
        notes.clear();
        return count;
    }

    @Test
    void useIsNotedBesideTheCall() {
        NewAccessToken made = make();
        clock.advance(Duration.ofSeconds(5));
        use(service, made);
        assertEquals(null, lastUse());
        runNotes();
        assertEquals(NOON.plusSeconds(5), lastUse());
    }

    @Test
    void useIsNotedOnceAMinute() {
        NewAccessToken made = make();
        use(service, made);
        use(service, made);
        assertEquals(1, runNotes());
        clock.advance(Duration.ofSeconds(59));
        use(service, made);
        assertEquals(0, runNotes());
        clock.advance(Duration.ofSeconds(1));
        use(service, made);
        assertEquals(1, runNotes());
    }

    @Test
    void useThatAnotherServerNotedIsNotNotedAgain() {
        NewAccessToken made = make();
        use(service, made);
        runNotes();
        use(service(store.transactions()), made);
        assertEquals(0, runNotes());
    }

    @Test
    void callSucceedsWhenTheStoreTakesNoWrites() {
        NewAccessToken made = make();
        AccessTokenService readOnly = service(new Transactions() {
            @Override
            public <T> T in(Supplier<T> work) {
                throw new TrackerException(ErrorCode.STORE_UNAVAILABLE, "The store takes no writes.");
            }

            @Override
            public <T> T alone(Supplier<T> work) {
                return in(work);
            }

            @Override
            public <T> T reading(Supplier<T> work) {
                return store.transactions().reading(work);
            }
        });
        use(readOnly, made);
        use(readOnly, made);
        assertEquals(1, runNotes());
        assertEquals(null, lastUse());
    }
}
