package dev.issuetracker.application.access;

import java.util.Locale;

/** How much of what its owner may do a personal access token can be used for; each scope holds those before it. */
public enum Scope {
    /** Reading. */
    READ,
    /** Also writing what members write. */
    WRITE,
    /** Also what only admins may. */
    ADMIN;

    /** The scope's name on the wire and in stores, such as {@code read}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The scope of a stored name.
     *
     * @throws IllegalArgumentException when no scope has this name
     */
    public static Scope of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
