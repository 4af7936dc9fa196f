package dev.issuetracker.application.access;

import static dev.issuetracker.application.access.Permission.BACK_UP;
import static dev.issuetracker.application.access.Permission.COMMENT;
import static dev.issuetracker.application.access.Permission.CREATE_LABELS;
import static dev.issuetracker.application.access.Permission.DELETE_ISSUES;
import static dev.issuetracker.application.access.Permission.EXPORT_TRACKER;
import static dev.issuetracker.application.access.Permission.HAND_OUT_CODES;
import static dev.issuetracker.application.access.Permission.MANAGE_FIELDS;
import static dev.issuetracker.application.access.Permission.MANAGE_LABELS;
import static dev.issuetracker.application.access.Permission.MANAGE_OWN_ACCOUNT;
import static dev.issuetracker.application.access.Permission.MANAGE_USERS;
import static dev.issuetracker.application.access.Permission.MANAGE_WEBHOOKS;
import static dev.issuetracker.application.access.Permission.MODERATE_COMMENTS;
import static dev.issuetracker.application.access.Permission.MODERATE_MAPPINGS;
import static dev.issuetracker.application.access.Permission.MODERATE_SEARCHES;
import static dev.issuetracker.application.access.Permission.READ;
import static dev.issuetracker.application.access.Permission.READ_AUDIT_LOG;
import static dev.issuetracker.application.access.Permission.READ_METRICS;
import static dev.issuetracker.application.access.Permission.SAVE_MAPPINGS;
import static dev.issuetracker.application.access.Permission.SAVE_SEARCHES;
import static dev.issuetracker.application.access.Permission.SHARE_SEARCHES;
import static dev.issuetracker.application.access.Permission.SIGN_OUT;
import static dev.issuetracker.application.access.Permission.UNDO_IMPORTS;
import static dev.issuetracker.application.access.Permission.WRITE_ISSUES;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionTest {
    private static final Set<Permission> OF_VIEWERS =
            EnumSet.of(READ, READ_METRICS, SIGN_OUT, MANAGE_OWN_ACCOUNT, SAVE_SEARCHES);
    private static final Set<Permission> OF_MEMBERS =
            EnumSet.of(WRITE_ISSUES, COMMENT, DELETE_ISSUES, CREATE_LABELS, SHARE_SEARCHES, SAVE_MAPPINGS);
    private static final Set<Permission> OF_ADMINS = EnumSet.of(
            MODERATE_COMMENTS,
            MANAGE_LABELS,
            MANAGE_FIELDS,
            MODERATE_SEARCHES,
            MODERATE_MAPPINGS,
            UNDO_IMPORTS,
            MANAGE_USERS,
            MANAGE_WEBHOOKS,
            HAND_OUT_CODES,
            READ_AUDIT_LOG,
            EXPORT_TRACKER,
            BACK_UP);

    private static Set<Permission> all(Predicate<Permission> condition) {
        return Arrays.stream(Permission.values()).filter(condition).collect(Collectors.toSet());
    }

    private static Set<Permission> of(Role role) {
        return all(permission -> permission.allows(role));
    }

    private static Set<Permission> of(Scope scope) {
        return all(permission -> permission.allows(new Credential.AccessToken(1, scope)));
    }

    private static Set<Permission> union(Set<Permission> one, Set<Permission> other) {
        Set<Permission> both = EnumSet.copyOf(one);
        both.addAll(other);
        return both;
    }

    private static Caller caller(Role role, Credential credential) {
        return new Caller(new User(1, "vera", "", role, Instant.EPOCH, null), credential, Callers.HERE);
    }

    private static String denial(Caller caller, Permission permission) {
        return String.valueOf(assertThrows(TrackerException.class, () -> caller.demand(permission))
                .getMessage());
    }

    @Test
    void viewersReadAndKeepTheirAccount() {
        assertEquals(OF_VIEWERS, of(Role.VIEWER));
    }

    @Test
    void membersAlsoWriteAndDeleteIssuesCommentAndMakeLabels() {
        assertEquals(union(OF_VIEWERS, OF_MEMBERS), of(Role.MEMBER));
    }

    @Test
    void adminsMayAll() {
        assertEquals(EnumSet.allOf(Permission.class), of(Role.ADMIN));
    }

    @Test
    void tokensForReadingReadAndEndThemselves() {
        assertEquals(EnumSet.of(READ, READ_METRICS, SIGN_OUT), of(Scope.READ));
    }

    @Test
    void tokensForWritingAlsoDoWhatMembersDo() {
        assertEquals(union(of(Scope.READ), union(OF_MEMBERS, Set.of(SAVE_SEARCHES))), of(Scope.WRITE));
    }

    @Test
    void tokensForAdminsAlsoDoWhatOnlyAdminsDoButForWhatOpensAccounts() {
        Set<Permission> allowed = union(of(Scope.WRITE), OF_ADMINS);
        allowed.remove(HAND_OUT_CODES);
        assertEquals(allowed, of(Scope.ADMIN));
    }

    @Test
    void noTokenIsGoodForTheOwnAccountNorForWhatOpensOthers() {
        Set<Permission> forSessions = EnumSet.of(MANAGE_OWN_ACCOUNT, HAND_OUT_CODES);
        assertEquals(
                forSessions,
                all(permission -> Arrays.stream(Scope.values())
                        .noneMatch(scope -> permission.allows(new Credential.AccessToken(1, scope)))));
    }

    @ParameterizedTest
    @EnumSource
    void sessionIsGoodForEverything(Permission permission) {
        assertTrue(permission.allows(new Credential.Session("session")));
    }

    @ParameterizedTest
    @EnumSource
    void programThatEmbedsTheTrackerMayWhatTheRoleMay(Permission permission) {
        User vera = new User(1, "vera", "", Role.VIEWER, Instant.EPOCH, null);
        assertEquals(permission.allows(Role.VIEWER), Caller.of(vera).may(permission));
    }

    @Test
    void higherRoleMayAllThatALowerMay() {
        assertTrue(of(Role.MEMBER).containsAll(of(Role.VIEWER)));
        assertTrue(of(Role.ADMIN).containsAll(of(Role.MEMBER)));
    }

    @Test
    void widerScopeIsGoodForAllThatANarrowerIs() {
        assertTrue(of(Scope.WRITE).containsAll(of(Scope.READ)));
        assertTrue(of(Scope.ADMIN).containsAll(of(Scope.WRITE)));
    }

    @Test
    void scopeGivesNothingThatTheRoleLacks() {
        assertFalse(
                caller(Role.MEMBER, new Credential.AccessToken(1, Scope.ADMIN)).may(MANAGE_USERS));
    }

    @Test
    void roleGivesNothingThatTheScopeLacks() {
        assertFalse(
                caller(Role.ADMIN, new Credential.AccessToken(1, Scope.READ)).may(WRITE_ISSUES));
    }

    @Test
    void callerMayWhatRoleAndScopeBothGive() {
        Caller caller = caller(Role.MEMBER, new Credential.AccessToken(1, Scope.WRITE));
        assertTrue(caller.may(WRITE_ISSUES));
        assertDoesNotThrow(() -> caller.demand(WRITE_ISSUES));
    }

    @Test
    void denialForTheRoleSaysWhichIsNeededAndWhoCanHelp() {
        assertEquals(
                "This needs the role member, but vera has the role viewer; an admin can change it.",
                denial(caller(Role.VIEWER, new Credential.Session("session")), WRITE_ISSUES));
    }

    @Test
    void denialForTheScopeSaysWhichIsNeeded() {
        assertEquals(
                "This needs a token with the scope write.",
                denial(caller(Role.MEMBER, new Credential.AccessToken(1, Scope.READ)), WRITE_ISSUES));
    }

    @Test
    void denialForAnyTokenSaysThatASessionIsNeeded() {
        assertEquals(
                "This needs the token of a session from /signin; a personal access token is not accepted.",
                denial(caller(Role.ADMIN, new Credential.AccessToken(1, Scope.ADMIN)), MANAGE_OWN_ACCOUNT));
    }
}
