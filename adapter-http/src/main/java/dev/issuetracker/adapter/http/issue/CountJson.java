package dev.issuetracker.adapter.http.issue;

import dev.issuetracker.application.issue.find.IssueCounts;
import dev.issuetracker.application.issue.find.IssueCounts.ValueCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many issues {@code /issues/count} found. */
record CountJson(long count, Map<String, List<ValueJson>> facets) {
    static CountJson of(IssueCounts counts) {
        Map<String, List<ValueJson>> facets = new LinkedHashMap<>();
        counts.facets()
                .forEach((name, values) ->
                        facets.put(name, values.stream().map(ValueJson::of).toList()));
        return new CountJson(counts.count(), facets);
    }

    /** How many of them have a value. */
    record ValueJson(@Nullable String value, long count) {
        private static ValueJson of(ValueCount count) {
            return new ValueJson(count.value(), count.count());
        }
    }
}
