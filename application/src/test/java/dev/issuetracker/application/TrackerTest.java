package dev.issuetracker.application;

import static dev.issuetracker.application.contract.Callers.HERE;
import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.account.SignUp;
import dev.issuetracker.application.account.SignUpMode;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.importing.ImportMode;
import dev.issuetracker.application.importing.ImportPlan;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.application.password.PlainHasher;
import dev.issuetracker.application.session.TokenIssuer;
import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TrackerTest {
    private final InMemoryTracker store = new InMemoryTracker();

    /** Tokens that say their session and when they expire. */
    private static final class PlainTokens implements TokenIssuer {
        @Override
        public String issue(String sessionId, long userId, Instant issuedAt, Instant expiresAt) {
            return sessionId + " until " + expiresAt;
        }

        @Override
        public String sessionOf(String token) {
            return token.substring(0, token.indexOf(' '));
        }
    }

    private Tracker.Builder builder() {
        return bare().passwordHasher(new PlainHasher()).tokenIssuer(new PlainTokens());
    }

    private Tracker.Builder bare() {
        return Tracker.on(store).clock(new SettableClock(NOON));
    }

    private static SignUp signUp(String name) {
        return new SignUp(name, name + "@example.org", "correct horse", null);
    }

    @Test
    void servicesShareTheStore() {
        Tracker tracker = builder().build();
        String token = tracker.accounts().signUp(signUp("jane"), HERE).token();
        Caller jane = tracker.accounts().authenticate(token, HERE);
        assertEquals("jane", jane.user().username());
        assertEquals("jane", tracker.users().get(jane, jane.user().id()).username());
    }

    @Test
    void stepsReachTheServices() {
        Tracker tracker = builder()
                .sessionIds(() -> "id")
                .tokenLife(Duration.ofMinutes(5))
                .signUp(SignUpMode.CLOSED)
                .build();
        assertEquals(
                "id until " + NOON.plusSeconds(300),
                tracker.accounts().signUp(signUp("jane"), HERE).token());
        TrackerException closed =
                assertThrows(TrackerException.class, () -> tracker.accounts().signUp(signUp("john"), HERE));
        assertEquals(ErrorCode.SIGNUP_CLOSED, closed.code());
    }

    @Test
    void clockIsRequired() {
        IllegalStateException missing = assertThrows(
                IllegalStateException.class, () -> Tracker.on(store).build());
        assertEquals("Call clock(…) before build(): it has no default.", missing.getMessage());
    }

    private static void assertMissing(String step, Executable call) {
        MissingPartException missing = assertThrows(MissingPartException.class, call);
        assertEquals(
                "This tracker was built without a part that the call needs: call " + step + "(…) before build().",
                missing.getMessage());
    }

    @Test
    void partThatWasNotSetIsNamedWhenItIsNeeded() {
        Tracker tracker = bare().build();
        Tracker withPasswords = bare().passwordHasher(new PlainHasher()).build();
        Caller jane = Callers.of(new Given(new StoreOf(store)).account("jane"));
        ImportFile file = new ImportFile("issues.csv", Path.of("issues.csv"));
        assertMissing("passwordHasher", () -> tracker.accounts().signUp(signUp("john"), HERE));
        assertMissing("passwordHasher", () -> tracker.accounts().signIn("jane", "correct horse", HERE));
        assertMissing("tokenIssuer", () -> withPasswords.accounts().signUp(signUp("john"), HERE));
        assertMissing("tokenIssuer", () -> tracker.accounts().authenticate("token", HERE));
        assertMissing("rowReader", () -> tracker.imports().check(jane, file, ImportPlan.of(ImportMode.PARTIAL)));
        assertMissing("backups", () -> tracker.backups().make(jane));
    }

    @Test
    void storeIsReadyUnlessItsHealthIsKnown() {
        assertEquals(StoreStatus.State.READY, bare().build().health().status().state());
    }
}
