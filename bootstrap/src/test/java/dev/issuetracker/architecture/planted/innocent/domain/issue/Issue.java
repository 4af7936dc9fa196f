package dev.issuetracker.architecture.planted.innocent.domain.issue;

/** Like the product in small. */
public record Issue(long id, String title) {}
