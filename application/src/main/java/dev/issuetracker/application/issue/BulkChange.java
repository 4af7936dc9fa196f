package dev.issuetracker.application.issue;

import dev.issuetracker.domain.issue.Issue;
import java.util.List;

/**
 * What a bulk change did.
 *
 * @param updated how many issues it changed; the others were as wished already
 * @param issues every issue named, as it stands now, ascending by id
 */
public record BulkChange(int updated, List<Issue> issues) {
    public BulkChange {
        issues = List.copyOf(issues);
    }
}
