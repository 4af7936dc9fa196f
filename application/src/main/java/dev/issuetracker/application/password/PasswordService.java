package dev.issuetracker.application.password;

import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.NeedsNoPermission;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.access.Secrets;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.audit.AuditSubject;
import dev.issuetracker.application.guess.GuessGuard;
import dev.issuetracker.application.session.AccountPorts;
import dev.issuetracker.application.session.SessionService;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.application.token.AccessTokens;
import dev.issuetracker.application.token.IssuedCredentials;
import dev.issuetracker.application.token.IssuedCredentials.Ended;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TooManyTriesException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.user.AccountRules;
import dev.issuetracker.domain.user.Credentials;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Changing passwords, and resetting those that were forgotten or got known. */
public final class PasswordService {
    public static final Duration RESET_LIFE = Duration.ofHours(24);

    /** What codes for a new password begin with. */
    public static final String RESET_PREFIX = "itr_";

    private final Transactions transactions;
    private final Users users;
    private final IssuedCredentials credentials;
    private final PasswordResets resets;
    private final AuditLog auditLog;
    private final GuessGuard guesses;
    private final PasswordHasher hasher;
    private final Clock clock;

    public PasswordService(
            AccountPorts ports, AccessTokens tokens, PasswordResets resets, GuessGuard guesses, PasswordHasher hasher) {
        this.transactions = ports.transactions();
        this.users = ports.users();
        this.credentials = new IssuedCredentials(ports.sessions(), tokens);
        this.resets = resets;
        this.auditLog = ports.auditLog();
        this.guesses = guesses;
        this.hasher = hasher;
        this.clock = ports.clock();
    }

    /**
     * Changes the caller's password. All other sessions and all tokens of the account end.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations; that the current password is wrong is
     *     said only when there is no other
     * @throws TooManyTriesException when too many passwords were tried on the account, or from there
     */
    public void change(Caller caller, ChangePassword command) {
        caller.demand(Permission.MANAGE_OWN_ACCOUNT);
        Violations violations = Violations.of(command.shape());
        User user = caller.user();
        String checked =
                PasswordRules.check("new_password", command.password(), user.username(), user.email(), violations);
        violations.throwIfAny();
        GuessGuard.Guess guess = guesses.before(user.username(), caller.origin());
        String old = currentHash(caller, command.current());
        String hash = hasher.hash(checked);
        transactions.run(() -> {
            if (!held(user.id()).equals(old)) {
                throw wrongPassword();
            }
            users.rehash(user.id(), old, hash);
            guesses.succeeded(guess);
            Ended ended = credentials.endOthers(
                    user.id(), SessionService.current(caller).id());
            auditLog.add(AuditEntry.of(caller, clock.instant(), AuditEvent.PASSWORD_CHANGED, null, ended.detail()));
        });
    }

    /**
     * Changes the caller's address, which takes the password: who finds a session open must not get that far.
     *
     * @return the account as it is now
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations; that the password is wrong is said only
     *     when there is no other
     * @throws TooManyTriesException when too many passwords were tried on the account, or from there
     */
    public User changeEmail(Caller caller, ChangeEmail command) {
        caller.demand(Permission.MANAGE_OWN_ACCOUNT);
        Violations violations = Violations.of(command.shape());
        User user = caller.user();
        String email = command.email();
        String current = command.current();
        boolean changes = email != null && !email.equals(user.email());
        String checked = changes ? AccountRules.email(email, violations) : user.email();
        if (changes && current == null) {
            violations.add("current_password", "required", "current_password is required to change the email address.");
        }
        violations.throwIfAny();
        if (!changes || current == null) {
            return user;
        }
        GuessGuard.Guess guess = guesses.before(user.username(), caller.origin());
        String hash = currentHash(caller, current);
        return transactions.in(() -> {
            // As admins do: what else they change of the account meanwhile must not be undone.
            users.lock();
            Credentials held = users.hold(user.id()).orElseThrow(() -> TrackerException.notFound("user", user.id()));
            if (!held.passwordHash().equals(hash)) {
                throw wrongPassword();
            }
            User changed = held.user().withEmail(checked);
            users.save(changed);
            guesses.succeeded(guess);
            AuditSubject subject = new AuditSubject(AuditSubject.Kind.USER, user.id());
            auditLog.add(AuditEntry.of(caller, clock.instant(), AuditEvent.EMAIL_CHANGED, subject, ""));
            return changed;
        });
    }

    /** The hash of the caller's password, which this must be. */
    private String currentHash(Caller caller, String password) {
        Optional<String> hash = transactions
                .reading(() -> users.credentials(caller.user().username()))
                .map(Credentials::passwordHash);
        Optional<ClaimedPassword> claimed = PasswordRules.claimed(password);
        // The caller is known, so that the time gives nothing away.
        if (hash.isEmpty() || claimed.isEmpty() || !hasher.matches(claimed.get(), hash.get(), 0)) {
            transactions.run(() ->
                    auditLog.add(AuditEntry.of(caller, clock.instant(), AuditEvent.PASSWORD_CHANGE_FAILED, null, "")));
            throw wrongPassword();
        }
        return hash.get();
    }

    /**
     * Takes another account's password away: it is no longer good, all sessions and tokens end, and the code leads to a
     * new one.
     *
     * @throws TrackerException {@code NOT_FOUND}; {@code FORBIDDEN} for the caller's own account, whose password is
     *     changed with the current one; or {@code WRONG_STATE} for a placeholder
     */
    public PasswordReset startReset(Caller caller, long userId) {
        caller.demand(Permission.HAND_OUT_CODES);
        if (caller.user().id() == userId) {
            throw new TrackerException(ErrorCode.FORBIDDEN, "Change your own password with PUT /me/password.");
        }
        User user = transactions
                .reading(() -> users.find(userId))
                .orElseThrow(() -> TrackerException.notFound("user", userId));
        if (user.placeholder()) {
            throw new TrackerException(
                    ErrorCode.WRONG_STATE, user.username() + " is a placeholder: nobody can sign in to it.");
        }
        String code = Secrets.make(RESET_PREFIX);
        // The hash of a password that nobody knows, and not something that is no hash: a sign-in takes as long as ever.
        String nobodysHash = hasher.hashOfNobody();
        return transactions.in(() -> {
            Instant at = clock.instant();
            Instant expiresAt = at.plus(RESET_LIFE);
            users.rehash(userId, held(userId), nobodysHash);
            Ended ended = credentials.endAll(userId);
            resets.put(userId, Secrets.hash(code), caller.ref(), at, expiresAt);
            AuditSubject subject = new AuditSubject(AuditSubject.Kind.USER, userId);
            auditLog.add(AuditEntry.of(caller, at, AuditEvent.PASSWORD_RESET_STARTED, subject, ended.detail()));
            return new PasswordReset(code, expiresAt);
        });
    }

    /**
     * Gives the account of a code a new password. The code is good once. An account that is disabled stays so.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations
     */
    @NeedsNoPermission("the code decides")
    public void reset(ResetPassword command, CallOrigin origin) {
        Violations violations = Violations.of(command.shape());
        String codeHash = Secrets.hash(command.code());
        Optional<User> found = transactions.reading(() -> resets.find(codeHash, clock.instant()));
        if (found.isEmpty()) {
            reject(violations);
        }
        String checked = PasswordRules.check(
                "password",
                command.password(),
                found.map(User::username).orElse(""),
                found.map(User::email).orElse(""),
                violations);
        violations.throwIfAny();
        User user = found.orElseThrow();
        String hash = hasher.hash(checked);
        transactions.run(() -> {
            String old = held(user.id());
            if (!resets.take(codeHash, clock.instant())) {
                reject(violations);
                violations.throwIfAny();
            }
            users.rehash(user.id(), old, hash);
            auditLog.add(new AuditEntry(clock.instant(), AuditEvent.PASSWORD_RESET, user.ref(), null, "", origin));
        });
    }

    /** The current hash, which only this unit of work can replace. */
    private String held(long userId) {
        return users.hold(userId)
                .map(Credentials::passwordHash)
                .orElseThrow(() -> TrackerException.notFound("user", userId));
    }

    private static void reject(Violations violations) {
        violations.add(
                "code",
                "invalid_code",
                "code is not valid: it was used, has expired, or was replaced by a newer one. Ask an admin for"
                        + " a new one.");
    }

    private static TrackerException wrongPassword() {
        Violations violations = new Violations();
        violations.add("current_password", "wrong_password", "current_password is not the password of this account.");
        return new TrackerException(
                ErrorCode.VALIDATION_FAILED, violations.list().get(0).message(), violations.list());
    }
}
