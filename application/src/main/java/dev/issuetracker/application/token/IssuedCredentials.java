package dev.issuetracker.application.token;

import dev.issuetracker.application.session.Sessions;

/** What accounts are called with: their sessions and access tokens, which end together. */
public final class IssuedCredentials {
    private final Sessions sessions;
    private final AccessTokens tokens;

    public IssuedCredentials(Sessions sessions, AccessTokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /** Ends all sessions and access tokens of an account, in the caller's unit of work. */
    public Ended endAll(long userId) {
        return new Ended(sessions.endAll(userId), tokens.endAll(userId).size());
    }

    /** Ends all sessions of an account but one, and all its access tokens, in the caller's unit of work. */
    public Ended endOthers(long userId, String keptSession) {
        return new Ended(
                sessions.endOthers(userId, keptSession), tokens.endAll(userId).size());
    }

    /** How much ended. */
    public record Ended(int sessions, int tokens) {
        /** As the audit log says it. */
        public String detail() {
            return "ended: sessions " + sessions + ", tokens " + tokens;
        }
    }
}
