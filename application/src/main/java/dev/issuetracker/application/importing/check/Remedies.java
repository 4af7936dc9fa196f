package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.user.AccountRules;
import java.util.Optional;
import java.util.function.Consumer;

/** What helps when a file names what there is not: to make it, if anything can be called so. */
final class Remedies {
    private static final String MEANING = "; the part mapping says what it means.";
    private static final String PERSON = "person.NAME= says who it is here";

    private Remedies() {}

    /** Says that there is no label of this name. */
    static String label(String name, FileNames<Label> labels) {
        String missing = "There is no label named " + RowErrors.shown(name);
        return why(violations -> Label.name(name, violations))
                .map(why -> missing + ": " + why + MEANING)
                .orElseGet(() -> labels.tooMany()
                        ? missing + "; the file names more labels than are made for one. Create it first or correct the"
                                + " name."
                        : missing + "; create it first or correct the name, or send create_missing=labels.");
    }

    /** What helps when a field has no such option. */
    static String option(Field field, ImportValue value) {
        if (field.options().size() >= FieldRules.MAX_OPTIONS) {
            return "A field has at most " + FieldRules.MAX_OPTIONS + " options" + MEANING;
        }
        return value.words().stream()
                .filter(word -> field.option(word.strip()).isEmpty())
                .flatMap(word -> why(violations -> FieldRules.optionName("option", word, violations)).stream())
                .findFirst()
                .map(why -> "None can be called so: " + why + MEANING)
                .orElse("create_missing=options makes it, and the part mapping says what a word means.");
    }

    /** What helps when somebody is nobody here. */
    static String person(String name) {
        return why(violations -> AccountRules.placeholder(name, violations))
                .map(why -> PERSON + "; no placeholder can be called so: " + why + ".")
                .orElse(PERSON + ", and create_missing=users makes a placeholder.");
    }

    /** Why nothing can be called so, without the point at the end; empty when something can. */
    private static Optional<String> why(Consumer<Violations> rule) {
        Violations violations = new Violations();
        rule.accept(violations);
        return violations.list().stream()
                .findFirst()
                .map(violation ->
                        violation.message().substring(0, violation.message().length() - 1));
    }
}
