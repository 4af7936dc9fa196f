package dev.issuetracker.application.issue;

/** How a request names a label. */
public sealed interface LabelKey {
    /** By id. */
    record ById(long id) implements LabelKey {}

    /** By name, whatever its case. */
    record ByName(String name) implements LabelKey {}
}
