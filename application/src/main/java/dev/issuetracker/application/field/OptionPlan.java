package dev.issuetracker.application.field;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.field.Fields.NewOption;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options that a field is to have. An entry of the list that a caller asks for is the option whose id it has, else
 * the one whose name it has, else a new one.
 *
 * @param entries in the field's order
 * @param removed the options that the field has and that no entry is
 */
record OptionPlan(List<Entry> entries, List<FieldOption> removed) {
    OptionPlan {
        entries = List.copyOf(entries);
        removed = List.copyOf(removed);
    }

    /** @param was the option as it is; null when it is new */
    record Entry(@Nullable FieldOption was, String name, String color) {}

    /**
     * The options of a new field.
     *
     * @param type null when it is not known, because it is invalid
     */
    static List<NewOption> ofNew(@Nullable FieldType type, List<EditOption> wanted, Violations violations) {
        List<NewOption> options = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).id() != null) {
                violations.add(place(i) + ".id", "read_only", place(i) + ".id is set by the server; leave it out.");
            }
            Entry entry = entry(i, wanted.get(i), null, violations);
            options.add(new NewOption(entry.name(), entry.color()));
        }
        if (type != null) {
            FieldRules.options(type, options.stream().map(NewOption::name).toList(), violations);
        }
        return options;
    }

    /**
     * The options of a field that is edited.
     *
     * @param wanted null keeps all options as they are
     */
    static OptionPlan of(Field field, @Nullable List<EditOption> wanted, Violations violations) {
        if (wanted == null) {
            return new OptionPlan(
                    field.options().stream()
                            .map(option -> new Entry(option, option.name(), option.color()))
                            .toList(),
                    List.of());
        }
        Map<Integer, FieldOption> meant = meant(field, wanted, violations);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            entries.add(entry(i, wanted.get(i), meant.get(i), violations));
        }
        FieldRules.options(field.type(), entries.stream().map(Entry::name).toList(), violations);
        return new OptionPlan(
                entries,
                field.options().stream()
                        .filter(option -> !meant.containsValue(option))
                        .toList());
    }

    /**
     * Which options the entries are, by their places. Ids come first: an option that is renamed leaves its name free.
     */
    private static Map<Integer, FieldOption> meant(Field field, List<EditOption> wanted, Violations violations) {
        Map<Integer, FieldOption> meant = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            Long id = wanted.get(i).id();
            if (id == null) {
                continue;
            }
            FieldOption option = field.option(id).orElse(null);
            if (option == null) {
                violations.add(place(i) + ".id", "unknown_option", field.name() + " has no option with id " + id + ".");
            } else if (meant.containsValue(option)) {
                violations.add(place(i) + ".id", "duplicate", "The option with id " + id + " is listed twice.");
            } else {
                meant.put(i, option);
            }
        }
        for (int i = 0; i < wanted.size(); i++) {
            String name = wanted.get(i).name();
            if (wanted.get(i).id() == null && name != null) {
                int place = i;
                field.option(name.strip())
                        .or(() -> field.option(Names.stripped(name)))
                        .filter(option -> !meant.containsValue(option))
                        .ifPresent(option -> meant.put(place, option));
            }
        }
        return meant;
    }

    private static Entry entry(int i, EditOption wanted, @Nullable FieldOption was, Violations violations) {
        // A name that is sent back as it was is kept, whatever the rules were when it was given.
        String name = was != null && (wanted.name() == null || wanted.name().equals(was.name()))
                ? was.name()
                : FieldRules.optionName(place(i) + ".name", wanted.name(), violations);
        String kept = was == null ? Label.DEFAULT_COLOR : was.color();
        String color =
                wanted.color() == null ? kept : FieldRules.color(place(i) + ".color", wanted.color(), violations);
        return new Entry(was, name, color);
    }

    private static String place(int i) {
        return "options[" + i + "]";
    }

    /** Whether an entry bears this name, whatever the case. */
    boolean has(String name) {
        String key = CaseFolding.fold(name);
        return entries.stream().anyMatch(entry -> CaseFolding.fold(entry.name()).equals(key));
    }

    /** Stores the new options and gives all in their order, as they are to be. */
    List<FieldOption> options(Fields fields, long fieldId) {
        List<FieldOption> options = new ArrayList<>();
        for (Entry entry : entries) {
            FieldOption was = entry.was();
            options.add(
                    was == null
                            ? fields.addOption(fieldId, new NewOption(entry.name(), entry.color()))
                            : new FieldOption(was.id(), entry.name(), entry.color()));
        }
        return options;
    }
}
