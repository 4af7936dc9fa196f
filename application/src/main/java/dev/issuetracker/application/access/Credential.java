package dev.issuetracker.application.access;

/** What a caller proved the account with. */
public sealed interface Credential {
    /** The token of a session, from signing in: good for everything that the account may do. */
    record Session(String id) implements Credential {}

    /** A personal access token: good for what its scope says. */
    record AccessToken(long id, Scope scope) implements Credential {}
}
