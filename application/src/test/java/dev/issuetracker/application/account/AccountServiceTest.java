package dev.issuetracker.application.account;

import static dev.issuetracker.application.contract.Callers.HERE;
import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static dev.issuetracker.domain.contract.Rejections.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.guess.GuessGuard;
import dev.issuetracker.application.guess.GuessLimits;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.application.password.PlainHasher;
import dev.issuetracker.application.session.SessionTokens;
import dev.issuetracker.application.session.TokenIssuer;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountServiceTest {
    private static final String PASSWORD = "correct horse";
    private static final String DJANGO_HASH = "pbkdf2_sha256$90000$salt$JbPGEjhYmAX1PFrsh/FAIPco/1LlmHec15BF4/i6v2E=";

    private final InMemoryTracker store = new InMemoryTracker();
    private final SettableClock clock = new SettableClock(NOON);
    private final PlainHasher hasher = new PlainHasher();
    private final AtomicInteger ids = new AtomicInteger();
    private final AccountService service = new AccountService(
            store.accountPorts(clock),
            new SignUpPolicy(SignUpMode.OPEN, store.transactions(), store.users(), store.invites(), store.auditLog()),
            new GuessGuard(
                    store.transactions(),
                    store.throttles(),
                    store.users(),
                    store.auditLog(),
                    GuessLimits.of(3, 0, 0),
                    clock),
            hasher,
            new SessionTokens(
                    store.sessions(), new PlainTokens(), () -> "s" + ids.incrementAndGet(), Duration.ofHours(1)));

    /** Tokens that say their session, and never expire by themselves. */
    private static final class PlainTokens implements TokenIssuer {
        @Override
        public String issue(String sessionId, long userId, Instant issuedAt, Instant expiresAt) {
            return "token of " + sessionId;
        }

        @Override
        public String sessionOf(String token) {
            if (!token.startsWith("token of ")) {
                throw new TrackerException(ErrorCode.TOKEN_REFUSED, "Not ours.");
            }
            return token.substring("token of ".length());
        }
    }

    private SignedIn signUp(@Nullable String name, @Nullable String email, @Nullable String password) {
        return service.signUp(new SignUp(name, email, password, null), HERE);
    }

    private SignedIn jane() {
        return signUp("jane", "jane@example.org", PASSWORD);
    }

    private String storedHash(String name) {
        return store.in(() -> store.users().credentials(name)).orElseThrow().passwordHash();
    }

    @Test
    void newAccountIsSignedIn() {
        SignedIn jane = jane();
        assertEquals(jane.user(), service.authenticate(jane.token(), HERE).user());
    }

    @Test
    void newAccountHasTheGivenValues() {
        User user = jane().user();
        assertEquals(new User(user.id(), "jane", "jane@example.org", Role.ADMIN, NOON, null), user);
    }

    @Test
    void passwordIsStoredHashed() {
        jane();
        assertEquals("1:" + PASSWORD, storedHash("jane"));
    }

    @Test
    void allViolationsOfASignUpAreAnsweredAtOnce() {
        assertEquals(
                List.of("username invalid_username", "email invalid_email", "password too_short"),
                violations(() -> signUp("jane doe", "jane", "secret")));
    }

    @Test
    void allMissingValuesOfASignUpAreAnsweredAtOnce() {
        assertEquals(
                List.of("username required", "email required", "password required"),
                violations(() -> signUp(null, null, null)));
    }

    @Test
    void nameOfTheAccountIsNoPassword() {
        assertEquals(List.of("password too_common"), violations(() -> signUp("jane_doe", "j@example.org", "Jane_Doe")));
    }

    @Test
    void signInTakesThePasswordHoweverItsAccentsWereTyped() {
        signUp("jane", "jane@example.org", "re\u0301sume\u0301 file");
        assertEquals(
                "jane",
                service.signIn("jane", "r\u00E9sum\u00E9 file", HERE).user().username());
    }

    @Test
    void halfACharacterIsNobodysPassword() {
        jane();
        assertRejected(ErrorCode.CREDENTIALS_WRONG, () -> service.signIn("jane", PASSWORD + "\uD83D", HERE));
    }

    @Test
    void signInIsRejectedWhenThePasswordWasReplacedMeanwhile() {
        SignedIn jane = jane();
        hasher.meanwhile =
                () -> store.run(() -> store.users().rehash(jane.user().id(), "1:" + PASSWORD, "1:other"));
        assertRejected(ErrorCode.CREDENTIALS_WRONG, () -> service.signIn("jane", PASSWORD, HERE));
    }

    @Test
    void rejectedSignUpStoresNothing() {
        assertThrows(TrackerException.class, () -> signUp("jane", "jane", PASSWORD));
        assertEquals(
                List.of(),
                store.in(() -> store.users().list(UserFilter.all(), PageRequest.first(10)))
                        .items());
    }

    @Test
    void takenNameIsRejected() {
        jane();
        assertRejected(ErrorCode.USERNAME_TAKEN, () -> signUp("JANE", "other@example.org", PASSWORD));
    }

    @Test
    void signInGivesTheAccount() {
        SignedIn jane = jane();
        assertEquals(jane.user(), service.signIn("jane", PASSWORD, HERE).user());
    }

    @Test
    void signInIgnoresTheCaseOfTheName() {
        SignedIn jane = jane();
        assertEquals(jane.user(), service.signIn("JANE", PASSWORD, HERE).user());
    }

    @Test
    void signInTakesTheNameInTheFormThatSignUpTook() {
        SignedIn fiona = signUp(" \uFB01ona ", "fiona@example.org", PASSWORD);
        assertEquals(fiona.user(), service.signIn(" \uFB01ona ", PASSWORD, HERE).user());
    }

    @Test
    void signInOpensASessionOfItsOwn() {
        SignedIn first = jane();
        SignedIn second = service.signIn("jane", PASSWORD, HERE);
        assertNotEquals(first.token(), second.token());
    }

    @Test
    void wrongPasswordIsRejected() {
        jane();
        assertRejected(ErrorCode.CREDENTIALS_WRONG, () -> service.signIn("jane", "wrong horse", HERE));
    }

    @Test
    void unknownNameIsRejectedLikeAWrongPassword() {
        jane();
        TrackerException wrong =
                assertThrows(TrackerException.class, () -> service.signIn("jane", "wrong horse", HERE));
        TrackerException unknown =
                assertThrows(TrackerException.class, () -> service.signIn("john", "wrong horse", HERE));
        assertEquals(List.of(wrong.code(), wrong.getMessage()), List.of(unknown.code(), unknown.getMessage()));
    }

    @Test
    void unknownNameCostsAComparisonAsAWrongPasswordDoes() {
        assertThrows(TrackerException.class, () -> service.signIn("john", "wrong horse", HERE));
        assertEquals(List.of("wrong horse"), hasher.compared);
    }

    @Test
    void everySignInTakesAsLongAsTheCostliestHashOfDjango() {
        jane();
        store.run(() -> store.users().add("moved", "moved@example.org", DJANGO_HASH, NOON));
        for (String name : List.of("nobody", "jane", "moved")) {
            assertRejected(ErrorCode.CREDENTIALS_WRONG, () -> service.signIn(name, "wrong horse", HERE));
        }
        assertEquals(List.of(90_000, 90_000, 90_000), hasher.djangoIterations);
    }

    @Test
    void passwordOfNobodyIsNotGuessed() {
        assertRejected(ErrorCode.CREDENTIALS_WRONG, () -> service.signIn("john", "nobody's", HERE));
    }

    @Test
    void overLongPasswordIsNotHashed() {
        jane();
        assertThrows(TrackerException.class, () -> service.signIn("jane", "x".repeat(257), HERE));
        assertEquals(List.of(), hasher.compared);
    }

    private List<AuditEvent> events() {
        return store.audited().stream().map(AuditEntry::event).toList();
    }

    @Test
    void guessPastTheLimitIsRejectedUnhashedEvenIfItIsRight() {
        jane();
        for (int i = 0; i < 3; i++) {
            assertRejected(ErrorCode.CREDENTIALS_WRONG, () -> service.signIn("jane", "wrong horse", HERE));
        }
        hasher.compared.clear();
        assertRejected(ErrorCode.TOO_MANY_TRIES, () -> service.signIn("jane", PASSWORD, HERE));
        assertEquals(List.of(), hasher.compared);
    }

    @Test
    void signInsThatSucceedAreNeverTooMany() {
        jane();
        for (int i = 0; i < 20; i++) {
            service.signIn("jane", PASSWORD, HERE);
        }
        assertEquals(21, events().size());
    }

    @Test
    void comingAndGoingIsAudited() {
        SignedIn jane = jane();
        service.signIn("jane", PASSWORD, HERE);
        service.signOut(service.authenticate(jane.token(), HERE));
        assertEquals(List.of(AuditEvent.SIGNED_OUT, AuditEvent.SIGNED_IN, AuditEvent.SIGNED_UP), events());
        assertEquals(
                new AuditEntry(NOON, AuditEvent.SIGNED_UP, jane.user().ref(), null, "", HERE),
                store.audited().get(2));
    }

    @Test
    void failedSignInIsAuditedWithTheAccountIfThereIsOne() {
        User jane = jane().user();
        assertThrows(TrackerException.class, () -> service.signIn("jane", "wrong horse", HERE));
        assertThrows(TrackerException.class, () -> service.signIn("john", "wrong horse", HERE));
        assertEquals(
                List.of(
                        new AuditEntry(NOON, AuditEvent.SIGNIN_FAILED, null, null, "", HERE),
                        new AuditEntry(NOON, AuditEvent.SIGNIN_FAILED, jane.ref(), null, "", HERE)),
                store.audited().subList(0, 2));
    }

    @Test
    void rejectedSignUpIsNotAudited() {
        jane();
        assertRejected(ErrorCode.USERNAME_TAKEN, () -> signUp("jane", "other@example.org", PASSWORD));
        assertEquals(List.of(AuditEvent.SIGNED_UP), events());
    }

    @Test
    void outdatedHashIsReplacedAtSignIn() {
        jane();
        hasher.strength = 2;
        assertEquals("jane", service.signIn("jane", PASSWORD, HERE).user().username());
        assertEquals("2:" + PASSWORD, storedHash("jane"));
    }

    @Test
    void outdatedHashIsKeptWhenThePasswordIsWrong() {
        jane();
        hasher.strength = 2;
        assertThrows(TrackerException.class, () -> service.signIn("jane", "wrong horse", HERE));
        assertEquals("1:" + PASSWORD, storedHash("jane"));
    }

    private void disableJane() {
        User jane = jane().user();
        store.run(() -> store.users().save(jane.withDisabledAt(NOON)));
    }

    @Test
    void rightPasswordRevealsThatTheAccountIsDisabled() {
        disableJane();
        assertRejected(ErrorCode.ACCOUNT_DISABLED, () -> service.signIn("jane", PASSWORD, HERE));
    }

    @Test
    void wrongPasswordDoesNotRevealThatTheAccountIsDisabled() {
        disableJane();
        hasher.compared.clear();
        assertRejected(ErrorCode.CREDENTIALS_WRONG, () -> service.signIn("jane", "wrong horse", HERE));
        assertEquals(List.of("wrong horse"), hasher.compared);
    }

    @Test
    void signedOutTokenIsDead() {
        SignedIn jane = jane();
        service.signOut(service.authenticate(jane.token(), HERE));
        assertRejected(ErrorCode.TOKEN_REFUSED, () -> service.authenticate(jane.token(), HERE));
    }

    @Test
    void signOutLeavesOtherSessionsAlive() {
        SignedIn first = jane();
        SignedIn second = service.signIn("jane", PASSWORD, HERE);
        service.signOut(service.authenticate(first.token(), HERE));
        assertEquals(first.user(), service.authenticate(second.token(), HERE).user());
    }

    @Test
    void tokenIsGoodUntilItExpires() {
        SignedIn jane = jane();
        clock.advance(Duration.ofHours(1).minusNanos(1_000));
        assertEquals(jane.user(), service.authenticate(jane.token(), HERE).user());
    }

    @Test
    void expiredTokenIsRejected() {
        SignedIn jane = jane();
        clock.advance(Duration.ofHours(1));
        assertRejected(ErrorCode.TOKEN_REFUSED, () -> service.authenticate(jane.token(), HERE));
    }

    @Test
    void foreignTokenIsRejected() {
        assertRejected(ErrorCode.TOKEN_REFUSED, () -> service.authenticate("forged", HERE));
    }

    @Test
    void signInSweepsExpiredSessions() {
        jane();
        clock.advance(Duration.ofHours(2));
        service.signIn("jane", PASSWORD, HERE);
        assertEquals(false, store.in(() -> store.sessions().user("s1", NOON)).isPresent());
    }

    @Test
    void tokenIsNotShown() {
        SignedIn jane = jane();
        assertFalse(jane.toString().contains(jane.token()));
    }

    @Test
    void passwordIsNotShown() {
        assertFalse(new SignUp("jane", "jane@example.org", PASSWORD, null)
                .toString()
                .contains(PASSWORD));
    }
}
