package dev.issuetracker.adapter.http.label;

import dev.issuetracker.domain.label.Label;
import java.time.Instant;

/** A label as it is sent. */
public record LabelJson(long id, String name, String color, String description, Instant createdAt, Instant updatedAt) {
    /** A label as it is now. */
    public static LabelJson of(Label label) {
        return new LabelJson(
                label.id(), label.name(), label.color(), label.description(), label.createdAt(), label.updatedAt());
    }
}
