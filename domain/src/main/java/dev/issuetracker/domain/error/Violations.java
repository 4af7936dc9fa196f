package dev.issuetracker.domain.error;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the violations of one request, so that all are reported at once. Keeps the first of each field. */
public final class Violations {
    private final Map<String, Violation> byField = new LinkedHashMap<>();

    public Violations() {}

    /** A collection that begins with these. */
    public static Violations of(List<Violation> found) {
        Violations violations = new Violations();
        found.forEach(violation -> violations.byField.putIfAbsent(violation.field(), violation));
        return violations;
    }

    public void add(String field, String code, String message) {
        byField.putIfAbsent(field, new Violation(field, code, message));
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

    public List<Violation> list() {
        return List.copyOf(byField.values());
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
