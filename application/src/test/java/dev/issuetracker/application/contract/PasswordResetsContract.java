package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Threads;
import dev.issuetracker.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of codes for new passwords must do; see the package on how to run it. */
public interface PasswordResetsContract extends Contract {
    Instant A_DAY_LATER = NOON.plus(Duration.ofDays(1));

    /** The store under test, the same one throughout a test, empty at its beginning. */
    TrackerStore store();

    private User account(String name) {
        return new Given(store()).account(name);
    }

    /** A code of a day from noon on. */
    private void put(User user, String hash) {
        put(user, hash, user);
    }

    private void put(User user, String hash, User by) {
        store().run(() -> store().passwordResets().put(user.id(), hash, by.ref(), NOON, A_DAY_LATER));
    }

    private Optional<User> find(String hash, Instant at) {
        return store().transactions().reading(() -> store().passwordResets().find(hash, at));
    }

    private boolean take(String hash, Instant at) {
        return store().in(() -> store().passwordResets().take(hash, at));
    }

    @Test
    default void codeLeadsToItsAccount() {
        User jane = account("jane");
        User john = account("john");
        put(jane, "h1");
        put(john, "h2");
        assertEquals(List.of(Optional.of(jane), Optional.of(john)), List.of(find("h1", NOON), find("h2", NOON)));
    }

    @Test
    default void otherCodesLeadNowhere() {
        put(account("jane"), "h1");
        for (String hash : List.of("h2", "H1", "h_", "%", "")) {
            assertEquals(Optional.empty(), find(hash, NOON), hash);
            assertEquals(false, take(hash, NOON), hash);
        }
    }

    @Test
    default void codeIsNotGoodFromItsExpiryOn() {
        put(account("jane"), "h1");
        assertEquals(Optional.empty(), find("h1", A_DAY_LATER));
        assertEquals(false, take("h1", A_DAY_LATER));
    }

    @Test
    default void codeIsTakenOnce() {
        put(account("jane"), "h1");
        assertEquals(List.of(true, false), List.of(take("h1", NOON), take("h1", NOON)));
        assertEquals(Optional.empty(), find("h1", NOON));
    }

    @Test
    default void onlyOneOfManyThreadsTakesACode() {
        put(account("jane"), "h1");
        List<Boolean> took = Threads.atOnce(8, thread -> take("h1", NOON));
        assertEquals(1, took.stream().filter(won -> won).count());
    }

    @Test
    default void allCodesThatAnAccountMadeAreRemovedAndNoOthers() {
        User jane = account("jane");
        User john = account("john");
        put(jane, "h1", john);
        put(john, "h2", jane);
        store().run(() -> store().passwordResets().removeAllBy(john.id()));
        assertEquals(List.of(Optional.empty(), Optional.of(john)), List.of(find("h1", NOON), find("h2", NOON)));
    }

    @Test
    default void newCodeReplacesTheOldOne() {
        User jane = account("jane");
        put(jane, "h1");
        put(jane, "h2");
        assertEquals(List.of(Optional.empty(), Optional.of(jane)), List.of(find("h1", NOON), find("h2", NOON)));
    }
}
