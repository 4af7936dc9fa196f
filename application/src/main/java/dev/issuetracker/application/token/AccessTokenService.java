package dev.issuetracker.application.token;

import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Credential;
import dev.issuetracker.application.access.NeedsNoPermission;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.access.Scope;
import dev.issuetracker.application.access.Secrets;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.audit.AuditSubject;
import dev.issuetracker.application.session.AccountPorts;
import dev.issuetracker.application.session.SessionService;
import dev.issuetracker.application.session.Sessions;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.TextRules;
import dev.issuetracker.domain.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Personal access tokens: made by their owner, for programs. */
public final class AccessTokenService {
    /** What every token begins with that is made here. */
    public static final String PREFIX = "itp_";

    /**
     * A key of the Django tracker, which accounts that move in bring along: 160 random bits, so that a fast hash
     * without salt does for it too.
     */
    public static final Pattern DJANGO_KEY = Pattern.compile("[0-9a-f]{40}");

    public static final int MAX_TOKENS = 100;
    public static final int MAX_NAME = 100;
    public static final Duration DEFAULT_LIFE = Duration.ofDays(90);
    public static final Duration MAX_LIFE = Duration.ofDays(366);

    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final Transactions transactions;
    private final Users users;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final AuditLog auditLog;
    private final Clock clock;
    private final Executor notes;
    /**
     * When this server last tried to note the use of a token, so that a store that takes no writes is not asked with
     * every call.
     */
    private final Map<Long, Instant> noted = new ConcurrentHashMap<>();

    /**
     * Wires the service.
     *
     * @param notes runs what writes down that a token was used, which no call waits for; may drop it
     */
    public AccessTokenService(AccountPorts ports, AccessTokens tokens, Executor notes) {
        this.transactions = ports.transactions();
        this.users = ports.users();
        this.sessions = ports.sessions();
        this.tokens = tokens;
        this.auditLog = ports.auditLog();
        this.clock = ports.clock();
        this.notes = notes;
    }

    /**
     * Makes a token of the caller.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations, {@code TOO_MANY_TOKENS}, or
     *     {@code TOKEN_REFUSED} when the session of the call ended meanwhile
     */
    public NewAccessToken make(Caller caller, MakeAccessToken command) {
        caller.demand(Permission.MANAGE_OWN_ACCOUNT);
        Violations violations = Violations.of(command.shape());
        String name = TextRules.line("name", command.name(), 1, MAX_NAME, violations);
        Scope scope = scope(command.scope(), violations);
        Duration life = life(command.expiresIn(), violations);
        violations.throwIfAny();
        String secret = Secrets.make(PREFIX);
        long owner = caller.user().id();
        return transactions.in(() -> {
            Instant at = clock.instant();
            // Held, so that who ends all of the account's tokens sees this one, or has ended the caller's session.
            users.hold(owner);
            if (sessions.user(SessionService.current(caller).id(), at).isEmpty()) {
                throw new TrackerException(
                        ErrorCode.TOKEN_REFUSED, "This token's session has ended. Sign in again at /signin.");
            }
            tokens.sweep(at);
            if (tokens.count(owner, at) >= MAX_TOKENS) {
                throw new TrackerException(
                        ErrorCode.TOO_MANY_TOKENS,
                        "You have " + MAX_TOKENS + " tokens, and no more are allowed; end one that you no longer use.");
            }
            AccessToken token = tokens.add(owner, name, scope, Secrets.hash(secret), at, at.plus(life));
            record(caller, AuditEvent.TOKEN_MADE, token, at);
            return new NewAccessToken(token, secret);
        });
    }

    private static Scope scope(@Nullable String code, Violations violations) {
        if (code == null) {
            violations.add("scope", "required", "scope is required: read, write or admin.");
            return Scope.READ;
        }
        for (Scope scope : Scope.values()) {
            if (scope.code().equals(code)) {
                return scope;
            }
        }
        violations.add("scope", "unknown_scope", "scope must be read, write or admin.");
        return Scope.READ;
    }

    private static Duration life(@Nullable Long seconds, Violations violations) {
        if (seconds == null) {
            return DEFAULT_LIFE;
        }
        if (seconds < 1 || seconds > MAX_LIFE.toSeconds()) {
            violations.add(
                    "expires_in",
                    "out_of_range",
                    "expires_in must be from 1 to " + MAX_LIFE.toSeconds() + " seconds (" + MAX_LIFE.toDays()
                            + " days).");
            return DEFAULT_LIFE;
        }
        return Duration.ofSeconds(seconds);
    }

    /** Lists the caller's tokens, newest first. */
    public Page<AccessToken, Long> list(Caller caller, PageRequest<Long> request) {
        caller.demand(Permission.MANAGE_OWN_ACCOUNT);
        return transactions.reading(() -> tokens.list(caller.user().id(), clock.instant(), request));
    }

    /**
     * Ends a token of the caller, at once.
     *
     * @throws TrackerException {@code NOT_FOUND} when the caller has none with this id
     */
    public void end(Caller caller, long id) {
        caller.demand(Permission.MANAGE_OWN_ACCOUNT);
        endOwn(caller, id);
    }

    /** Ends the token of the call, at once. A call without one changes nothing. */
    public void endCurrent(Caller caller) {
        caller.demand(Permission.SIGN_OUT);
        if (caller.credential() instanceof Credential.AccessToken current) {
            endOwn(caller, current.id());
        }
    }

    private void endOwn(Caller caller, long id) {
        transactions.run(() -> {
            AccessToken ended =
                    tokens.end(caller.user().id(), id).orElseThrow(() -> TrackerException.notFound("token", id));
            record(caller, AuditEvent.TOKEN_ENDED, ended, clock.instant());
        });
    }

    private void record(Caller caller, AuditEvent event, AccessToken token, Instant at) {
        AuditSubject subject = new AuditSubject(AuditSubject.Kind.TOKEN, token.id());
        String detail = token.name() + " (" + token.scope().code() + ")";
        auditLog.add(AuditEntry.of(caller, at, event, subject, detail));
    }

    /** Whether a token is one of these by its form, and not that of a session. */
    public static boolean recognizes(String token) {
        return token.startsWith(PREFIX) || DJANGO_KEY.matcher(token).matches();
    }

    /**
     * Who sent this token.
     *
     * @throws TrackerException {@code TOKEN_REFUSED} when there is none, or it expired or ended, or its account is
     *     disabled
     */
    @NeedsNoPermission("it finds out who calls")
    public Caller authenticate(String secret, CallOrigin origin) {
        if (!Secrets.wellFormed(PREFIX, secret) && !DJANGO_KEY.matcher(secret).matches()) {
            throw rejected();
        }
        String hash = Secrets.hash(secret);
        Instant at = clock.instant();
        AccessTokens.Owned owned =
                transactions.readingOnce(() -> tokens.find(hash, at)).orElseThrow(AccessTokenService::rejected);
        AccessToken token = owned.token();
        if (due(token.lastUsedAt(), at) && due(noted.get(token.id()), at)) {
            note(token.id(), at);
        }
        return new Caller(owned.owner(), new Credential.AccessToken(token.id(), token.scope()), origin);
    }

    private static TrackerException rejected() {
        return new TrackerException(
                ErrorCode.TOKEN_REFUSED,
                "This token is unknown, has expired, or was ended. Make a new one at /me/tokens.");
    }

    private static boolean due(@Nullable Instant last, Instant at) {
        return last == null || !at.isBefore(last.plus(BETWEEN_NOTES));
    }

    private void note(long id, Instant at) {
        if (noted.size() >= REMEMBERED) {
            noted.clear();
        }
        noted.put(id, at);
        notes.execute(() -> {
            try {
                transactions.run(() -> tokens.used(id, at));
            } catch (TrackerException missed) {
                // The store cannot be written at the moment. A later use will be noted.
            }
        });
    }
}
