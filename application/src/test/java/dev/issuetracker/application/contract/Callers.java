package dev.issuetracker.application.contract;

import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Credential;
import dev.issuetracker.domain.user.User;

/** Callers for tests. */
public final class Callers {
    public static final CallOrigin HERE = new CallOrigin("192.0.2.7", "test/1.0", "request-1");

    private Callers() {}

    /** The user, signed in. */
    public static Caller of(User user) {
        return new Caller(user, new Credential.Session("session"), HERE);
    }
}
