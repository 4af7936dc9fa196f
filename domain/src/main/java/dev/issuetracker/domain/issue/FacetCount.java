package dev.issuetracker.domain.issue;

import org.jspecify.annotations.Nullable;

/**
 * How many issues have a value.
 *
 * @param key the code of a status; of an account, a label or an option the id, and of any other value of a field what
 *     {@link dev.issuetracker.domain.issue.value.FieldKeys} makes of it; null counts the issues that have none
 * @param written a text, a number or a day as the first issue has it: a key is folded, or padded. Null for anything
 *     else
 */
public record FacetCount(@Nullable String key, @Nullable String written, long issues) {
    /** Of a value that is known by its key. */
    public FacetCount(@Nullable String key, long issues) {
        this(key, null, issues);
    }
}
