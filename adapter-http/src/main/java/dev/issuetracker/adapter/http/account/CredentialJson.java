package dev.issuetracker.adapter.http.account;

import dev.issuetracker.adapter.http.wire.NetworkAddress;
import dev.issuetracker.application.password.PasswordReset;
import dev.issuetracker.application.session.Session;
import dev.issuetracker.application.token.AccessToken;
import dev.issuetracker.application.token.NewAccessToken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sessions, access tokens and reset codes of an account, as they are sent to its owner. */
final class CredentialJson {
    private CredentialJson() {}

    /**
     * A session.
     *
     * @param current whether the request itself belongs to it
     */
    record OwnSessionJson(
            String id, Instant createdAt, Instant expiresAt, String address, String userAgent, boolean current) {
        static OwnSessionJson of(Session session, boolean current) {
            return new OwnSessionJson(
                    session.id(),
                    session.createdAt(),
                    session.expiresAt(),
                    NetworkAddress.shown(session.address()),
                    session.userAgent(),
                    current);
        }
    }

    /** An access token without its secret. */
    record AccessTokenJson(
            long id,
            String name,
            String scope,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt) {
        static AccessTokenJson of(AccessToken token) {
            return new AccessTokenJson(
                    token.id(),
                    token.name(),
                    token.scope().code(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt());
        }
    }

    /** A new access token, with the secret that is shown this once. */
    record NewAccessTokenJson(long id, String name, String scope, Instant createdAt, Instant expiresAt, String token) {
        static NewAccessTokenJson of(NewAccessToken made) {
            AccessToken token = made.token();
            return new NewAccessTokenJson(
                    token.id(),
                    token.name(),
                    token.scope().code(),
                    token.createdAt(),
                    token.expiresAt(),
                    made.secret());
        }

        @Override
        public String toString() {
            return "NewAccessTokenJson[id=" + id + ", name=" + name + "]";
        }
    }

    /** The code that sets a new password. */
    record ResetJson(String code, Instant expiresAt) {
        static ResetJson of(PasswordReset reset) {
            return new ResetJson(reset.code(), reset.expiresAt());
        }

        @Override
        public String toString() {
            return "ResetJson[expiresAt=" + expiresAt + "]";
        }
    }
}
