package dev.issuetracker.application.issue.find;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueOrder;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.relevance.Fragment;
import java.util.List;
import java.util.Map;

/**
 * A part of a list of issues.
 *
 * @param order of the list, which the keys of its pages belong to
 * @param fragments where the words of the search are in each issue, by its id; none for a list in another order than by
 *     relevance
 */
public record IssueList(IssueOrder order, Page<Issue, IssueKey> page, Map<Long, List<Fragment>> fragments) {
    public IssueList {
        fragments = Map.copyOf(fragments);
    }
}
