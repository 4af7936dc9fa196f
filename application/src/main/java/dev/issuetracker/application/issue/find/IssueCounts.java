package dev.issuetracker.application.issue.find;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many issues meet some conditions.
 *
 * @param facets the values that they have, most frequent first, by what they were counted by
 */
public record IssueCounts(long count, Map<String, List<ValueCount>> facets) {
    public IssueCounts {
        facets = Collections.unmodifiableMap(new LinkedHashMap<>(facets));
    }

    /**
     * How many issues have a value.
     *
     * @param value the code of a status, the name of an account, a label or an option, or a text, a number or a day as
     *     the first issue has it; null for no value
     */
    public record ValueCount(@Nullable String value, long count) {}
}
