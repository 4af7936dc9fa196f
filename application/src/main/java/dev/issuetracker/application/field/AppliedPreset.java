package dev.issuetracker.application.field;

import dev.issuetracker.domain.field.Field;
import java.util.List;

/**
 * What a preset did.
 *
 * @param made the fields that were missing
 * @param kept the fields that bore these names already, whatever their type
 */
public record AppliedPreset(List<Field> made, List<Field> kept) {
    public AppliedPreset {
        made = List.copyOf(made);
        kept = List.copyOf(kept);
    }
}
