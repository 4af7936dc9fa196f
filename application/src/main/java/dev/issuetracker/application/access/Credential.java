package dev.issuetracker.application.access;

/** How a caller proved which account it is. */
public sealed interface Credential {
    /** The token of a session, from signing in: valid for everything that the account may do. */
    record Session(String id) implements Credential {}

    /**
     * The word of the program that embeds the tracker, which knows its people by other means: valid for everything that
     * the account may do and that needs no session.
     */
    record Embedded() implements Credential {}

    /** A personal access token: valid for what its scope says. */
    record AccessToken(long id, Scope scope) implements Credential {}
}
