package dev.issuetracker.domain.user;

import java.util.Locale;

/** What an account may do beyond what every signed-in person may. */
public enum Role {
    /** Also edits and removes what others wrote. The first account of a tracker is its admin. */
    ADMIN,
    /** Everybody else. */
    MEMBER;

    /** The role's name on the wire and in stores, such as {@code admin}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of a stored or sent name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
