package dev.issuetracker.application;

import dev.issuetracker.application.password.ClaimedPassword;
import dev.issuetracker.application.password.PasswordHasher;

/** Takes the place of a hasher of passwords in a tracker that has none. */
final class MissingPasswords implements PasswordHasher {
    @Override
    public String hash(String password) {
        throw missing();
    }

    @Override
    public boolean matches(ClaimedPassword password, String hash, int djangoIterations) {
        throw missing();
    }

    @Override
    public boolean outdated(String hash) {
        throw missing();
    }

    /** Services ask for it when they are made, with or without passwords. */
    @Override
    public String hashOfNobody() {
        return "";
    }

    private static MissingPartException missing() {
        return new MissingPartException("passwordHasher");
    }
}
