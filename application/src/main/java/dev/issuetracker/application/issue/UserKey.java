package dev.issuetracker.application.issue;

/** How a caller names an assignee. */
public sealed interface UserKey {
    /** No account: nobody is to be assigned. */
    UserKey NOBODY = new Nobody();

    /** By id. */
    record ById(long id) implements UserKey {}

    /** By name, whatever its case. */
    record ByName(String username) implements UserKey {}

    /** {@link #NOBODY}. */
    record Nobody() implements UserKey {}
}
