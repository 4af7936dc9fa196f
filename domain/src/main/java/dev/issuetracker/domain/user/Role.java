package dev.issuetracker.domain.user;

import java.util.Locale;

/** What an account may do; each role may all that those before it may. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Also writes issues and comments. */
    MEMBER,
    /** Also deletes, and manages labels and accounts. The first account of a tracker is its admin. */
    ADMIN;

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
