package dev.issuetracker.application.account;

import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Credential;
import dev.issuetracker.application.access.NeedsNoPermission;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.guess.GuessGuard;
import dev.issuetracker.application.password.ClaimedPassword;
import dev.issuetracker.application.password.PasswordHasher;
import dev.issuetracker.application.password.PasswordRules;
import dev.issuetracker.application.session.AccountPorts;
import dev.issuetracker.application.session.SessionTokens;
import dev.issuetracker.application.session.Sessions;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TooManyTriesException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.user.AccountRules;
import dev.issuetracker.domain.user.Credentials;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import dev.issuetracker.domain.user.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts and their sessions. */
public final class AccountService {
    private final Transactions transactions;
    private final Users users;
    private final Sessions sessions;
    private final AuditLog auditLog;
    private final Clock clock;
    private final SignUpPolicy policy;
    private final GuessGuard guesses;
    private final PasswordHasher hasher;
    private final SessionTokens tokens;
    private final String nobodysHash;

    public AccountService(
            AccountPorts ports, SignUpPolicy policy, GuessGuard guesses, PasswordHasher hasher, SessionTokens tokens) {
        this.transactions = ports.transactions();
        this.users = ports.users();
        this.sessions = ports.sessions();
        this.auditLog = ports.auditLog();
        this.clock = ports.clock();
        this.policy = policy;
        this.guesses = guesses;
        this.hasher = hasher;
        this.tokens = tokens;
        this.nobodysHash = hasher.hashOfNobody();
    }

    /**
     * Makes an account and signs it in.
     *
     * @throws TrackerException {@code SIGNUP_CLOSED}, {@code INVITE_REQUIRED} or {@code INVITE_REFUSED};
     *     {@code VALIDATION_FAILED} with all violations; {@code USERNAME_TAKEN}; or {@code OVERLOADED}
     * @throws TooManyTriesException when too many accounts were made from there
     */
    @NeedsNoPermission("the policy of signing up decides")
    public SignedIn signUp(SignUp command, CallOrigin origin) {
        Violations violations = Violations.of(command.shape());
        Optional<Invite> invite = policy.check(command.invite(), clock.instant());
        String username = AccountRules.username(command.username(), violations);
        String email = AccountRules.email(command.email(), violations);
        String password = PasswordRules.check("password", command.password(), username, email, violations);
        violations.throwIfAny();
        guesses.beforeSignUp(origin);
        String hash = hasher.hash(password);
        return transactions.in(() -> {
            Instant at = clock.instant();
            User user = policy.admit(invite, () -> users.add(username, email, hash, at), at, origin);
            record(AuditEvent.SIGNED_UP, user.ref(), origin);
            return open(user, origin);
        });
    }

    /**
     * Signs in. Takes as long, and says the same, for an unknown name and a disabled account as for a wrong password.
     *
     * @throws TrackerException {@code CREDENTIALS_WRONG}; {@code ACCOUNT_DISABLED}, which only a caller that knows the
     *     password gets; or {@code OVERLOADED}
     * @throws TooManyTriesException when too many passwords were tried on the account, or from there
     */
    @NeedsNoPermission("the password decides")
    public SignedIn signIn(String username, String password, CallOrigin origin) {
        // In the form in which sign-up stored it; a name that breaks the rules is simply nobody's.
        String name = AccountRules.username(username, new Violations());
        GuessGuard.Guess guess = guesses.before(name, origin);
        Stored stored = transactions.reading(() -> new Stored(users.credentials(name), users.mostDjangoIterations()));
        Optional<Credentials> found = stored.credentials();
        String hash = found.map(Credentials::passwordHash).orElse(nobodysHash);
        // An over-long password is nobody's; hashing it would only be work for an attacker to give.
        Optional<ClaimedPassword> claimed =
                PasswordRules.claimed(password).filter(some -> hasher.matches(some, hash, stored.djangoIterations()));
        if (found.isEmpty() || claimed.isEmpty()) {
            throw failed(found.map(credentials -> credentials.user().ref()), origin, wrongCredentials());
        }
        User user = found.get().user();
        if (user.disabled()) {
            throw failed(Optional.of(user.ref()), origin, disabledAccount());
        }
        String better = hasher.outdated(hash) ? hasher.hash(claimed.get().normal()) : null;
        return transactions.in(() -> {
            // Held, so that who replaces the password and ends every session sees this one, or was first.
            Optional<Credentials> held = users.hold(user.id());
            if (held.isEmpty()
                    || !held.get().passwordHash().equals(hash)
                    || held.get().user().disabled()) {
                throw wrongCredentials();
            }
            if (better != null) {
                users.rehash(user.id(), hash, better);
            }
            guesses.succeeded(guess);
            record(AuditEvent.SIGNED_IN, user.ref(), origin);
            return open(user, origin);
        });
    }

    /** What a sign-in reads, whether there is an account or not. */
    private record Stored(Optional<Credentials> credentials, int djangoIterations) {}

    private TrackerException failed(Optional<UserRef> tried, CallOrigin origin, TrackerException exception) {
        transactions.run(() -> record(AuditEvent.SIGNIN_FAILED, tried.orElse(null), origin));
        return exception;
    }

    private static TrackerException disabledAccount() {
        return new TrackerException(
                ErrorCode.ACCOUNT_DISABLED, "This account is disabled; an admin can enable it again.");
    }

    private static TrackerException wrongCredentials() {
        return new TrackerException(ErrorCode.CREDENTIALS_WRONG, "No account has this username and password.");
    }

    private void record(AuditEvent event, @Nullable UserRef by, CallOrigin origin) {
        auditLog.add(new AuditEntry(clock.instant(), event, by, null, "", origin));
    }

    private SignedIn open(User user, CallOrigin origin) {
        return new SignedIn(user, tokens.open(user.id(), clock.instant(), origin), tokens.life());
    }

    /** Who may make an account. */
    @NeedsNoPermission("everybody may know whether they can sign up")
    public SignUpMode signUpMode() {
        return policy.mode();
    }

    /** Whether the tracker has no account yet, so that the next one becomes its admin. */
    @NeedsNoPermission("who signs up first learns it anyway")
    public boolean unclaimed() {
        return transactions.reading(policy::unclaimed);
    }

    /** Ends the session of the call: its token is dead at once. A call by an access token changes nothing. */
    public void signOut(Caller caller) {
        caller.demand(Permission.SIGN_OUT);
        if (caller.credential() instanceof Credential.Session session) {
            transactions.run(() -> {
                sessions.end(session.id());
                record(AuditEvent.SIGNED_OUT, caller.ref(), caller.origin());
            });
        }
    }

    /**
     * Who sent this token.
     *
     * @throws TrackerException {@code TOKEN_REFUSED} when it is not ours, expired, or its session ended
     */
    @NeedsNoPermission("it finds out who calls")
    public Caller authenticate(String token, CallOrigin origin) {
        String session = tokens.sessionOf(token);
        return transactions
                .readingOnce(() -> sessions.user(session, clock.instant()))
                .map(user -> new Caller(user, new Credential.Session(session), origin))
                .orElseThrow(() -> new TrackerException(
                        ErrorCode.TOKEN_REFUSED, "This token's session has ended. Sign in again at /signin."));
    }
}
