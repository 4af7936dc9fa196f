package dev.issuetracker.adapter.http.exchange;

import dev.issuetracker.domain.error.Violations;
import java.util.List;

/** What a request's parsing found, in short. */
public final class FoundViolations {
    private FoundViolations() {}

    /** Field and code of each, in the order in which they were found. */
    public static List<String> in(Violations violations) {
        return violations.list().stream()
                .map(violation -> violation.field() + ":" + violation.code())
                .toList();
    }
}
