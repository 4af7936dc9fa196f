package dev.issuetracker.domain.issue;

/** Whose issues are wanted. */
public sealed interface AssigneeFilter {
    /** Those of anyone, and those that nobody is assigned to. */
    AssigneeFilter ANYONE = new Anyone();

    /** Those that nobody is assigned to. */
    AssigneeFilter NOBODY = new Nobody();

    /** Those of this account. */
    static AssigneeFilter named(String username) {
        return new Named(username);
    }

    /** {@link #ANYONE}. */
    record Anyone() implements AssigneeFilter {}

    /** {@link #NOBODY}. */
    record Nobody() implements AssigneeFilter {}

    /** {@link #named}; usernames are compared by {@link dev.issuetracker.domain.text.CaseFolding}. */
    record Named(String username) implements AssigneeFilter {}
}
