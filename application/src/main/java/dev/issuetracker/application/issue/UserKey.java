package dev.issuetracker.application.issue;

/** How a request names an account. */
public sealed interface UserKey {
    /** By id. */
    record ById(long id) implements UserKey {}

    /** By name, whatever its case. */
    record ByName(String username) implements UserKey {}
}
