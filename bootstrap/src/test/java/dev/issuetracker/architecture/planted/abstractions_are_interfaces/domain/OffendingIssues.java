package dev.issuetracker.architecture.planted.abstractions_are_interfaces.domain;

abstract class OffendingIssues {
    abstract long count();
}
