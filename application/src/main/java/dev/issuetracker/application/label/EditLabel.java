package dev.issuetracker.application.label;

import org.jspecify.annotations.Nullable;

/** A wish to make or edit a label, as sent: nothing checked; null was not mentioned. */
public record EditLabel(
        @Nullable String name,
        @Nullable String color,
        @Nullable String description) {}
