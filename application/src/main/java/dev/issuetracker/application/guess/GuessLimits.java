package dev.issuetracker.application.guess;

import java.time.Duration;

/**
 * How often passwords may be tried and accounts made.
 *
 * @param perAccount attempts at the password of one account
 * @param perAddress attempts from one address
 * @param signUps new accounts from one address
 */
public record GuessLimits(AttemptLimit perAccount, AttemptLimit perAddress, AttemptLimit signUps) {
    private static final Duration ACCOUNT_INTERVAL = Duration.ofSeconds(30);
    private static final Duration ADDRESS_INTERVAL = Duration.ofSeconds(3);
    private static final Duration SIGN_UP_INTERVAL = Duration.ofMinutes(1);

    /** Limits with so many attempts at once; 0 means no limit. */
    public static GuessLimits of(int perAccount, int perAddress, int signUps) {
        return new GuessLimits(
                new AttemptLimit(perAccount, ACCOUNT_INTERVAL),
                new AttemptLimit(perAddress, ADDRESS_INTERVAL),
                new AttemptLimit(signUps, SIGN_UP_INTERVAL));
    }
}
