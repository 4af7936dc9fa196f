package dev.issuetracker.domain.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How changes of accounts are saved. A theme of {@link UsersContract}. */
public interface SavingUsersContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private User add(String name) {
        return new Given(store()).account(name);
    }

    private Optional<User> find(long id) {
        return store().in(() -> store().users().find(id));
    }

    private List<User> named(String name) {
        return store().in(() -> store().users().findNamed(List.of(name)));
    }

    private List<User> found(UserFilter filter) {
        return store().in(() -> store().users().list(filter, PageRequest.first(1_000)))
                .items();
    }

    private User save(User user) {
        store().run(() -> store().users().save(user));
        return user;
    }

    @Test
    default void savedRoleIsReadBack() {
        User jane = add("jane");
        User john = add("john");
        User demoted = save(jane.withRole(Role.VIEWER));
        assertEquals(
                List.of(Optional.of(demoted), Optional.of(john)),
                List.of(Threads.elsewhere(() -> find(jane.id())), find(john.id())));
    }

    @Test
    default void savedDisablingIsReadBack() {
        User jane = add("jane");
        User disabled = save(jane.withDisabledAt(Instant.parse("2026-10-25T00:59:59.999999Z")));
        assertEquals(Optional.of(disabled), find(jane.id()));
    }

    @Test
    default void timeOfDisablingIsCutToTheMicrosecond() {
        User jane = add("jane");
        save(jane.withDisabledAt(Instant.parse("2026-10-25T00:59:59.999999999Z")));
        Instant kept = Instant.parse("2026-10-25T00:59:59.999999Z");
        assertEquals(Optional.of(jane.withDisabledAt(kept)), find(jane.id()));
    }

    @Test
    default void disabledAccountCanBeEnabled() {
        User jane = add("jane");
        save(jane.withDisabledAt(Given.NOON));
        save(jane.withDisabledAt(null));
        assertEquals(Optional.of(jane), find(jane.id()));
    }

    @Test
    default void saveKeepsTheRestOfAnAccount() {
        User jane = add("jane");
        save(new User(jane.id(), "jane", jane.email(), Role.MEMBER, Given.NOON.plusSeconds(1), null));
        assertEquals(List.of(jane.withRole(Role.MEMBER)), named("jane"));
    }

    @Test
    default void savedNameAndAddressAreReadBack() {
        User jane = add("jane");
        User renamed = save(jane.withUsername("Jane_Doe").withEmail("doe@example.org"));
        assertEquals(List.of(List.of(renamed), List.of()), List.of(named("jane_doe"), named("jane")));
    }

    @Test
    default void accountMayChangeTheCaseOfItsName() {
        User renamed = save(add("jane").withUsername("JANE"));
        assertEquals(Optional.of(renamed), find(renamed.id()));
    }

    @Test
    default void nameOfAnotherAccountIsTakenWhateverItsCase() {
        User jane = add("jane");
        User john = add("john");
        Rejections.assertRejected(ErrorCode.USERNAME_TAKEN, () -> save(john.withUsername("JANE")));
        assertEquals(List.of(Optional.of(jane), Optional.of(john)), List.of(find(jane.id()), find(john.id())));
    }

    @Test
    default void saveOfAnUnknownAccountIsPassedOver() {
        User jane = add("jane");
        save(new User(4711, "jane", "jane@example.org", Role.VIEWER, Given.NOON, null));
        assertEquals(List.of(jane), found(UserFilter.all()));
    }

    @Test
    default void adminsWhoStepDownAtOnceUnderTheLockLeaveOne() {
        List<User> admins = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            admins.add(save(add("admin" + i).withRole(Role.ADMIN)));
        }
        Threads.atOnce(
                8,
                thread -> store().in(() -> {
                    store().users().lock();
                    boolean another = store().users()
                                    .list(UserFilter.ACTIVE_ADMINS, PageRequest.first(2))
                                    .items()
                                    .size()
                            > 1;
                    if (another) {
                        store().users().save(admins.get(thread).withRole(Role.MEMBER));
                    }
                    return another;
                }));
        assertEquals(1, found(UserFilter.ACTIVE_ADMINS).size());
    }
}
