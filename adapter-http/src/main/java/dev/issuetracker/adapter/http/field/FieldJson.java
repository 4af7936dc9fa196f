package dev.issuetracker.adapter.http.field;

import dev.issuetracker.application.field.AppliedPreset;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import java.time.Instant;
import java.util.List;

/** A definition as it is sent. */
public record FieldJson(
        long id,
        String name,
        String type,
        String description,
        List<OptionJson> options,
        Instant createdAt,
        Instant updatedAt) {
    /** A definition as it is now. */
    public static FieldJson of(Field field) {
        return new FieldJson(
                field.id(),
                field.name(),
                field.type().code(),
                field.description(),
                field.options().stream().map(OptionJson::of).toList(),
                field.createdAt(),
                field.updatedAt());
    }

    static List<FieldJson> of(List<Field> fields) {
        return fields.stream().map(FieldJson::of).toList();
    }

    /** One of the options of a field. */
    record OptionJson(long id, String name, String color) {
        static OptionJson of(FieldOption option) {
            return new OptionJson(option.id(), option.name(), option.color());
        }
    }

    /** What a preset did. */
    record PresetJson(List<FieldJson> made, List<FieldJson> kept) {
        static PresetJson of(AppliedPreset preset) {
            return new PresetJson(FieldJson.of(preset.made()), FieldJson.of(preset.kept()));
        }
    }
}
