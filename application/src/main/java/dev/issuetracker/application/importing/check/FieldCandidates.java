package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.field.FieldPreset;
import dev.issuetracker.application.field.NewField;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.text.CaseFolding;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fields that a file may fill, and that are made for it where the team does not have them. */
public final class FieldCandidates {
    /** What the pages of other programs say that columns fill. */
    private static final Map<String, NewField> KNOWN = byName(Stream.concat(
            FieldPreset.PLANNING.fields().stream(),
            Stream.of(
                    new NewField("Resolution", FieldType.TEXT),
                    new NewField("Sprint", FieldType.TEXT),
                    new NewField("Components", FieldType.MULTI_SELECT),
                    new NewField("Category", FieldType.TEXT),
                    new NewField("Project", FieldType.TEXT),
                    new NewField("Weight", FieldType.NUMBER))));

    private FieldCandidates() {}

    private static Map<String, NewField> byName(Stream<NewField> fields) {
        Map<String, NewField> named = new LinkedHashMap<>();
        fields.forEach(field -> named.put(CaseFolding.fold(field.name()), field));
        return named;
    }

    /** Those that the pages of other programs say. */
    public static Collection<NewField> known() {
        return List.copyOf(KNOWN.values());
    }

    /**
     * Those that do not exist, the known ones first.
     *
     * @param said the types of fields that the sender of the file names
     * @param choices of which columns may fill a field that does not exist, whose type is not said
     */
    static Collection<NewField> of(List<Field> there, Map<String, FieldType> said, FileChoices choices) {
        Map<String, NewField> all = new LinkedHashMap<>(KNOWN);
        choices.columns().values().stream()
                .filter(fills -> fills.startsWith(IssueField.ADDED))
                .map(fills -> fills.substring(IssueField.ADDED.length()))
                .filter(FieldCandidates::possible)
                .sorted()
                .forEach(name -> all.putIfAbsent(CaseFolding.fold(name), new NewField(name, FieldType.TEXT)));
        said.forEach((name, type) -> {
            NewField known = all.get(CaseFolding.fold(name));
            if (known == null || known.type() != type) {
                all.put(CaseFolding.fold(name), new NewField(name, type));
            }
        });
        there.forEach(field -> all.remove(CaseFolding.fold(field.name())));
        return all.values();
    }

    private static boolean possible(String name) {
        Violations violations = new Violations();
        return FieldRules.name(name, violations).equals(name)
                && violations.list().isEmpty();
    }
}
