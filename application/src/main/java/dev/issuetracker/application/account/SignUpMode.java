package dev.issuetracker.application.account;

import java.util.Locale;

/** Who may make an account. Whatever the mode, the first account of a tracker can be made: without it nobody could let others in. */
public enum SignUpMode {
    /** Anybody. An invite is taken too, for the role that it gives. */
    OPEN,
    /** Nobody. */
    CLOSED,
    /** Who brings an invite. */
    INVITE;

    /** The mode's name in the configuration, such as {@code open}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
