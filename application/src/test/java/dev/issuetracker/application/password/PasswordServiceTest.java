package dev.issuetracker.application.password;

import static dev.issuetracker.application.contract.Callers.HERE;
import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static dev.issuetracker.domain.contract.Rejections.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Scope;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditSubject;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.guess.GuessGuard;
import dev.issuetracker.application.guess.GuessLimits;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.application.session.Session;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordServiceTest {
    private static final String OLD = "correct horse";
    private static final String NEW = "battery staple";
    private static final Instant LATER = NOON.plus(Duration.ofDays(30));

    private final InMemoryTracker store = new InMemoryTracker();
    private final SettableClock clock = new SettableClock(NOON);
    private final PlainHasher hasher = new PlainHasher();
    private final PasswordService service = new PasswordService(
            store.accountPorts(clock),
            store.accessTokens(),
            store.passwordResets(),
            new GuessGuard(
                    store.transactions(),
                    store.throttles(),
                    store.users(),
                    store.auditLog(),
                    GuessLimits.of(3, 0, 0),
                    clock),
            hasher);
    private final Caller admin = Callers.of(new Given(new StoreOf(store)).account("admin"));
    private final User jane = store.in(() -> store.users().add("jane", "jane@example.org", "1:" + OLD, NOON));
    /** Of the session {@code session}. */
    private final Caller caller = Callers.of(jane);

    PasswordServiceTest() {
        store.run(() -> {
            for (String id : List.of("session", "other", "third")) {
                store.sessions().add(id, jane.id(), NOON, LATER, HERE);
            }
            store.sessions().add("admins", admin.user().id(), NOON, LATER, HERE);
            store.accessTokens().add(jane.id(), "build", Scope.READ, "h1", NOON, LATER);
            store.accessTokens().add(admin.user().id(), "build", Scope.READ, "h2", NOON, LATER);
        });
    }

    private void change(String current, String password) {
        service.change(caller, new ChangePassword(current, password));
    }

    private void reset(String code, String password) {
        service.reset(new ResetPassword(code, password), HERE);
    }

    private String hash() {
        return store.in(() -> store.users().credentials("jane")).orElseThrow().passwordHash();
    }

    private List<String> sessions() {
        return store.in(() -> store.sessions().list(jane.id(), NOON, PageRequest.first(10))).items().stream()
                .map(Session::id)
                .toList();
    }

    private int tokens(User user) {
        return store.in(() -> store.accessTokens().count(user.id(), NOON));
    }

    @Test
    void changedPasswordIsStoredHashed() {
        change(OLD, NEW);
        assertEquals("1:" + NEW, hash());
    }

    @Test
    void changeEndsEverySessionButThatOfTheCallAndEveryToken() {
        change(OLD, NEW);
        assertEquals(List.of("session"), sessions());
        assertEquals(0, tokens(jane));
    }

    @Test
    void changeLeavesOthersAlone() {
        change(OLD, NEW);
        assertTrue(store.in(() -> store.sessions().user("admins", NOON)).isPresent());
        assertEquals(1, tokens(admin.user()));
    }

    @Test
    void changeIsRecorded() {
        change(OLD, NEW);
        assertEquals(
                List.of(AuditEntry.of(caller, NOON, AuditEvent.PASSWORD_CHANGED, null, "ended: sessions 2, tokens 1")),
                store.audited());
    }

    @Test
    void wrongCurrentPasswordChangesNothing() {
        assertEquals(List.of("current_password wrong_password"), violations(() -> change("wrong horse", NEW)));
        assertEquals("1:" + OLD, hash());
        assertEquals(3, sessions().size());
        assertEquals(1, tokens(jane));
        assertEquals(
                List.of(AuditEntry.of(caller, NOON, AuditEvent.PASSWORD_CHANGE_FAILED, null, "")), store.audited());
    }

    @Test
    void newPasswordMustKeepTheRules() {
        assertEquals(List.of("new_password too_short"), violations(() -> change(OLD, "short")));
        assertEquals(List.of("new_password too_common"), violations(() -> change(OLD, "Password123")));
        assertEquals(List.of(), hasher.compared);
    }

    @Test
    void changeIsRejectedWhenThePasswordWasReplacedMeanwhile() {
        hasher.meanwhile = () -> store.run(() -> store.users().rehash(jane.id(), "1:" + OLD, "1:reset"));
        assertEquals(List.of("current_password wrong_password"), violations(() -> change(OLD, NEW)));
        assertEquals("1:reset", hash());
    }

    @Test
    void startedResetTakesThePasswordAwayAndEndsEverything() {
        service.startReset(admin, jane.id());
        assertNotEquals("1:" + OLD, hash());
        assertEquals(List.of(), sessions());
        assertEquals(0, tokens(jane));
    }

    @Test
    void startedResetIsRecorded() {
        service.startReset(admin, jane.id());
        assertEquals(
                List.of(AuditEntry.of(
                        admin,
                        NOON,
                        AuditEvent.PASSWORD_RESET_STARTED,
                        new AuditSubject(AuditSubject.Kind.USER, jane.id()),
                        "ended: sessions 3, tokens 1")),
                store.audited());
    }

    @Test
    void unknownAccountIsNotReset() {
        assertRejected(ErrorCode.NOT_FOUND, () -> service.startReset(admin, 4711));
        assertRejected(
                ErrorCode.FORBIDDEN,
                () -> service.startReset(admin, admin.user().id()));
    }

    @Test
    void placeholderGetsNoPassword() {
        User kim = store.in(() -> store.placeholders().add("Kim Doe", NOON));
        assertRejected(ErrorCode.WRONG_STATE, () -> service.startReset(admin, kim.id()));
    }

    @Test
    void codeGivesANewPassword() {
        reset(service.startReset(admin, jane.id()).code(), NEW);
        assertEquals("1:" + NEW, hash());
        assertEquals(
                new AuditEntry(NOON, AuditEvent.PASSWORD_RESET, jane.ref(), null, "", HERE),
                store.audited().get(0));
    }

    @Test
    void codeIsGoodOnce() {
        String code = service.startReset(admin, jane.id()).code();
        reset(code, NEW);
        assertEquals(List.of("code invalid_code"), violations(() -> reset(code, "another one")));
        assertEquals("1:" + NEW, hash());
    }

    @Test
    void codeIsGoodForADay() {
        PasswordReset reset = service.startReset(admin, jane.id());
        assertEquals(NOON.plus(Duration.ofDays(1)), reset.expiresAt());
        clock.advance(Duration.ofDays(1));
        assertEquals(List.of("code invalid_code"), violations(() -> reset(reset.code(), NEW)));
    }

    @Test
    void secondResetReplacesTheFirst() {
        String first = service.startReset(admin, jane.id()).code();
        String second = service.startReset(admin, jane.id()).code();
        assertEquals(List.of("code invalid_code"), violations(() -> reset(first, NEW)));
        reset(second, NEW);
        assertEquals("1:" + NEW, hash());
    }

    @Test
    void rejectedPasswordKeepsTheCodeValid() {
        String code = service.startReset(admin, jane.id()).code();
        assertEquals(List.of("password too_common"), violations(() -> reset(code, "jane@example.org")));
        reset(code, NEW);
        assertEquals("1:" + NEW, hash());
    }

    @Test
    void allViolationsOfAResetAreAnsweredAtOnce() {
        assertEquals(List.of("code invalid_code", "password too_short"), violations(() -> reset("itr_x", "short")));
    }

    @Test
    void codeIsNeitherShownNorStored() {
        PasswordReset reset = service.startReset(admin, jane.id());
        assertFalse(reset.toString().contains(reset.code()));
        assertEquals(
                false,
                store.in(() -> store.passwordResets().find(reset.code(), NOON)).isPresent());
    }
}
