package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueSort.By;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.page.PageRequest.Direction;

/** How a list is gone through in its order. */
record ListWalk(IssueSort sort, PageRequest<IssueKey> request) {
    /** Whether towards lesser values. */
    boolean down() {
        return (request.direction() == Direction.AFTER) == sort.descending();
    }

    /** Whether ids say how far an issue is: what is made later has the greater one. */
    boolean byTime() {
        return sort.by() != By.TITLE && sort.by() != By.FIELD;
    }
}
