package dev.issuetracker.adapter.http.label;

import dev.issuetracker.domain.label.LabelRef;

/** A label as issues carry it. */
public record LabelRefJson(long id, String name, String color) {
    public static LabelRefJson of(LabelRef label) {
        return new LabelRefJson(label.id(), label.name(), label.color());
    }
}
