package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How accounts are added, and who becomes the admin. A theme of {@link UsersContract}. */
public interface AddingUsersContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private User add(String name) {
        return new Given(store()).account(name);
    }

    private Optional<User> find(long id) {
        return store().in(() -> store().users().find(id));
    }

    @Test
    default void addedAccountIsReadBackAsAdded() {
        User added = add("jane");
        assertEquals(Optional.of(added), find(added.id()));
    }

    @Test
    default void addedAccountSaysWhatWasAsked() {
        Instant at = Instant.parse("2026-10-25T00:59:59.999999Z");
        User added = store().in(() -> store().users().add("jane", "jane@example.org", "hash", at));
        assertEquals(new User(added.id(), "jane", "jane@example.org", Role.ADMIN, at, null), added);
    }

    @Test
    default void timesOfAccountsAreCutToTheMicrosecond() {
        for (String time : List.of("2026-10-25T00:59:59.999999", "1969-12-31T23:59:59.999999")) {
            Instant at = Instant.parse(time + "999Z");
            User added = store().in(() -> store().users().add("a" + at.getEpochSecond(), "a@example.org", "hash", at));
            assertEquals(Instant.parse(time + "Z"), added.createdAt());
            assertEquals(Optional.of(added), find(added.id()));
        }
    }

    @Test
    default void firstAccountIsAdmin() {
        assertEquals(Role.ADMIN, add("jane").role());
    }

    @Test
    default void everyOtherAccountIsAMember() {
        add("jane");
        assertEquals(
                List.of(Role.MEMBER, Role.MEMBER),
                List.of(add("john").role(), add("mary").role()));
    }

    @Test
    default void rolesAreReadBack() {
        User admin = add("jane");
        User member = add("john");
        assertEquals(
                List.of(Optional.of(Role.ADMIN), Optional.of(Role.MEMBER)),
                List.of(find(admin.id()).map(User::role), find(member.id()).map(User::role)));
    }

    @Test
    default void exactlyOneOfManyThreadsBecomesAdmin() {
        List<User> added = Threads.atOnce(16, thread -> add("user" + thread));
        assertEquals(1, added.stream().filter(user -> user.role() == Role.ADMIN).count());
    }

    @Test
    default void accountAfterARolledBackOneIsAdmin() {
        assertThrows(
                ArithmeticException.class,
                () -> store().run(() -> {
                    store().users().add("undone", "undone@example.org", "hash", Given.NOON);
                    throw new ArithmeticException();
                }));
        assertEquals(Role.ADMIN, add("jane").role());
    }

    @Test
    default void takenUsernameIsRejected() {
        add("jane");
        assertRejected(ErrorCode.USERNAME_TAKEN, () -> add("jane"));
    }

    @Test
    default void takenUsernameIsRejectedWhateverItsCase() {
        add("J\u00FCrgen.\u03A3");
        assertRejected(ErrorCode.USERNAME_TAKEN, () -> add("J\u00DCRGEN.\u03C2"));
    }

    @Test
    default void takenUsernameIsRejectedWhateverItsComposition() {
        add("Ren\u00E9");
        assertRejected(ErrorCode.USERNAME_TAKEN, () -> add("RENE\u0301"));
    }

    @Test
    default void similarUsernamesAreNotTaken() {
        for (String name : List.of("jane", "jane_", "j_ne", "jane.", "jan\u0451", "jane2")) {
            assertEquals(name, add(name).username());
        }
    }

    @Test
    default void emailsMayRepeat() {
        User jane = add("jane");
        assertEquals(jane.email(), add("john").email());
    }

    @Test
    default void onlyOneOfManyThreadsGetsAUsername() {
        assertEquals(
                1, Threads.winners(16, ErrorCode.USERNAME_TAKEN, thread -> add(thread % 2 == 0 ? "jane" : "JANE")));
    }

    @Test
    default void accountIdsArePositiveAndDiffer() {
        User jane = add("jane");
        User john = add("john");
        assertTrue(jane.id() > 0 && john.id() > 0 && jane.id() != john.id());
    }
}
