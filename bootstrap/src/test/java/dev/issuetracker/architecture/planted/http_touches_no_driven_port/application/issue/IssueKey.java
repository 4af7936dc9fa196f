package dev.issuetracker.architecture.planted.http_touches_no_driven_port.application.issue;

public sealed interface IssueKey {
    record ById(long id) implements IssueKey {}
}
