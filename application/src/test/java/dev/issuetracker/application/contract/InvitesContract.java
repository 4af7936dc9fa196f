package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.account.Invite;
import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Threads;
import dev.issuetracker.domain.contract.Walk;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.UserRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of invites must do; see the package on how to run it. */
public interface InvitesContract extends Contract {
    Instant EXPIRY = NOON.plus(Duration.ofHours(1));

    /** The store under test, the same one throughout a test, empty at its beginning. */
    TrackerStore store();

    /** An invite of an hour from noon on. */
    private Invite add(String codeHash, Role role) {
        UserRef by = new Given(store()).author();
        return store().in(() -> store().invites().add(codeHash, role, by, NOON, EXPIRY));
    }

    private Optional<Invite> find(String codeHash, Instant at) {
        return store().transactions().reading(() -> store().invites().find(codeHash, at));
    }

    private boolean remove(long id) {
        return store().in(() -> store().invites().remove(id));
    }

    private Page<Invite, Long> list(Instant at, PageRequest<Long> request) {
        return store().transactions().reading(() -> store().invites().list(at, request));
    }

    @Test
    default void addedInviteIsFoundByItsCodesHash() {
        Invite member = add("h1", Role.MEMBER);
        Invite admin = add("h2", Role.ADMIN);
        assertEquals(List.of(Optional.of(member), Optional.of(admin)), List.of(find("h1", NOON), find("h2", NOON)));
    }

    @Test
    default void addedInviteSaysWhatWasAsked() {
        UserRef by = new Given(store()).author();
        Invite added = add("h1", Role.VIEWER);
        assertEquals(new Invite(added.id(), Role.VIEWER, by, NOON, EXPIRY), added);
    }

    @Test
    default void unknownHashFindsNoInvite() {
        add("h1", Role.MEMBER);
        for (String hash : List.of("h2", "H1", "h_", "%", "", "' OR '1'='1")) {
            assertEquals(Optional.empty(), find(hash, NOON), hash);
        }
    }

    @Test
    default void inviteIsGoodUntilItExpires() {
        Invite added = add("h1", Role.MEMBER);
        assertEquals(
                List.of(Optional.of(added), Optional.empty()),
                List.of(find("h1", EXPIRY.minusNanos(1_000)), find("h1", EXPIRY)));
    }

    @Test
    default void removedInviteIsGone() {
        Invite added = add("h1", Role.MEMBER);
        assertTrue(remove(added.id()));
        assertEquals(Optional.empty(), Threads.elsewhere(() -> find("h1", NOON)));
    }

    @Test
    default void inviteIsRemovedOnce() {
        Invite added = add("h1", Role.MEMBER);
        remove(added.id());
        assertFalse(remove(added.id()));
    }

    @Test
    default void oneOfManyThreadsRemovesAnInvite() {
        Invite added = add("h1", Role.MEMBER);
        List<Boolean> removed = Threads.atOnce(16, thread -> remove(added.id()));
        assertEquals(1, Collections.frequency(removed, true));
    }

    @Test
    default void removalThatIsRolledBackLeavesTheInviteGood() {
        Invite added = add("h1", Role.MEMBER);
        assertThrows(
                ArithmeticException.class,
                () -> store().run(() -> {
                    assertTrue(store().invites().remove(added.id()));
                    throw new ArithmeticException();
                }));
        assertEquals(Optional.of(added), find("h1", NOON));
    }

    @Test
    default void idOfARemovedInviteIsNeverGivenAgain() {
        Invite first = add("h1", Role.MEMBER);
        remove(first.id());
        assertTrue(add("h2", Role.MEMBER).id() > first.id());
    }

    @Test
    default void goodInvitesAreListedNewestFirst() {
        Invite first = add("h1", Role.MEMBER);
        Invite second = add("h2", Role.VIEWER);
        assertEquals(List.of(second, first), list(NOON, PageRequest.first(10)).items());
    }

    @Test
    default void expiredInvitesAreNotListed() {
        add("h1", Role.MEMBER);
        assertEquals(List.of(), list(EXPIRY, PageRequest.first(10)).items());
    }

    @Test
    default void invitesArePaged() {
        List<Invite> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(0, add("h" + i, Role.MEMBER));
        }
        new Walk<Invite, Long>(request -> list(NOON, request)).assertHolds(all, Invite::id, "invites");
    }

    @Test
    default void allInvitesThatAnAccountMadeAreRemovedAndNoOthers() {
        Invite gone = add("h1", Role.ADMIN);
        UserRef john = new Given(store()).account("john").ref();
        Invite kept = store().in(() -> store().invites().add("h2", Role.MEMBER, john, NOON, EXPIRY));
        store().run(() -> store().invites().removeAllBy(gone.createdBy().id()));
        assertEquals(List.of(Optional.empty(), Optional.of(kept)), List.of(find("h1", NOON), find("h2", NOON)));
    }

    @Test
    default void sweepRemovesExpiredInvitesOnly() {
        Invite added = add("h1", Role.MEMBER);
        UserRef by = new Given(store()).author();
        Invite longer = store().in(() -> store().invites().add("h2", Role.MEMBER, by, NOON, EXPIRY.plusSeconds(9)));
        store().run(() -> store().invites().sweep(EXPIRY.plusSeconds(1)));
        assertEquals(List.of(false, true), List.of(remove(added.id()), remove(longer.id())));
    }
}
