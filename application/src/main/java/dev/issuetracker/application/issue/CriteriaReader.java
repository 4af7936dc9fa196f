package dev.issuetracker.application.issue;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.IssueFilter;

/** Reads the conditions of callers, for use cases that are about the issues that meet them. */
public final class CriteriaReader {
    private final References references;

    public CriteriaReader(IssuePorts ports) {
        this.references = new References(ports);
    }

    /**
     * The issues that these conditions ask for. Each name in them that nobody and nothing has is a violation. An order
     * that their search names does not matter.
     */
    public IssueFilter filter(IssueCriteria criteria, Caller by, Violations violations) {
        return references.query(criteria, by, "", violations).filter();
    }
}
