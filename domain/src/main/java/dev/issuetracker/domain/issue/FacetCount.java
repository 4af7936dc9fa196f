package dev.issuetracker.domain.issue;

import org.jspecify.annotations.Nullable;

/**
 * How many issues have a value.
 *
 * @param key the code of a status; of an account, a label or an option the id, and of any other value of a field what
 *     {@link dev.issuetracker.domain.issue.value.FieldKeys} makes of it; null counts the issues that have none
 */
public record FacetCount(@Nullable String key, long issues) {}
