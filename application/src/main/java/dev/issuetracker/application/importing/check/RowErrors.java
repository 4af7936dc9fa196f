package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.preview.RowPlace;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.importing.report.ImportReport.RowError;
import dev.issuetracker.application.importing.report.UnknownValue;
import dev.issuetracker.domain.text.TextRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What was wrong with a file: the first {@value ImportReport#MAX_ERRORS} errors, and how many there were. Of a file of
 * another program, what means nothing here is counted by its value, once for all rows.
 */
public final class RowErrors {
    private static final int SHOWN = 200;
    /** What is wrong with a value wherever it comes. */
    private static final Set<String> OF_VALUES =
            Set.of("unknown_label", "unknown_user", "unknown_option", "invalid_status", "invalid_date", "wrong_type");

    private final List<RowError> first = new ArrayList<>();
    private final Map<List<String>, UnknownValue> values = new LinkedHashMap<>();
    private long total;

    public void add(RowPlace place, FileViolation violation) {
        total++;
        if (first.size() < ImportReport.MAX_ERRORS) {
            String value = violation.value();
            first.add(new RowError(
                    place.file(),
                    place.row(),
                    place.line(),
                    violation.column(),
                    value == null ? null : shown(value),
                    violation.code(),
                    violation.message()));
        }
    }

    /** Adds what is wrong with a row of another program's file. */
    public void addForeign(RowPlace place, FileViolation violation) {
        if (OF_VALUES.contains(violation.code())) {
            total += count(place, violation, true) ? 1 : 0;
        } else {
            add(place, violation);
        }
    }

    /** Adds what keeps no row out. */
    public void note(RowPlace place, FileViolation violation) {
        count(place, violation, false);
    }

    /** Whether the value is met for the first time; those that are too many to remember are. */
    private boolean count(RowPlace place, FileViolation violation, boolean rejected) {
        String value = shown(Objects.requireNonNullElse(violation.value(), ""));
        List<String> key = List.of(violation.column(), value, violation.code());
        UnknownValue known = values.get(key);
        if (known != null) {
            values.put(key, known.again());
        } else if (values.size() < ImportReport.MAX_ERRORS) {
            values.put(
                    key,
                    new UnknownValue(
                            violation.column(),
                            value,
                            violation.code(),
                            violation.message(),
                            1,
                            place.file(),
                            place.line(),
                            rejected));
        }
        return known == null;
    }

    public List<RowError> first() {
        return first;
    }

    /** What means nothing here, by its value. */
    public List<UnknownValue> values() {
        return List.copyOf(values.values());
    }

    public long total() {
        return total;
    }

    /** As much of a text as a person needs to find it in the file. */
    public static String shown(String text) {
        return TextRules.shortened(text, SHOWN);
    }
}
