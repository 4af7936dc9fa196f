package dev.issuetracker.application.account;

import static dev.issuetracker.application.contract.Callers.HERE;
import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static dev.issuetracker.domain.contract.Rejections.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Scope;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditSubject;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserServiceTest {
    private final InMemoryTracker store = new InMemoryTracker();
    private final SettableClock clock = new SettableClock(NOON);
    private final Given given = new Given(new StoreOf(store));
    private final User jane = given.account("jane");
    private final User john = given.account("john");
    private final Caller admin = Callers.of(jane);
    private final UserService service = new UserService(
            store.accountPorts(clock),
            store.placeholders(),
            store.accessTokens(),
            store.invites(),
            store.passwordResets());

    private User edit(long id, @Nullable Role role, @Nullable Boolean disabled) {
        return edit(id, EditUser.NOTHING.role(role).disabled(disabled));
    }

    private User edit(long id, EditUser command) {
        return service.edit(admin, id, command);
    }

    private Optional<User> sessionOf(User user) {
        return store.in(() -> store.sessions().user("of " + user.username(), NOON));
    }

    private void signIn(User user) {
        store.run(() ->
                store.sessions().add("of " + user.username(), user.id(), NOON, NOON.plus(Duration.ofHours(1)), HERE));
    }

    private AuditEntry entry(AuditEvent event, User subject, String detail) {
        return AuditEntry.of(
                admin, clock.instant(), event, new AuditSubject(AuditSubject.Kind.USER, subject.id()), detail);
    }

    @Test
    void roleIsChanged() {
        User changed = edit(john.id(), Role.VIEWER, null);
        assertEquals(List.of(john.withRole(Role.VIEWER), changed), List.of(changed, service.get(admin, john.id())));
    }

    @Test
    void onlyTheNameOfAPlaceholderChanges() {
        User kim = store.in(() -> store.placeholders().add("Kim Doe", NOON));
        assertRejected(ErrorCode.WRONG_STATE, () -> edit(kim.id(), null, false));
        assertRejected(ErrorCode.WRONG_STATE, () -> edit(kim.id(), Role.ADMIN, null));
        assertRejected(ErrorCode.WRONG_STATE, () -> edit(kim.id(), EditUser.NOTHING.email("kim@example.org")));
        assertEquals(kim.withUsername("kim"), edit(kim.id(), EditUser.NOTHING.username("kim")));
    }

    @Test
    void joinedPlaceholderIsTheAccountAndThatIsAudited() {
        User kim = store.in(() -> store.placeholders().add("Kim Doe", NOON));
        Issue issue = given.issue(Given.assigned("Hers", Status.OPEN, kim.ref()));
        assertEquals(john, service.join(admin, kim.id(), john.id()));
        assertEquals(john.ref(), given.stored(issue.id()).assignee());
        assertEquals(List.of(entry(AuditEvent.PLACEHOLDER_JOINED, kim, "Kim Doe -> john")), store.audited());
        assertRejected(ErrorCode.NOT_FOUND, () -> service.join(admin, kim.id(), john.id()));
    }

    @Test
    void onlyAPlaceholderIsJoinedAndOnlyToAnAccount() {
        User kim = store.in(() -> store.placeholders().add("Kim Doe", NOON));
        User lee = store.in(() -> store.placeholders().add("Lee", NOON));
        assertRejected(ErrorCode.WRONG_STATE, () -> service.join(admin, john.id(), jane.id()));
        assertEquals(List.of("into unknown_user"), violations(() -> service.join(admin, kim.id(), lee.id())));
        assertEquals(List.of("into unknown_user"), violations(() -> service.join(admin, kim.id(), 4711)));
    }

    @Test
    void changedRoleIsAudited() {
        edit(john.id(), Role.ADMIN, null);
        assertEquals(List.of(entry(AuditEvent.ROLE_CHANGED, john, "member -> admin")), store.audited());
    }

    @Test
    void disabledAccountSaysSinceWhen() {
        clock.advance(Duration.ofDays(1));
        edit(john.id(), null, true);
        assertEquals(john.withDisabledAt(clock.instant()), service.get(admin, john.id()));
    }

    @Test
    void disablingIsAudited() {
        edit(john.id(), null, true);
        assertEquals(List.of(entry(AuditEvent.USER_DISABLED, john, "")), store.audited());
    }

    @Test
    void disablingEndsTheSessionsForGood() {
        signIn(john);
        edit(john.id(), null, true);
        edit(john.id(), null, false);
        assertEquals(Optional.empty(), sessionOf(john));
    }

    @Test
    void sessionOpenedWhileTheAccountWasBeingDisabledIsEndedWhenItIsEnabled() {
        edit(john.id(), null, true);
        signIn(john);
        edit(john.id(), null, false);
        assertEquals(Optional.empty(), sessionOf(john));
    }

    @Test
    void sessionsOfOthersAreLeftAlone() {
        signIn(jane);
        edit(john.id(), null, true);
        assertEquals(Optional.of(jane), sessionOf(jane));
    }

    @Test
    void changedRoleLeavesSessionsAlive() {
        signIn(john);
        User changed = edit(john.id(), Role.VIEWER, null);
        assertEquals(Optional.of(changed), sessionOf(john));
    }

    @Test
    void enabledAccountIsAsItWas() {
        edit(john.id(), null, true);
        edit(john.id(), null, false);
        assertEquals(john, service.get(admin, john.id()));
        assertEquals(entry(AuditEvent.USER_ENABLED, john, ""), store.audited().get(0));
    }

    @Test
    void disablingTwiceKeepsTheFirstTime() {
        User first = edit(john.id(), null, true);
        clock.advance(Duration.ofDays(1));
        assertEquals(first, edit(john.id(), null, true));
    }

    @Test
    void editThatChangesNothingIsNotAudited() {
        assertEquals(john, edit(john.id(), Role.MEMBER, false));
        assertEquals(List.of(), store.audited());
    }

    @Test
    void roleAndDisablingChangeTogether() {
        edit(john.id(), Role.VIEWER, true);
        assertEquals(
                List.of(
                        entry(AuditEvent.USER_DISABLED, john, ""),
                        entry(AuditEvent.ROLE_CHANGED, john, "member -> viewer")),
                store.audited());
    }

    @Test
    void lastAdminIsNotDemoted() {
        assertRejected(ErrorCode.LAST_ADMIN, () -> edit(jane.id(), Role.MEMBER, null));
        assertEquals(jane, service.get(admin, jane.id()));
    }

    @Test
    void lastAdminIsNotDisabled() {
        assertRejected(ErrorCode.LAST_ADMIN, () -> edit(jane.id(), null, true));
    }

    @Test
    void adminWhoseAccountIsDisabledDoesNotCount() {
        edit(john.id(), Role.ADMIN, true);
        assertRejected(ErrorCode.LAST_ADMIN, () -> edit(jane.id(), Role.MEMBER, null));
    }

    @Test
    void oneOfTwoAdminsMayStepDown() {
        edit(john.id(), Role.ADMIN, null);
        assertEquals(Role.VIEWER, edit(jane.id(), Role.VIEWER, null).role());
    }

    @Test
    void disabledAdminMayBeDemoted() {
        edit(john.id(), Role.ADMIN, true);
        assertEquals(Role.MEMBER, edit(john.id(), Role.MEMBER, null).role());
    }

    @Test
    void unknownAccountIsNotFound() {
        assertRejected(ErrorCode.NOT_FOUND, () -> service.get(admin, 4711));
        assertRejected(ErrorCode.NOT_FOUND, () -> edit(4711, Role.ADMIN, null));
    }

    @Test
    void rejectedEditIsNotAudited() {
        assertThrows(TrackerException.class, () -> edit(jane.id(), Role.MEMBER, null));
        assertEquals(List.of(), store.audited());
    }

    @Test
    void disablingEndsTheTokensForGood() {
        store.run(() -> store.accessTokens().add(john.id(), "ci", Scope.READ, "hash", NOON, NOON.plusSeconds(60)));
        edit(john.id(), null, true);
        edit(john.id(), null, false);
        assertEquals(Optional.empty(), store.in(() -> store.accessTokens().find("hash", NOON)));
    }

    /** By whom an invite and a code for a new password of the account {@code jane} were made. */
    private void handOut(User by) {
        store.run(() -> {
            store.invites().add("invite of " + by.username(), Role.ADMIN, by.ref(), NOON, NOON.plusSeconds(60));
            store.passwordResets().put(jane.id(), "code of " + by.username(), by.ref(), NOON, NOON.plusSeconds(60));
        });
    }

    private boolean handedOut(User by) {
        return store.in(() -> store.invites()
                        .find("invite of " + by.username(), NOON)
                        .isPresent()
                || store.passwordResets().find("code of " + by.username(), NOON).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"MEMBER, false", "ADMIN, true"})
    void whatAnAdminHandedOutEndsWithTheRightToDoSo(Role role, boolean disabled) {
        edit(john.id(), Role.ADMIN, null);
        handOut(john);
        assertTrue(handedOut(john));
        edit(john.id(), role, disabled);
        assertFalse(handedOut(john));
    }

    @Test
    void renamingIsAudited() {
        User renamed = edit(john.id(), EditUser.NOTHING.username(" John_Doe ").email("doe@example.org"));
        assertEquals(john.withUsername("John_Doe").withEmail("doe@example.org"), renamed);
        assertEquals(
                List.of(
                        entry(AuditEvent.EMAIL_CHANGED, john, ""),
                        entry(AuditEvent.USER_RENAMED, john, "john -> John_Doe")),
                store.audited());
    }

    @Test
    void invalidNameAndAddressAreAnsweredTogether() {
        EditUser command = EditUser.NOTHING.username("john doe").email("nowhere");
        TrackerException exception = assertThrows(TrackerException.class, () -> edit(john.id(), command));
        assertEquals(
                List.of("username", "email"),
                exception.violations().stream().map(Violation::field).toList());
    }

    @Test
    void takenNameIsRejected() {
        assertRejected(ErrorCode.USERNAME_TAKEN, () -> edit(john.id(), EditUser.NOTHING.username("JANE")));
    }
}
