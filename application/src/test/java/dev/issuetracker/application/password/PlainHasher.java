package dev.issuetracker.application.password;

import java.util.ArrayList;
import java.util.List;

/** Hashes by writing down the password and a strength; and remembers what it was asked to compare. */
public final class PlainHasher implements PasswordHasher {
    public final List<String> compared = new ArrayList<>();
    public final List<Integer> djangoIterations = new ArrayList<>();
    public int strength = 1;
    /** What others do while a password is compared. */
    public Runnable meanwhile = () -> {};

    @Override
    public String hash(String password) {
        return strength + ":" + password;
    }

    @Override
    public boolean matches(ClaimedPassword password, String hash, int iterations) {
        compared.add(password.normal());
        djangoIterations.add(iterations);
        meanwhile.run();
        return hash.substring(hash.indexOf(':') + 1).equals(password.normal());
    }

    @Override
    public String hashOfNobody() {
        return hash("nobody's");
    }

    @Override
    public boolean outdated(String hash) {
        return !hash.startsWith(strength + ":");
    }
}
