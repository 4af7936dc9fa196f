package dev.issuetracker.application.field;

import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.Fields.NewOption;
import java.util.List;

/** A definition that was checked and is about to be added. */
public record NewField(String name, FieldType type, String description, List<NewOption> options) {
    public NewField {
        options = List.copyOf(options);
    }

    /** Without a description. */
    public NewField(String name, FieldType type, NewOption... options) {
        this(name, type, "", List.of(options));
    }
}
