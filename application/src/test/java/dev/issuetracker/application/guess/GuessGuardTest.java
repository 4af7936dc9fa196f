package dev.issuetracker.application.guess;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Threads;
import dev.issuetracker.domain.error.TooManyTriesException;
import dev.issuetracker.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuessGuardTest {
    private static final CallOrigin ONE = origin("192.0.2.1");
    private static final CallOrigin OTHER = origin("192.0.2.2");

    private final InMemoryTracker store = new InMemoryTracker();
    private final SettableClock clock = new SettableClock(NOON);
    private final GuessGuard guard = guard(GuessLimits.of(3, 5, 2));

    private GuessGuard guard(GuessLimits limits) {
        return new GuessGuard(store.transactions(), store.throttles(), store.users(), store.auditLog(), limits, clock);
    }

    private static CallOrigin origin(String address) {
        return new CallOrigin(address, "", "request");
    }

    /** How long a guess has to wait; null when it may be made. */
    private @Nullable Duration rejected(String name, CallOrigin origin) {
        try {
            guard.before(name, origin);
            return null;
        } catch (TooManyTriesException exception) {
            return exception.waitFor();
        }
    }

    private int allowed(int guesses, String name, CallOrigin origin) {
        int allowed = 0;
        for (int i = 0; i < guesses; i++) {
            allowed += rejected(name, origin) == null ? 1 : 0;
        }
        return allowed;
    }

    @Test
    void accountIsGuessedAtFromAllAddressesTogether() {
        assertEquals(2, allowed(2, "jane", ONE));
        assertEquals(1, allowed(5, "jane", OTHER));
    }

    @Test
    void accountIsTheSameInWhateverCase() {
        assertEquals(3, allowed(4, "jane", ONE));
        assertEquals(Duration.ofSeconds(30), rejected("JANE", OTHER));
    }

    @Test
    void accountThatThereIsNotIsLimitedAlike() {
        new Given(new StoreOf(store)).account("jane");
        assertEquals(3, allowed(4, "jane", ONE));
        assertEquals(3, allowed(4, "nobody", OTHER));
        assertEquals(rejected("jane", ONE), rejected("nobody", OTHER));
    }

    @Test
    void addressIsLimitedWhicheverAccountItGuesses() {
        assertEquals(3, allowed(3, "jane", ONE));
        assertEquals(2, allowed(3, "john", ONE));
        assertEquals(Duration.ofSeconds(3), rejected("joan", ONE));
    }

    @Test
    void addressThatIsUsedUpUsesUpNoAccount() {
        assertEquals(5, allowed(3, "jane", ONE) + allowed(2, "john", ONE));
        assertEquals(0, allowed(10, "joan", ONE));
        assertEquals(3, allowed(10, "joan", OTHER));
    }

    @Test
    void accountThatIsUsedUpUsesUpNoAddress() {
        assertEquals(3, allowed(100, "jane", ONE));
        assertEquals(2, allowed(100, "john", ONE));
    }

    @Test
    void neighboursInAnIpv6NetworkAreOne() {
        assertEquals(3, allowed(3, "jane", origin("2001:db8::1")));
        assertEquals(2, allowed(3, "john", origin("2001:db8::ffff:2")));
        assertEquals(3, allowed(3, "joan", origin("2001:db8:0:1::1")));
    }

    @Test
    void rightGuessCostsNothing() {
        for (int i = 0; i < 100; i++) {
            GuessGuard.Guess guess = guard.before("jane", ONE);
            store.run(() -> guard.succeeded(guess));
        }
        assertEquals(3, allowed(4, "jane", ONE));
    }

    @Test
    void rightGuessForgivesNoWrongOnes() {
        assertEquals(2, allowed(2, "jane", ONE));
        GuessGuard.Guess guess = guard.before("jane", ONE);
        store.run(() -> guard.succeeded(guess));
        assertEquals(1, allowed(4, "jane", ONE));
    }

    @Test
    void oneMoreGuessIsFreeAfterAWhileHoweverManyWereRejected() {
        assertEquals(3, allowed(1_000, "jane", ONE));
        clock.advance(Duration.ofSeconds(29));
        assertEquals(Duration.ofSeconds(1), rejected("jane", OTHER));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(1, allowed(10, "jane", OTHER));
    }

    @Test
    void guessesThatRaceDoNotGetPast() {
        List<Integer> allowed = Threads.atOnce(16, i -> allowed(1, "jane", origin("192.0.2." + i)));
        assertEquals(3, allowed.stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void onlyTheFirstRejectionOfARowIsAudited() {
        User jane = new Given(new StoreOf(store)).account("jane");
        assertEquals(3, allowed(1_000, "jane", ONE));
        assertEquals(
                List.of(new AuditEntry(NOON, AuditEvent.SIGNIN_LIMITED, jane.ref(), null, "limit of the account", ONE)),
                store.audited());
        clock.advance(Duration.ofSeconds(30));
        assertEquals(1, allowed(1_000, "jane", ONE));
        assertEquals(2, store.audited().size());
    }

    @Test
    void whatWasTypedAsANameIsKeptNowhere() {
        assertEquals(3, allowed(4, "a-password", ONE));
        assertEquals(
                List.of("limit of the account"),
                store.audited().stream().map(AuditEntry::detail).toList());
        assertEquals(null, store.audited().get(0).by());
        Set<String> keys = store.transactions()
                .reading(() -> store.throttles().find(List.of("account a-password", "address 192.0.2.1")))
                .keySet();
        assertEquals(Set.of("address 192.0.2.1"), keys);
    }

    @Test
    void signUpsAreLimitedByAddressAndApartFromGuesses() {
        guard.beforeSignUp(ONE);
        guard.beforeSignUp(ONE);
        assertThrows(TooManyTriesException.class, () -> guard.beforeSignUp(ONE));
        assertThrows(TooManyTriesException.class, () -> guard.beforeSignUp(ONE));
        guard.beforeSignUp(OTHER);
        assertEquals(3, allowed(4, "jane", ONE));
        assertEquals(
                List.of(AuditEvent.SIGNIN_LIMITED, AuditEvent.SIGNUP_LIMITED),
                store.audited().stream().map(AuditEntry::event).toList());
    }

    @Test
    void zeroIsNoLimit() {
        GuessGuard open = guard(GuessLimits.of(0, 0, 0));
        for (int i = 0; i < 1_000; i++) {
            open.before("jane", ONE);
            open.beforeSignUp(ONE);
        }
        assertEquals(3, allowed(4, "jane", ONE));
    }

    @Test
    void whatIsLongFreeAgainIsSweptByLaterGuesses() {
        assertEquals(3, allowed(3, "jane", ONE));
        clock.advance(Duration.ofMinutes(10));
        assertEquals(1, allowed(1, "john", OTHER));
        assertEquals(
                Set.of("address 192.0.2.2"),
                store.transactions()
                        .reading(() -> store.throttles().find(List.of("address 192.0.2.1", "address 192.0.2.2")))
                        .keySet());
    }
}
