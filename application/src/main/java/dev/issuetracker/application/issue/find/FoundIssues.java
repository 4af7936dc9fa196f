package dev.issuetracker.application.issue.find;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.util.Optional;
import java.util.function.Consumer;

/** All issues that a command finds, however many. They are read within the unit of work in which they were found. */
public final class FoundIssues {
    private final Issues issues;
    private final IssueFilter filter;
    private final IssueSort sort;

    FoundIssues(Issues issues, IssueFilter filter, IssueSort sort) {
        this.issues = issues;
        this.filter = filter;
        this.sort = sort;
    }

    /** Reads page by page, so that memory does not grow with their number. */
    public void forEach(Consumer<Issue> reader) {
        Optional<PageRequest<IssueKey>> request = Optional.of(PageRequest.first(PageRequest.MAX_LIMIT));
        while (request.isPresent()) {
            Page<Issue, IssueKey> page = issues.list(filter, sort, request.get());
            page.items().forEach(reader);
            request = page.next();
        }
    }
}
