package dev.issuetracker.domain.issue;

/** Whose children are wanted. */
public sealed interface ParentFilter {
    /** Issues with and without a parent. */
    ParentFilter ANY = new Any();

    /** Issues without a parent. */
    ParentFilter NONE = new None();

    /** The children of an issue. */
    static ParentFilter of(long id) {
        return new Of(id);
    }

    /** {@link #ANY}. */
    record Any() implements ParentFilter {}

    /** {@link #NONE}. */
    record None() implements ParentFilter {}

    /** {@link #of}. */
    record Of(long id) implements ParentFilter {}
}
