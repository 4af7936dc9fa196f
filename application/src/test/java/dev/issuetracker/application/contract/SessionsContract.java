package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.session.Session;
import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Threads;
import dev.issuetracker.domain.contract.Walk;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of sessions must do; see the package on how to run it. */
public interface SessionsContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    TrackerStore store();

    private User jane() {
        return new Given(store()).account("jane");
    }

    /** A session of an hour from noon on. */
    private void add(String id, User user) {
        store().run(() -> store().sessions().add(id, user.id(), NOON, NOON.plus(Duration.ofHours(1)), Callers.HERE));
    }

    private Optional<User> user(String id, Instant at) {
        return store().transactions().reading(() -> store().sessions().user(id, at));
    }

    private void end(String id) {
        store().run(() -> store().sessions().end(id));
    }

    private void sweep(Instant before) {
        store().run(() -> store().sessions().sweep(before));
    }

    @Test
    default void addedSessionIsAlive() {
        User jane = jane();
        add("s1", jane);
        assertEquals(Optional.of(jane), user("s1", NOON));
    }

    @Test
    default void sessionIsAliveUntilItExpires() {
        User jane = jane();
        add("s1", jane);
        assertEquals(
                Optional.of(jane), user("s1", NOON.plus(Duration.ofHours(1)).minusNanos(1_000)));
    }

    @Test
    default void sessionIsDeadFromItsExpiryOn() {
        add("s1", jane());
        assertEquals(Optional.empty(), user("s1", NOON.plus(Duration.ofHours(1))));
    }

    @Test
    default void unknownSessionIsNobodys() {
        add("s1", jane());
        for (String id : List.of("s2", "S1", "s_", "%", "", "' OR '1'='1")) {
            assertEquals(Optional.empty(), user(id, NOON), id);
        }
    }

    @Test
    default void eachSessionIsItsUsers() {
        Given given = new Given(store());
        User jane = given.account("jane");
        User john = given.account("john");
        add("s1", jane);
        add("s2", john);
        assertEquals(List.of(Optional.of(jane), Optional.of(john)), List.of(user("s1", NOON), user("s2", NOON)));
    }

    @Test
    default void userMayHaveSeveralSessions() {
        User jane = jane();
        add("s1", jane);
        add("s2", jane);
        assertEquals(List.of(Optional.of(jane), Optional.of(jane)), List.of(user("s1", NOON), user("s2", NOON)));
    }

    @Test
    default void endedSessionIsDeadAtOnce() {
        add("s1", jane());
        end("s1");
        assertEquals(Optional.empty(), Threads.elsewhere(() -> user("s1", NOON)));
    }

    @Test
    default void endTakesOneSessionOnly() {
        User jane = jane();
        add("s1", jane);
        add("s2", jane);
        end("s1");
        assertEquals(Optional.of(jane), user("s2", NOON));
    }

    @Test
    default void endOfAnUnknownSessionIsPassedOver() {
        User jane = jane();
        add("s1", jane);
        end("s2");
        assertEquals(Optional.of(jane), user("s1", NOON));
    }

    private Page<Session, Session.Key> page(User user, Instant at, PageRequest<Session.Key> request) {
        return store().transactions().reading(() -> store().sessions().list(user.id(), at, request));
    }

    private List<String> listed(User user) {
        return page(user, NOON, PageRequest.first(100)).items().stream()
                .map(Session::id)
                .toList();
    }

    /** A session of an hour from so many seconds after noon on. */
    private void addLater(String id, User user, int seconds) {
        Instant at = NOON.plusSeconds(seconds);
        store().run(() -> store().sessions().add(id, user.id(), at, at.plus(Duration.ofHours(1)), Callers.HERE));
    }

    @Test
    default void listedSessionSaysHowItWasOpened() {
        User jane = jane();
        add("s1", jane);
        assertEquals(
                List.of(new Session(
                        "s1", NOON, NOON.plus(Duration.ofHours(1)), Callers.HERE.address(), Callers.HERE.userAgent())),
                page(jane, NOON, PageRequest.first(10)).items());
    }

    @Test
    default void sessionsOfTheUserAreListedNewestFirst() {
        User jane = jane();
        addLater("s2", jane, 1);
        addLater("s3", jane, 0);
        addLater("s1", jane, 2);
        add("s4", new Given(store()).account("john"));
        assertEquals(List.of("s1", "s2", "s3"), listed(jane));
    }

    @Test
    default void expiredSessionIsNotListed() {
        User jane = jane();
        add("s1", jane);
        Instant end = NOON.plus(Duration.ofHours(1));
        assertEquals(
                1,
                page(jane, end.minusNanos(1_000), PageRequest.first(10)).items().size());
        assertEquals(0, page(jane, end, PageRequest.first(10)).items().size());
    }

    @Test
    default void sessionsArePaged() {
        User jane = jane();
        for (int i = 0; i < 8; i++) {
            addLater("s" + i, jane, i / 3);
        }
        List<Session> all = page(jane, NOON, PageRequest.first(100)).items();
        new Walk<Session, Session.Key>(request -> page(jane, NOON, request)).assertHolds(all, Session::key, "sessions");
    }

    @Test
    default void nobodyElseEndsASession() {
        User jane = jane();
        User john = new Given(store()).account("john");
        add("s1", jane);
        assertEquals(false, store().in(() -> store().sessions().end(john.id(), "s1")));
        assertEquals(true, store().in(() -> store().sessions().end(jane.id(), "s1")));
        assertEquals(Optional.empty(), user("s1", NOON));
    }

    @Test
    default void endOfTheOthersKeepsTheOne() {
        User jane = jane();
        User john = new Given(store()).account("john");
        for (String id : List.of("s1", "s2", "s3")) {
            add(id, jane);
        }
        add("s4", john);
        assertEquals(2, store().in(() -> store().sessions().endOthers(jane.id(), "s2")));
        assertEquals(List.of("s2"), listed(jane));
        assertEquals(List.of("s4"), listed(john));
    }

    @Test
    default void endOfAllKeepsThoseOfOthers() {
        User jane = jane();
        User john = new Given(store()).account("john");
        add("s1", jane);
        add("s2", jane);
        add("s3", john);
        assertEquals(2, store().in(() -> store().sessions().endAll(jane.id())));
        assertEquals(List.of(), listed(jane));
        assertEquals(List.of("s3"), listed(john));
    }

    @Test
    default void endAllEndsEverySessionOfAnAccountAtOnce() {
        User jane = jane();
        add("s1", jane);
        add("s2", jane);
        store().run(() -> store().sessions().endAll(jane.id()));
        assertEquals(
                List.of(Optional.empty(), Optional.empty()),
                List.of(Threads.elsewhere(() -> user("s1", NOON)), Threads.elsewhere(() -> user("s2", NOON))));
    }

    @Test
    default void endAllLeavesTheSessionsOfOthersAlone() {
        User jane = jane();
        User john = new Given(store()).account("john");
        add("s1", john);
        store().run(() -> store().sessions().endAll(jane.id()));
        assertEquals(Optional.of(john), user("s1", NOON));
    }

    @Test
    default void sessionOfADisabledAccountIsDeadWhileItIs() {
        User jane = jane();
        add("s1", jane);
        store().run(() -> store().users().save(jane.withDisabledAt(NOON)));
        Optional<User> disabled = user("s1", NOON);
        store().run(() -> store().users().save(jane));
        assertEquals(List.of(Optional.empty(), Optional.of(jane)), List.of(disabled, user("s1", NOON)));
    }

    @Test
    default void roleOfASessionIsThatOfNow() {
        User jane = jane();
        add("s1", jane);
        User demoted = jane.withRole(Role.VIEWER);
        store().run(() -> store().users().save(demoted));
        assertEquals(Optional.of(demoted), user("s1", NOON));
    }

    @Test
    default void sweepRemovesExpiredSessions() {
        add("s1", jane());
        sweep(NOON.plus(Duration.ofHours(2)));
        assertEquals(Optional.empty(), user("s1", NOON));
    }

    @Test
    default void sweepKeepsSessionsThatAreAlive() {
        User jane = jane();
        add("s1", jane);
        sweep(NOON.plus(Duration.ofMinutes(59)));
        assertEquals(Optional.of(jane), user("s1", NOON));
    }

    @Test
    default void sweptSessionsUserIsStillThere() {
        User jane = jane();
        add("s1", jane);
        sweep(NOON.plus(Duration.ofHours(2)));
        assertEquals(Optional.of(jane), store().in(() -> store().users().find(jane.id())));
    }
}
