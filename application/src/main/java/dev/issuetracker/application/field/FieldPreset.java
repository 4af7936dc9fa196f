package dev.issuetracker.application.field;

import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.Fields.NewOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fields that many teams want, to be made by one call. */
@SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that do not change.
public enum FieldPreset {
    /** What planning needs: how urgent, what kind, until when, for which milestone, how much work. */
    PLANNING(List.of(
            new NewField(
                    "Priority",
                    FieldType.SELECT,
                    new NewOption("urgent", "c62828"),
                    new NewOption("high", "d93f0b"),
                    new NewOption("medium", "b28a00"),
                    new NewOption("low", "5b9a66")),
            new NewField(
                    "Type",
                    FieldType.SELECT,
                    new NewOption("bug", "d73a4a"),
                    new NewOption("feature", "2f9096"),
                    new NewOption("task", "7088b0")),
            new NewField("Due date", FieldType.DATE),
            new NewField("Milestone", FieldType.TEXT),
            new NewField("Estimate", FieldType.NUMBER)));

    private final List<NewField> fields;

    FieldPreset(List<NewField> fields) {
        this.fields = fields;
    }

    /** The preset of this code; empty when there is none. */
    public static Optional<FieldPreset> of(String code) {
        return Arrays.stream(values())
                .filter(preset -> preset.code().equals(code))
                .findFirst();
    }

    /** The codes of all presets, for a message. */
    static String codes() {
        return Arrays.stream(values()).map(FieldPreset::code).collect(Collectors.joining(", "));
    }

    /** The name on the wire, such as {@code planning}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it makes, in this order. */
    public List<NewField> fields() {
        return fields;
    }
}
