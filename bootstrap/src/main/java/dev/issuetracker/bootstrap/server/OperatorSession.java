package dev.issuetracker.bootstrap.server;

import dev.issuetracker.application.StorePorts;
import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.access.Secrets;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.session.SessionTokens;
import dev.issuetracker.application.session.TokenIssuer;
import dev.issuetracker.bootstrap.configuration.ConfigurationException;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A session of an account for a command of the operator. It needs no password, because the operator has the database.
 * The audit log says when it began and ended.
 */
public final class OperatorSession implements AutoCloseable {
    /** Longer than any import, as the command ends the session itself. */
    private static final Duration LIFE = Duration.ofDays(7);

    private static final CallOrigin ORIGIN = new CallOrigin("", "issue-tracker on the command line", "");

    private final StorePorts store;
    private final Clock clock;
    private final UserRef account;
    private final String id;
    private final String token;

    private OperatorSession(StorePorts store, Clock clock, UserRef account, String id, String token) {
        this.store = store;
        this.clock = clock;
        this.account = account;
        this.id = id;
        this.token = token;
    }

    static OperatorSession open(StorePorts store, TokenIssuer issuer, Clock clock, String username) {
        SessionTokens tokens = new SessionTokens(store.sessions(), issuer, () -> Secrets.make(""), LIFE);
        return store.transactions().in(() -> {
            UserRef account = active(store, username);
            Instant at = clock.instant();
            store.auditLog().add(new AuditEntry(at, AuditEvent.SIGNED_IN, account, null, "", ORIGIN));
            String token = tokens.open(account.id(), at, ORIGIN);
            return new OperatorSession(store, clock, account, tokens.sessionOf(token), token);
        });
    }

    private static UserRef active(StorePorts store, String username) {
        return store.users().findNamed(List.of(username)).stream()
                .filter(user -> !user.disabled())
                .findFirst()
                .map(User::ref)
                .orElseThrow(() -> new ConfigurationException(List.of("there is no active account named " + username)));
    }

    /** What its calls are authenticated by. */
    public String token() {
        return token;
    }

    @Override
    public void close() {
        store.transactions().run(() -> {
            store.sessions().end(id);
            store.auditLog().add(new AuditEntry(clock.instant(), AuditEvent.SIGNED_OUT, account, null, "", ORIGIN));
        });
    }
}
