package dev.issuetracker.adapter.http.importing;

import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.application.importing.Creatable;
import dev.issuetracker.application.importing.ImportMode;
import dev.issuetracker.application.importing.ImportPlan;
import dev.issuetracker.application.importing.OnExisting;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.file.DateOrder;
import dev.issuetracker.application.importing.file.DecimalSign;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.text.TextRules;
import dev.issuetracker.domain.text.ZoneNames;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of an import. */
final class ImportQuery {
    /** Before what a column is called, in the name of the parameter that says what it fills. */
    static final String COLUMN = "column.";
    /** Before a word for a status. */
    static final String STATUS = "status.";
    /** Before the name of a person. */
    static final String PERSON = "person.";
    /** Before the name of a field that is made, in the name of the parameter that says its type. */
    static final String NEW_FIELD = "new_field.";
    /** Before all names that the sender chooses. */
    static final List<String> PREFIXES = List.of(COLUMN, STATUS, PERSON, NEW_FIELD);
    /** Before what other words fill, in the names of violations: a URL cannot say what they mean. */
    static final String VALUES = "value.";
    /** What a column fills that is not read. */
    static final String NOT_READ = "none";

    private ImportQuery() {}

    /** What the sender says of the file. */
    public static FileChoices choices(Query query, Violations violations) {
        return FileChoices.NONE
                .withLayout(new FileChoices.Layout(
                        query.name("encoding"),
                        query.choice("separator", ImportQuery::separator, "one character such as ; or a tab"),
                        query.name("sheet")))
                .withFormat(query.name("format"))
                .withDateOrder(query.choice("date_order", DateOrder::of, "dmy or mdy"))
                .withDecimal(query.choice("decimal", DecimalSign::of, "point or comma"))
                .withTimeZone(query.choice(
                        "time_zone", ZoneNames::zoneOrOffset, "a time zone such as Europe/Berlin or +02:00"))
                .withColumns(named(query, COLUMN))
                .withStatuses(statuses(query, violations));
    }

    /** A letter, a quote or the end of a line would be no separator but a part of what is separated. */
    private static Optional<Character> separator(String text) {
        return Optional.of(text)
                .filter(one -> one.length() == 1)
                .map(one -> one.charAt(0))
                .filter(one -> !Character.isLetterOrDigit(one) && !Character.isSurrogate(one))
                .filter(one -> one == '\t' || (!Character.isISOControl(one) && one != '"'));
    }

    private static Map<String, String> named(Query query, String prefix) {
        Map<String, String> named = new LinkedHashMap<>();
        query.prefixed(prefix).forEach(parameter -> named.put(parameter.name(), parameter.value()));
        return named;
    }

    private static Map<String, Status> statuses(Query query, Violations violations) {
        Map<String, Status> statuses = new LinkedHashMap<>();
        for (Query.Parameter parameter : query.prefixed(STATUS)) {
            Status.of(parameter.value())
                    .ifPresentOrElse(
                            status -> statuses.put(parameter.name(), status),
                            () -> violations.add(
                                    STATUS + parameter.name(),
                                    "invalid_status",
                                    "A status is one of open, in_progress, resolved."));
        }
        return statuses;
    }

    /** What is to become of the rows. */
    public static ImportPlan plan(Query query, Violations violations) {
        ImportMode mode = mode(query);
        OnExisting existing = query.choice("on_existing", OnExisting::of, "reject, skip, update or overwrite");
        String source = query.name("source");
        if (source != null) {
            TextRules.line("source", source, 1, ImportPlan.MAX_SOURCE, violations);
        }
        return new ImportPlan(
                mode,
                existing == null ? OnExisting.REJECT : existing,
                source,
                creates(query, violations),
                named(query, PERSON),
                newFields(query, violations));
    }

    private static Map<String, FieldType> newFields(Query query, Violations violations) {
        Map<String, FieldType> types = new LinkedHashMap<>();
        for (Query.Parameter parameter : query.prefixed(NEW_FIELD)) {
            Violations ofName = new Violations();
            String name = FieldRules.name(parameter.name(), ofName);
            ofName.list().forEach(each -> violations.add(NEW_FIELD + parameter.name(), each.code(), each.message()));
            FieldType.of(parameter.value())
                    .ifPresentOrElse(
                            type -> types.put(name, type),
                            () -> violations.add(
                                    NEW_FIELD + parameter.name(),
                                    "invalid_choice",
                                    "The type of a field is one of " + types() + "."));
        }
        return types;
    }

    private static String types() {
        return Arrays.stream(FieldType.values()).map(FieldType::code).collect(Collectors.joining(", "));
    }

    private static Set<Creatable> creates(Query query, Violations violations) {
        String list = query.name("create_missing");
        Set<Creatable> creates = EnumSet.noneOf(Creatable.class);
        for (String name : list == null ? List.<String>of() : List.of(list.split(",", -1))) {
            Creatable.of(name.strip())
                    .ifPresentOrElse(
                            creates::add,
                            () -> violations.add(
                                    "create_missing",
                                    "invalid_choice",
                                    "create_missing must be labels, users, fields or options,"
                                            + " or several with commas between them."));
        }
        return creates;
    }

    /** What becomes of an import of which issues were edited. */
    static UndoMode undo(Query query, Violations violations) {
        boolean partial = mode(query) == ImportMode.PARTIAL;
        boolean force = query.flag("force");
        if (partial && force) {
            violations.add("force", "contradiction", "mode=partial keeps the edited issues, and force deletes them.");
        }
        return force ? UndoMode.DELETE_EDITED : partial ? UndoMode.KEEP_EDITED : UndoMode.ALL_OR_NOTHING;
    }

    /** What becomes of good rows of a file that has bad ones. */
    private static ImportMode mode(Query query) {
        ImportMode mode = query.choice("mode", ImportQuery::mode, "partial or all_or_nothing");
        return mode == null ? ImportMode.ALL_OR_NOTHING : mode;
    }

    private static Optional<ImportMode> mode(String text) {
        return switch (text) {
            case "partial" -> Optional.of(ImportMode.PARTIAL);
            case "all_or_nothing" -> Optional.of(ImportMode.ALL_OR_NOTHING);
            default -> Optional.empty();
        };
    }
}
