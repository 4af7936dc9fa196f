package dev.issuetracker.architecture.planted.innocent.application.issue;

import dev.issuetracker.architecture.planted.innocent.application.access.Caller;
import dev.issuetracker.architecture.planted.innocent.domain.issue.Issue;
import dev.issuetracker.architecture.planted.innocent.domain.issue.Issues;
import java.util.Optional;

public class IssueService {
    private final Issues issues;

    public IssueService(Issues issues) {
        this.issues = issues;
    }

    public Optional<Issue> get(Caller by, long id) {
        by.demand();
        return issues.find(id);
    }
}
