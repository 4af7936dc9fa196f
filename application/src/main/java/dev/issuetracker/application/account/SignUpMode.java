package dev.issuetracker.application.account;

import java.util.Locale;

/**
 * Who may make an account. The first account of a tracker can always be made: without it nobody could let others in.
 */
public enum SignUpMode {
    /** Everybody. An invite is accepted too, for the role that it gives. */
    OPEN,
    /** Nobody. */
    CLOSED,
    /** Everybody who has an invite. */
    INVITE;

    /** The mode's name in the configuration, such as {@code open}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
