package dev.issuetracker.application.issue;

/** How a caller names a label. */
public sealed interface LabelKey {
    /** In the place of an entry that an edge could not read; what is wrong with it is a violation of the shape. */
    LabelKey UNREADABLE = new Unreadable();

    /** By id. */
    record ById(long id) implements LabelKey {}

    /** By name, whatever its case. */
    record ByName(String name) implements LabelKey {}

    /** {@link #UNREADABLE}. */
    record Unreadable() implements LabelKey {}
}
