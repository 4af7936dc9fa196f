package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.file.Blocks;
import dev.issuetracker.adapter.importing.file.HeaderWords;
import dev.issuetracker.adapter.importing.source.ColumnForms;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.text.TextRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The programs whose files are understood, and the tracker itself. The first whose sign a header shows is the one. */
public final class Programs implements HeaderWords {
    private static final int SHOWN = 60;

    static final List<ImportFormat> OTHERS = List.of(
            OwnExport.PAGE,
            Jira.PAGE,
            Linear.PAGE,
            GitLab.PAGE,
            GitHub.PAGE,
            Redmine.PAGE,
            Asana.PAGE,
            ClickUp.PAGE,
            Trello.PAGE,
            Monday.PAGE,
            Plane.PAGE,
            Taiga.PAGE,
            Bugzilla.PAGE,
            MantisBt.PAGE,
            AzureDevOps.PAGE,
            YouTrack.PAGE,
            OpenProject.PAGE,
            Shortcut.PAGE,
            Pivotal.PAGE,
            Other.PAGE);

    private final List<ImportFormat> others;
    private final ImportFormat own;
    private final Optional<ImportFormat> chosen;
    private final FileChoices choices;

    private Programs(List<Field> fields, Optional<ImportFormat> chosen, FileChoices choices) {
        this.others = OTHERS.stream().map(page -> page.with(fields)).toList();
        this.own = ImportFormat.TRACKER.with(fields);
        this.chosen = chosen.map(page -> page.with(fields));
        this.choices = choices;
    }

    /**
     * The programs, for a tracker with these fields and a file of which this is said.
     *
     * @throws dev.issuetracker.domain.error.TrackerException {@code VALIDATION_FAILED} when the format is none of them,
     *     or a word is said to mean an option that does not exist
     */
    public static Programs with(List<Field> fields, FileChoices choices) {
        Optional<ImportFormat> format = Optional.ofNullable(choices.format()).map(Programs::named);
        requireOptions(fields, choices.values());
        return new Programs(fields, format, choices);
    }

    private static void requireOptions(List<Field> fields, Map<String, Map<String, String>> values) {
        Violations violations = new Violations();
        for (Field field : fields) {
            boolean options = field.type() == FieldType.SELECT || field.type() == FieldType.MULTI_SELECT;
            String code = AddedFields.of(field.ref()).code();
            values.getOrDefault(code, Map.of()).forEach((word, option) -> {
                if (options && !option.isEmpty() && field.option(option).isEmpty()) {
                    violations.add(
                            "value." + code + "." + word,
                            "unknown_option",
                            "The field " + field.name() + " has no option " + TextRules.shortened(option, SHOWN) + ".");
                }
            });
        }
        violations.throwIfAny();
    }

    private static ImportFormat named(String name) {
        Violations violations = new Violations();
        Optional<ImportFormat> found =
                all().filter(page -> page.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            violations.add("format", "invalid_choice", "format must be one of " + names() + ".");
        }
        violations.throwIfAny();
        return found.orElseThrow();
    }

    private static Stream<ImportFormat> all() {
        return Stream.concat(Stream.of(ImportFormat.TRACKER), OTHERS.stream());
    }

    private static String names() {
        return all().map(ImportFormat::name).collect(Collectors.joining(", "));
    }

    /**
     * The program that writes such a header. A header that is complete for the tracker itself is its own, unless more
     * of it means something to another program: teams have fields of all names.
     *
     * @throws dev.issuetracker.domain.error.TrackerException {@code VALIDATION_FAILED} when no column of the format can
     *     fill what one is said to
     */
    public ImportFormat of(List<String> names) {
        int ours = own.complete(names) ? own.known(names) : 0;
        ImportFormat format = chosen.orElseGet(() -> others.stream()
                .filter(page -> page.recognises(names) && page.known(names) > ours)
                .findFirst()
                .orElse(own));
        return format.choosing(choices.columns(), choices.values());
    }

    /** How dates and numbers are written in files of a format, to be found out unless their sender says it. */
    public ColumnForms forms(ImportFormat format) {
        return new ColumnForms(format, choices);
    }

    @Override
    public int known(List<String> names) {
        return of(names).known(names);
    }

    @Override
    public boolean certain(List<String> names) {
        return of(names).certain(names);
    }

    @Override
    public Optional<Blocks> blocks(List<String> names) {
        return of(names).blocks(names);
    }
}
