package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.field.NewField;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.application.importing.file.FileFacts.ReadColumn;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.Fields.NewOption;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.text.CaseFolding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields that a team added, as a file fills them, and those that are made for the file. A field is made when the
 * first row has a value of it, so that a column without any makes none.
 */
public final class FileFields {
    private final Map<IssueField<?>, FileField> fields = new LinkedHashMap<>();
    private final Making making;
    private final NewFields store;
    private final boolean newFields;
    private List<Field> known;
    /** The next id for what does not exist yet, or only counts as made. These ids are below all ids of a store. */
    private long nextId = -1;

    /**
     * What is made where the file names it and it does not exist.
     *
     * @param fields whether fields are, and their options
     * @param options whether options of fields that exist are
     * @param stores whether anything is stored; otherwise things only count as made
     * @param types of fields that are made, by their names
     */
    public record Making(boolean fields, boolean options, boolean stores, Map<String, FieldType> types) {
        public Making {
            types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        }
    }

    /**
     * Begins before the file is read.
     *
     * @param there the fields that the team has
     * @param choices what the sender of the file says of it
     */
    public FileFields(List<Field> there, FileChoices choices, Making making, NewFields store) {
        this.making = making;
        this.store = store;
        there.forEach(
                field -> add(new FileField(making.options() ? withMeanings(field, choices) : field, field, true)));
        if (making.fields()) {
            for (NewField wanted : FieldCandidates.of(there, making.types(), choices)) {
                Field field = pretended(wanted);
                add(new FileField(withMeanings(field, choices), field, false));
            }
        }
        this.newFields = fields.size() > there.size();
        this.known = known(fields);
    }

    private void add(FileField field) {
        fields.put(AddedFields.of(field.read().ref()), field);
    }

    private static List<Field> known(Map<IssueField<?>, FileField> fields) {
        return fields.values().stream()
                .filter(FileField::there)
                .map(FileField::now)
                .toList();
    }

    private Field pretended(NewField wanted) {
        List<FieldOption> options =
                wanted.options().stream().map(this::pretended).toList();
        return new Field(
                nextId--,
                wanted.name(),
                wanted.type(),
                wanted.description(),
                options,
                store.cause().at(),
                store.cause().at());
    }

    private FieldOption pretended(NewOption option) {
        return new FieldOption(nextId--, option.name(), option.color());
    }

    /** The field with the options that words of the file are said to mean. */
    private Field withMeanings(Field field, FileChoices choices) {
        if (!field.type().hasOptions()) {
            return field;
        }
        String code = AddedFields.of(field.ref()).code();
        Set<String> meant = new LinkedHashSet<>(
                choices.values().getOrDefault(code, Map.of()).values());
        Stream<FieldOption> more = meant.stream()
                .filter(name -> !name.isEmpty() && field.option(name).isEmpty())
                .map(name -> pretended(new NewOption(name, Label.DEFAULT_COLOR)));
        return new Field(
                field.id(),
                field.name(),
                field.type(),
                field.description(),
                Stream.concat(field.options().stream(), more).toList(),
                field.createdAt(),
                field.updatedAt());
    }

    /** All that a column of the file may fill, as the reader of the file is to know it. */
    public List<Field> read() {
        return fields.values().stream().map(FileField::read).toList();
    }

    /** The fields that exist by now, or count as made. */
    List<Field> known() {
        return known;
    }

    /** Makes what rows have values of and does not exist, as far as that is wanted. */
    void learn(List<ImportRow> rows) {
        if (!making.fields() && !making.options()) {
            return;
        }
        Map<FileField, Set<String>> missing = new LinkedHashMap<>();
        fields.forEach((code, field) -> {
            Set<String> words = rows.stream()
                    .map(row -> row.value(code))
                    .filter(value -> !value.text().isEmpty())
                    .flatMap(value -> value.words().stream())
                    .filter(word -> !word.isBlank())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (lacks(field, words)) {
                missing.put(field, words);
            }
        });
        if (making.stores() && !missing.isEmpty()) {
            store.names().<Boolean>unit(() -> {
                missing.keySet().forEach(FileField::unlock);
                missing.forEach(this::learn);
                return true;
            });
        } else {
            missing.forEach(this::learn);
        }
        known = known(fields);
    }

    /** Whether something is to be made so that the field can have these values. */
    private boolean lacks(FileField field, Set<String> words) {
        return !words.isEmpty()
                && (!field.there()
                        || (hasNewOptions(field)
                                && !full(field)
                                && words.stream()
                                        .anyMatch(word ->
                                                field.now().option(word.strip()).isEmpty())));
    }

    private boolean hasNewOptions(FileField field) {
        return field.now().type().hasOptions() && (making.options() || field.made());
    }

    private void learn(FileField field, Set<String> words) {
        if (!field.there()) {
            make(field);
        }
        if (hasNewOptions(field)) {
            words.forEach(word -> makeOption(field, word));
        }
    }

    private void make(FileField field) {
        Field wanted = field.now();
        FieldRules.requireRoom(known(fields).size() + 1);
        field.make(
                making.stores()
                        ? store.make(new NewField(
                                wanted.name(),
                                wanted.type(),
                                wanted.description(),
                                wanted.options().stream()
                                        .map(option -> new NewOption(option.name(), option.color()))
                                        .toList()))
                        : wanted);
    }

    private void makeOption(FileField field, String word) {
        Violations violations = new Violations();
        String name = FieldRules.optionName("option", word, violations);
        if (!violations.list().isEmpty()
                || full(field)
                || field.now().option(name).isPresent()) {
            return;
        }
        if (!making.stores()) {
            field.add(pretended(new NewOption(name, Label.DEFAULT_COLOR)));
            return;
        }
        if (!field.locked()) {
            Optional<Field> locked = store.locked(field.now().id());
            if (locked.isEmpty()) {
                return;
            }
            field.lock(locked.get());
        }
        // Somebody else may have made it before the field was locked.
        if (!full(field) && field.now().option(name).isEmpty()) {
            field.add(store.option(field.now().id(), name));
        }
    }

    private static boolean full(FileField field) {
        return field.now().options().size() >= FieldRules.MAX_OPTIONS;
    }

    /** The row with the fields that were made in the place of those that its reader knows. */
    public ImportRow row(ImportRow row) {
        if (!newFields) {
            return row;
        }
        Map<IssueField<?>, ImportValue> values = new HashMap<>();
        row.values().forEach((code, value) -> {
            FileField field = fields.get(code);
            if (field == null) {
                values.put(code, value);
            } else if (field.there()) {
                values.put(AddedFields.of(field.now().ref()), value);
            }
        });
        return row.withValues(values);
    }

    /** The fields that were to be made if they did not exist, and that none of these columns fills. */
    List<String> unfilled(List<ReadColumn> columns) {
        Set<String> filled =
                columns.stream().map(column -> CaseFolding.fold(column.fills())).collect(Collectors.toSet());
        return making.types().keySet().stream()
                .filter(name -> !filled.contains(CaseFolding.fold(IssueField.ADDED + name)))
                .toList();
    }

    private Optional<FileField> of(Field field) {
        return fields.values().stream()
                .filter(each -> each.now().id() == field.id())
                .findFirst();
    }

    /** Whether the field is made for the file. */
    boolean makes(Field field) {
        return newFields && of(field).filter(FileField::made).isPresent();
    }

    /** Whether the option of this name is made for the file. */
    boolean makes(Field field, String option) {
        return (newFields || making.options())
                && of(field).filter(each -> each.makes(option)).isPresent();
    }

    /** Says what was made, once the last row is stored. */
    public void finish() {
        if (!making.stores()) {
            return;
        }
        List<FileField> extended = new ArrayList<>();
        for (FileField field : fields.values()) {
            if (field.made()) {
                store.publish(field.now());
            } else if (!field.newOptions().isEmpty()) {
                extended.add(field);
            }
        }
        extended.forEach(field -> store.publishOptions(field.now().id(), field.newOptions()));
    }
}
