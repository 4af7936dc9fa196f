package dev.issuetracker.adapter.http.account;

import dev.issuetracker.application.account.SignedIn;
import dev.issuetracker.domain.user.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account as it is sent to its owner. */
record UserJson(long id, String username, String email, String role, Instant createdAt) {
    static UserJson of(User user) {
        return new UserJson(
                user.id(), user.username(), user.email(), user.role().code(), user.createdAt());
    }

    /** An account as it is sent to others: without its e-mail address, which is private. */
    record PublicJson(long id, String username, String role, Instant createdAt, boolean disabled, boolean placeholder) {
        static PublicJson of(User user) {
            return new PublicJson(
                    user.id(),
                    user.username(),
                    user.role().code(),
                    user.createdAt(),
                    user.disabled(),
                    user.placeholder());
        }
    }

    /**
     * All of an account, as it is sent to admins.
     *
     * @param email null of a placeholder
     */
    record FullJson(
            long id,
            String username,
            @Nullable String email,
            String role,
            Instant createdAt,
            @Nullable Instant disabledAt,
            boolean placeholder) {
        static FullJson of(User user) {
            return new FullJson(
                    user.id(),
                    user.username(),
                    user.placeholder() ? null : user.email(),
                    user.role().code(),
                    user.createdAt(),
                    user.disabledAt(),
                    user.placeholder());
        }
    }

    /**
     * A new account with a token for it.
     *
     * @param expiresIn in seconds
     */
    record NewAccountJson(
            long id,
            String username,
            String email,
            String role,
            Instant createdAt,
            String token,
            String tokenType,
            long expiresIn) {
        static NewAccountJson of(SignedIn session) {
            User user = session.user();
            return new NewAccountJson(
                    user.id(),
                    user.username(),
                    user.email(),
                    user.role().code(),
                    user.createdAt(),
                    session.token(),
                    "Bearer",
                    session.expiresIn().toSeconds());
        }

        @Override
        public String toString() {
            return "NewAccountJson[id=" + id + ", username=" + username + "]";
        }

        /**
         * A new account whose token is in a cookie.
         *
         * @param expiresIn in seconds
         */
        record WithoutToken(long id, String username, String email, String role, Instant createdAt, long expiresIn) {
            static WithoutToken of(SignedIn session) {
                User user = session.user();
                return new WithoutToken(
                        user.id(),
                        user.username(),
                        user.email(),
                        user.role().code(),
                        user.createdAt(),
                        session.expiresIn().toSeconds());
            }
        }
    }

    /**
     * A new token and whose it is.
     *
     * @param expiresIn in seconds
     */
    record SessionJson(String token, String tokenType, long expiresIn, UserJson user) {
        static SessionJson of(SignedIn session) {
            return new SessionJson(
                    session.token(), "Bearer", session.expiresIn().toSeconds(), UserJson.of(session.user()));
        }

        @Override
        public String toString() {
            return "SessionJson[user=" + user + "]";
        }

        /**
         * Whose session it is, when its token is in a cookie.
         *
         * @param expiresIn in seconds
         */
        record WithoutToken(long expiresIn, UserJson user) {
            static WithoutToken of(SignedIn session) {
                return new WithoutToken(session.expiresIn().toSeconds(), UserJson.of(session.user()));
            }
        }
    }
}
