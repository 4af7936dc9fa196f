package dev.issuetracker.application.account;

import static dev.issuetracker.application.contract.Callers.HERE;
import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Secrets;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditFilter;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Signing up, with and without invites. */
class InvitesTest {
    private final InMemoryTracker store = new InMemoryTracker();
    private final SettableClock clock = new SettableClock(NOON);
    private final InviteService service =
            new InviteService(store.transactions(), store.invites(), store.auditLog(), clock);

    /** Signs up as the service for accounts does. */
    private User signUp(SignUpMode mode, String name, @Nullable String code) {
        SignUpPolicy policy =
                new SignUpPolicy(mode, store.transactions(), store.users(), store.invites(), store.auditLog());
        Optional<Invite> invite = policy.check(code, clock.instant());
        return admit(policy, invite, name);
    }

    private User admit(SignUpPolicy policy, Optional<Invite> invite, String name) {
        return store.in(() -> policy.admit(
                invite, () -> store.users().add(name, "someone@example.org", "hash", NOON), clock.instant(), HERE));
    }

    private Caller admin() {
        return Callers.of(new Given(new StoreOf(store)).account("admin"));
    }

    private String code(Caller admin, @Nullable Role role) {
        return service.make(admin, new MakeInvite(role, null)).code();
    }

    private List<Invite> listed(Caller admin) {
        return service.list(admin, PageRequest.first(10)).items();
    }

    @Test
    void firstAccountIsMadeWhateverTheMode() {
        for (SignUpMode mode : SignUpMode.values()) {
            InMemoryTracker empty = new InMemoryTracker();
            SignUpPolicy policy =
                    new SignUpPolicy(mode, empty.transactions(), empty.users(), empty.invites(), empty.auditLog());
            User first = empty.in(() -> policy.admit(
                    policy.check(null, NOON),
                    () -> empty.users().add("jane", "j@example.org", "hash", NOON),
                    NOON,
                    HERE));
            assertEquals(Role.ADMIN, first.role(), mode.code());
        }
    }

    @Test
    void anybodySignsUpWhereItIsOpen() {
        admin();
        assertEquals(Role.MEMBER, signUp(SignUpMode.OPEN, "jane", null).role());
    }

    @Test
    void nobodySignsUpWhereItIsClosed() {
        String code = code(admin(), null);
        assertRejected(ErrorCode.SIGNUP_CLOSED, () -> signUp(SignUpMode.CLOSED, "jane", null));
        assertRejected(ErrorCode.SIGNUP_CLOSED, () -> signUp(SignUpMode.CLOSED, "jane", code));
    }

    @Test
    void missingInviteIsRejectedWhereItMustBeGiven() {
        admin();
        assertRejected(ErrorCode.INVITE_REQUIRED, () -> signUp(SignUpMode.INVITE, "jane", null));
    }

    @Test
    void secondOfTwoWhoWouldBeFirstIsTurnedAway() {
        SignUpPolicy policy = new SignUpPolicy(
                SignUpMode.CLOSED, store.transactions(), store.users(), store.invites(), store.auditLog());
        Optional<Invite> none = policy.check(null, NOON);
        admit(policy, none, "jane");
        assertRejected(ErrorCode.SIGNUP_CLOSED, () -> admit(policy, none, "john"));
        assertEquals(List.of(), store.in(() -> store.users().findNamed(List.of("john"))));
    }

    @Test
    void inviteGivesItsRole() {
        Caller admin = admin();
        for (Role role : Role.values()) {
            User user = signUp(SignUpMode.INVITE, "invited" + role.code(), code(admin, role));
            assertEquals(
                    role,
                    store.in(() -> store.users().find(user.id())).orElseThrow().role());
        }
    }

    @Test
    void inviteMakesAMemberUnlessItSaysOtherwise() {
        assertEquals(
                Role.MEMBER,
                signUp(SignUpMode.INVITE, "jane", code(admin(), null)).role());
    }

    @Test
    void inviteIsTakenWhereSignUpIsOpenToo() {
        assertEquals(
                Role.VIEWER,
                signUp(SignUpMode.OPEN, "jane", code(admin(), Role.VIEWER)).role());
    }

    @Test
    void unknownInviteIsRejected() {
        admin();
        assertRejected(ErrorCode.INVITE_REFUSED, () -> signUp(SignUpMode.INVITE, "jane", "code77"));
    }

    @Test
    void usedInviteIsRejected() {
        String code = code(admin(), null);
        signUp(SignUpMode.INVITE, "jane", code);
        assertRejected(ErrorCode.INVITE_REFUSED, () -> signUp(SignUpMode.INVITE, "john", code));
    }

    @Test
    void inviteUsedByAnotherMeanwhileIsRejected() {
        String code = code(admin(), null);
        SignUpPolicy policy = new SignUpPolicy(
                SignUpMode.INVITE, store.transactions(), store.users(), store.invites(), store.auditLog());
        Optional<Invite> invite = policy.check(code, NOON);
        admit(policy, invite, "jane");
        assertRejected(ErrorCode.INVITE_REFUSED, () -> admit(policy, invite, "john"));
    }

    @Test
    void inviteOfARejectedSignUpStaysValid() {
        String code = code(admin(), Role.VIEWER);
        assertRejected(ErrorCode.USERNAME_TAKEN, () -> signUp(SignUpMode.INVITE, "admin", code));
        assertEquals(Role.VIEWER, signUp(SignUpMode.INVITE, "jane", code).role());
    }

    @Test
    void inviteIsGoodForAWeekUnlessItSaysOtherwise() {
        String code = code(admin(), null);
        clock.advance(Duration.ofDays(7));
        assertRejected(ErrorCode.INVITE_REFUSED, () -> signUp(SignUpMode.INVITE, "jane", code));
    }

    @Test
    void inviteIsGoodForAsLongAsItSays() {
        String code = service.make(admin(), new MakeInvite(null, 60L)).code();
        clock.advance(Duration.ofSeconds(60).minusNanos(1_000));
        assertEquals("jane", signUp(SignUpMode.INVITE, "jane", code).username());
    }

    @Test
    void longerLifeThanThirtyDaysIsRejected() {
        Caller admin = admin();
        long most = Duration.ofDays(30).toSeconds();
        service.make(admin, new MakeInvite(null, most));
        assertRejected(ErrorCode.VALIDATION_FAILED, () -> service.make(admin, new MakeInvite(null, most + 1)));
    }

    @Test
    void endedInviteIsRejected() {
        Caller admin = admin();
        String code = code(admin, null);
        service.end(admin, listed(admin).get(0).id());
        assertRejected(ErrorCode.INVITE_REFUSED, () -> signUp(SignUpMode.INVITE, "jane", code));
    }

    @Test
    void endingAnUnknownInviteIsNotFound() {
        Caller admin = admin();
        assertRejected(ErrorCode.NOT_FOUND, () -> service.end(admin, 4711));
    }

    @Test
    void newInviteSweepsExpiredOnes() {
        Caller admin = admin();
        Invite expired = service.make(admin, new MakeInvite(null, null)).invite();
        clock.advance(Duration.ofDays(8));
        code(admin, null);
        assertFalse(store.in(() -> store.invites().remove(expired.id())));
    }

    @Test
    void codeIsStoredAsAHashOnly() {
        Caller admin = admin();
        String code = code(admin, null);
        assertEquals(
                List.of(Optional.empty(), Optional.of(listed(admin).get(0))),
                store.in(() -> List.of(
                        store.invites().find(code, NOON), store.invites().find(Secrets.hash(code), NOON))));
    }

    @Test
    void codeIsNotShown() {
        InviteService.Made made = service.make(admin(), new MakeInvite(null, null));
        assertFalse(made.toString().contains(made.code()));
        assertFalse(new SignUp("jane", "j@example.org", "password", made.code())
                .toString()
                .contains(made.code()));
    }

    @Test
    void makingUsingAndEndingAreAudited() {
        Caller admin = admin();
        String code = code(admin, Role.VIEWER);
        signUp(SignUpMode.INVITE, "jane", code);
        code(admin, null);
        service.end(admin, listed(admin).get(0).id());
        assertEquals(
                List.of(
                        "INVITE_ENDED by admin, invite 2: withdrawn",
                        "INVITE_MADE by admin, invite 2: member",
                        "INVITE_ENDED by jane, invite 1: used",
                        "INVITE_MADE by admin, invite 1: viewer"),
                audited(HERE));
    }

    /** What is in the audit log, all of it from there. */
    private List<String> audited(CallOrigin origin) {
        return store.in(() -> store.auditLog().list(AuditFilter.all(), PageRequest.first(10))).items().stream()
                .map(recorded -> {
                    assertEquals(origin, recorded.entry().origin());
                    AuditEvent event = recorded.entry().event();
                    String by = String.valueOf(recorded.entry().by()).replaceAll(".*username=|]", "");
                    String subject = String.valueOf(recorded.entry().subject()).replaceAll(".*id=|]", "");
                    return event + " by " + by + ", invite " + subject + ": "
                            + recorded.entry().detail();
                })
                .toList();
    }

    @Test
    void rejectedSignUpIsNotAudited() {
        String code = code(admin(), null);
        assertThrows(TrackerException.class, () -> signUp(SignUpMode.INVITE, "admin", code));
        assertEquals(List.of("INVITE_MADE by admin, invite 1: member"), audited(HERE));
    }
}
