package dev.issuetracker.application.guess;

import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.access.Secrets;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.guess.Throttles.Throttle;
import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.TooManyTriesException;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.UserRef;
import dev.issuetracker.domain.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how often passwords can be guessed and accounts made. An attempt is counted before it is checked, so that none
 * can race past the limit.
 */
public final class GuessGuard {
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final Throttles throttles;
    private final Users users;
    private final AuditLog auditLog;
    private final GuessLimits limits;
    private final Clock clock;
    private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.MIN);

    /** A guess that was counted. */
    public static final class Guess {
        private final List<Attempt> attempts;

        private Guess(List<Attempt> attempts) {
            this.attempts = attempts;
        }
    }

    public GuessGuard(
            Transactions transactions,
            Throttles throttles,
            Users users,
            AuditLog auditLog,
            GuessLimits limits,
            Clock clock) {
        this.transactions = transactions;
        this.throttles = throttles;
        this.users = users;
        this.auditLog = auditLog;
        this.limits = limits;
        this.clock = StoreClock.of(clock);
    }

    /**
     * Counts a guess at the password of an account against the account and against the address that it comes from, also
     * when no account has that name. Runs outside of any unit of work, so that the guess counts whatever happens next.
     *
     * @throws TooManyTriesException when there were too many
     */
    public Guess before(String username, CallOrigin origin) {
        // The address first: once it is used up it can use up no more accounts.
        return count(
                List.of(
                        new Attempt("address " + origin.network(), limits.perAddress()),
                        new Attempt("account " + Secrets.hash(CaseFolding.fold(username)), limits.perAccount())),
                AuditEvent.SIGNIN_LIMITED,
                username,
                origin);
    }

    /** Takes back what was counted for a right guess, in the caller's unit of work. */
    public void succeeded(Guess guess) {
        throttles.giveBack(guess.attempts);
    }

    /**
     * Counts an attempt to make an account, which is never given back.
     *
     * @throws TooManyTriesException when there were too many
     */
    public void beforeSignUp(CallOrigin origin) {
        count(
                List.of(new Attempt("signup " + origin.network(), limits.signUps())),
                AuditEvent.SIGNUP_LIMITED,
                null,
                origin);
    }

    private Guess count(List<Attempt> all, AuditEvent limited, @Nullable String username, CallOrigin origin) {
        List<Attempt> attempts =
                all.stream().filter(attempt -> !attempt.limit().unlimited()).toList();
        if (!attempts.isEmpty()) {
            Instant at = clock.instant();
            Duration wait = transactions.reading(() -> stillLimited(attempts, at));
            if (wait.isZero()) {
                wait = transactions.in(() -> take(attempts, at, limited, username, origin));
            }
            if (!wait.isZero()) {
                throw new TooManyTriesException(wait);
            }
            sweepNowAndThen(at);
        }
        return new Guess(attempts);
    }

    /** Makes each rejection in a flood cost one look-up: the first one was noted, and nothing more is written. */
    private Duration stillLimited(List<Attempt> attempts, Instant at) {
        Map<String, Throttle> known =
                throttles.find(attempts.stream().map(Attempt::key).toList());
        return attempts.stream()
                .flatMap(attempt -> Stream.ofNullable(known.get(attempt.key()))
                        .filter(Throttle::rejected)
                        .filter(throttle -> attempt.limit().usedUp(throttle.freeAt(), at))
                        .map(throttle -> attempt.limit().untilFree(throttle.freeAt(), at)))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    /** Takes all attempts or none. Returns how long to wait, zero when all were taken. */
    private Duration take(
            List<Attempt> attempts, Instant at, AuditEvent limited, @Nullable String username, CallOrigin origin) {
        for (int i = 0; i < attempts.size(); i++) {
            Attempt attempt = attempts.get(i);
            Throttle throttle = throttles.take(attempt, at);
            if (throttle.rejected()) {
                throttles.giveBack(attempts.subList(0, i));
                if (throttle.rejections() == 1) {
                    String limit = attempt.key().substring(0, attempt.key().indexOf(' '));
                    auditLog.add(new AuditEntry(at, limited, account(username), null, "limit of the " + limit, origin));
                }
                return attempt.limit().untilFree(throttle.freeAt(), at);
            }
        }
        return Duration.ZERO;
    }

    private @Nullable UserRef account(@Nullable String username) {
        return username == null
                ? null
                : users.findNamed(List.of(username)).stream()
                        .findFirst()
                        .map(user -> user.ref())
                        .orElse(null);
    }

    private void sweepNowAndThen(Instant at) {
        Instant due = nextSweep.get();
        if (!at.isBefore(due) && nextSweep.compareAndSet(due, at.plus(SWEEP_EVERY))) {
            transactions.run(() -> throttles.sweep(at.minus(SWEEP_EVERY)));
        }
    }
}
