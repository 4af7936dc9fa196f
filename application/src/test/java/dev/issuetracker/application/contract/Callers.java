package dev.issuetracker.application.contract;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Credential;
import dev.issuetracker.application.access.Origin;
import dev.issuetracker.domain.user.User;

/** Callers for tests. */
public final class Callers {
    public static final Origin HERE = new Origin("192.0.2.7", "test/1.0", "request-1");

    private Callers() {}

    /** The user, signed in. */
    public static Caller of(User user) {
        return new Caller(user, new Credential.Session("session"), HERE);
    }
}
