package dev.issuetracker.application;

import static dev.issuetracker.application.contract.Callers.HERE;
import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.account.SignUp;
import dev.issuetracker.application.account.SignUpMode;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.application.password.PlainHasher;
import dev.issuetracker.application.session.TokenIssuer;
import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

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
        return Tracker.on(store)
                .clock(new SettableClock(NOON))
                .passwordHasher(new PlainHasher())
                .tokenIssuer(new PlainTokens())
                .rowReader((file, fields, sink) -> {})
                .backups(at -> {
                    throw new TrackerException(ErrorCode.BACKUP_UNSUPPORTED, "none");
                })
                .health(() -> new StoreStatus("embedded", StoreStatus.State.READY, null, null));
    }

    private static SignUp signUp(String name) {
        return new SignUp(name, name + "@example.org", "correct horse", null);
    }

    @Test
    void servicesShareTheStore() {
        Tracker tracker = builder().build();
        String token = tracker.accounts().signUp(signUp("jane"), HERE).token();
        assertEquals("jane", tracker.accounts().authenticate(token, HERE).user().username());
        assertEquals(
                "jane",
                tracker.users()
                        .get(tracker.accounts().authenticate(token, HERE).user().id())
                        .username());
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
    void missingStepIsNamed() {
        Tracker.Builder incomplete = Tracker.on(store).clock(new SettableClock(NOON));
        IllegalStateException missing = assertThrows(IllegalStateException.class, incomplete::build);
        assertEquals("Call passwordHasher(…) before build(): it has no default.", missing.getMessage());
    }
}
