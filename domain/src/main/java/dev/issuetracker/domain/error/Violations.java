package dev.issuetracker.domain.error;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the violations of one request, so that all are reported at once. Keeps the first of each field, and others
 * that are about another part of the same one.
 */
public final class Violations {
    private final Map<String, List<Violation>> byField = new LinkedHashMap<>();

    public Violations() {}

    /** A collection that begins with these. */
    public static Violations of(List<Violation> found) {
        Violations violations = new Violations();
        found.forEach(violations::keep);
        return violations;
    }

    /** Adds a violation, unless there is one of the field. */
    public void add(String field, String code, String message) {
        if (!has(field)) {
            keep(new Violation(field, code, message));
        }
    }

    /** Adds a violation of a part of a field whose other parts may have some too. */
    public void addAnother(String field, String code, String message) {
        addAnother(new Violation(field, code, message));
    }

    /** Adds a violation of a part of a field whose other parts may have some too. */
    public void addAnother(Violation violation) {
        keep(violation);
    }

    private void keep(Violation violation) {
        byField.computeIfAbsent(violation.field(), first -> new ArrayList<>()).add(violation);
    }

    public boolean any() {
        return !byField.isEmpty();
    }

    /** How many fields have one. */
    public int count() {
        return byField.size();
    }

    public boolean has(String field) {
        return byField.containsKey(field);
    }

    /** All of them, those of one field together. */
    public List<Violation> list() {
        return byField.values().stream().flatMap(List::stream).toList();
    }

    /**
     * Ends the request when anything was found.
     *
     * @throws TrackerException {@link ErrorCode#VALIDATION_FAILED} with everything found so far
     */
    public void throwIfAny() {
        if (any()) {
            List<Violation> found = list();
            String message =
                    found.size() == 1 ? found.get(0).message() : found.size() + " values are invalid; see errors.";
            throw new TrackerException(ErrorCode.VALIDATION_FAILED, message, found);
        }
    }
}
