package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The programs whose files are understood, and the tracker itself. The first whose sign a header shows is the one. */
public final class Programs {
    static final List<ImportFormat> OTHERS = List.of(
            Jira.PAGE,
            Linear.PAGE,
            GitLab.PAGE,
            Redmine.PAGE,
            Asana.PAGE,
            ClickUp.PAGE,
            Trello.PAGE,
            Plane.PAGE,
            Taiga.PAGE,
            Bugzilla.PAGE,
            MantisBt.PAGE,
            AzureDevOps.PAGE,
            YouTrack.PAGE,
            OpenProject.PAGE,
            Shortcut.PAGE,
            Pivotal.PAGE);

    private final List<ImportFormat> others;
    private final ImportFormat own;
    private final Optional<ImportFormat> chosen;

    private Programs(List<Field> fields, Optional<ImportFormat> chosen) {
        this.others = OTHERS.stream().map(page -> page.with(fields)).toList();
        this.own = ImportFormat.TRACKER.with(fields);
        this.chosen = chosen.map(page -> page.with(fields));
    }

    /**
     * The programs, for a tracker with these fields.
     *
     * @param chosen the only one to be considered; null for all
     * @throws dev.issuetracker.domain.error.TrackerException {@code VALIDATION_FAILED} when there is none of this name
     */
    public static Programs with(List<Field> fields, @Nullable String chosen) {
        return new Programs(fields, chosen == null ? Optional.empty() : Optional.of(named(chosen)));
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
     */
    public ImportFormat of(List<String> names) {
        int ours = own.complete(names) ? own.known(names) : 0;
        return chosen.orElseGet(() -> others.stream()
                .filter(page -> page.recognises(names) && page.known(names) > ours)
                .findFirst()
                .orElse(own));
    }

    /** How many of the names in a header mean something. */
    public int known(List<String> names) {
        return of(names).known(names);
    }
}
