package dev.issuetracker.domain.label;

/** A label as an issue carries it. */
public record LabelRef(long id, String name, String color) {}
