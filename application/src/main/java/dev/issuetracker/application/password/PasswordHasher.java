package dev.issuetracker.application.password;

import dev.issuetracker.application.access.Secrets;
import dev.issuetracker.domain.error.TrackerException;

/** Hashes passwords, slowly on purpose. Never called inside a transaction. */
public interface PasswordHasher {
    /**
     * A new salted hash that carries its own parameters.
     *
     * @throws TrackerException {@code OVERLOADED} when too many hashes are being made
     */
    String hash(String password);

    /**
     * Whether the hash is of this password, which may be a hash of {@link #hash} or a
     * {@link dev.issuetracker.domain.user.DjangoHash}. The call takes as long for the one as for the other: a timing
     * attack shows neither which kind an account has, nor whether there is an account.
     *
     * @param djangoIterations how many iterations the costliest Django hash of any account takes; 0 when there is none
     * @throws TrackerException {@code OVERLOADED} when too many hashes are being made
     */
    boolean matches(ClaimedPassword password, String hash, int djangoIterations);

    /**
     * The hash of a password that nobody knows. A sign-in that is compared with it takes as long as any.
     *
     * @throws TrackerException {@code OVERLOADED} when too many hashes are being made
     */
    default String hashOfNobody() {
        return hash(Secrets.make(""));
    }

    /** Whether a new hash would be made in another way, or with stronger parameters. */
    boolean outdated(String hash);
}
