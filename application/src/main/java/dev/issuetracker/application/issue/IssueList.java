package dev.issuetracker.application.issue;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.page.Page;

/** A part of a list of issues, and the order of the list, which the keys of its pages belong to. */
public record IssueList(IssueSort order, Page<Issue, IssueKey> page) {}
