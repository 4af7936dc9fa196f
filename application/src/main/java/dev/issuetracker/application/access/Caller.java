package dev.issuetracker.application.access;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;

/** The account behind a call, the credential that proved it, and where the call comes from. */
public record Caller(User user, Credential credential, CallOrigin origin) {
    /** An account for which the program that embeds the tracker vouches. */
    public static Caller of(User user) {
        return new Caller(user, new Credential.Embedded(), CallOrigin.UNKNOWN);
    }

    public UserRef ref() {
        return user.ref();
    }

    public boolean may(Permission permission) {
        return permission.allows(user.role()) && permission.allows(credential);
    }

    /**
     * Denies the call unless the caller has the permission.
     *
     * @throws TrackerException {@code FORBIDDEN}, saying what is missing
     */
    public void demand(Permission permission) {
        if (!permission.allows(user.role())) {
            throw forbidden("This needs the role " + permission.least().code() + ", but " + user.username()
                    + " has the role " + user.role().code() + "; an admin can change it.");
        }
        if (!permission.allows(credential)) {
            throw forbidden("This " + permission.neededOfTokens() + ".");
        }
    }

    private static TrackerException forbidden(String message) {
        return new TrackerException(ErrorCode.FORBIDDEN, message);
    }
}
