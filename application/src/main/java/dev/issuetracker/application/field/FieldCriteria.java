package dev.issuetracker.application.field;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.field.FieldCriterion.Part;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.user.Users;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what conditions on fields name. A name that does not exist is a violation: the filter would find nothing,
 * and hide that a name is misspelt or was removed since.
 */
public final class FieldCriteria {
    private final FieldNames names;
    private final Users users;
    private final Caller caller;
    private final UnaryOperator<String> meant;

    /**
     * Looks names up among these.
     *
     * @param caller whom {@code me} means
     * @param meant the end of a message about an account that does not exist, which may ask whom it means
     */
    public FieldCriteria(FieldNames names, Users users, Caller caller, UnaryOperator<String> meant) {
        this.names = names;
        this.users = users;
        this.caller = caller;
        this.meant = meant;
    }

    /**
     * The filters that the conditions ask for: any of the values of one field, and all of the fields.
     *
     * @param prefix what the request puts before the names of conditions
     */
    public List<FieldFilter> filters(List<FieldCriterion> criteria, String prefix, Violations violations) {
        if (criteria.size() > FieldRules.MAX_OPTIONS) {
            violations.add(
                    prefix + "field",
                    "too_many",
                    "There are " + criteria.size() + " conditions on fields, at most " + FieldRules.MAX_OPTIONS
                            + " are accepted.");
            return List.of();
        }
        Map<Field, List<FieldCriterion>> byField = new LinkedHashMap<>();
        for (FieldCriterion criterion : criteria) {
            names.find(criterion.field(), prefix + criterion.place(), violations)
                    .ifPresent(field -> byField.computeIfAbsent(field, first -> new ArrayList<>())
                            .add(criterion));
        }
        Accounts accounts = accounts(byField);
        List<FieldFilter> filters = new ArrayList<>();
        byField.forEach((field, conditions) -> {
            Reader reader = new Reader(field, prefix, accounts, violations);
            reader.anyOf(conditions).ifPresent(filters::add);
            reader.between(conditions).ifPresent(filters::add);
        });
        return filters;
    }

    private Accounts accounts(Map<Field, List<FieldCriterion>> byField) {
        List<GivenValue> named = new ArrayList<>();
        byField.forEach((field, conditions) -> {
            if (field.type() == FieldType.USER) {
                conditions.forEach(condition -> named.add(GivenValue.text(condition.text())));
            }
        });
        return Accounts.of(users, named).withMe(caller.ref()).asking(meant);
    }

    /** Reads the conditions on one field. */
    private record Reader(Field field, String prefix, Accounts accounts, Violations violations) {
        Optional<FieldFilter> anyOf(List<FieldCriterion> conditions) {
            List<FieldCriterion> values = of(conditions, Part.IS);
            Set<String> keys = new HashSet<>();
            boolean orNone = false;
            for (FieldCriterion value : values) {
                if (FieldRules.isNone(value.text())) {
                    orNone = true;
                } else {
                    key(value).ifPresent(keys::add);
                }
            }
            return values.isEmpty() ? Optional.empty() : Optional.of(new FieldFilter.AnyOf(field.ref(), keys, orNone));
        }

        Optional<FieldFilter> between(List<FieldCriterion> conditions) {
            String from = end(of(conditions, Part.FROM));
            String to = end(of(conditions, Part.TO));
            if (from != null && to != null && from.compareTo(to) > 0) {
                String place = prefix + of(conditions, Part.FROM).get(0).place();
                violations.add(
                        place,
                        "contradiction",
                        place + " is greater than "
                                + of(conditions, Part.TO).get(0).place() + ".");
            }
            return from == null && to == null
                    ? Optional.empty()
                    : Optional.of(new FieldFilter.Between(field.ref(), from, to));
        }

        private static List<FieldCriterion> of(List<FieldCriterion> conditions, Part part) {
            return conditions.stream()
                    .filter(condition -> condition.part() == part)
                    .toList();
        }

        /** The key of one end of a range; null when there is none, or it is invalid. */
        private @Nullable String end(List<FieldCriterion> ends) {
            if (ends.isEmpty()) {
                return null;
            }
            FieldCriterion end = ends.get(0);
            String place = prefix + end.place();
            if (!ranges(field.type())) {
                violations.add(
                        place,
                        "not_accepted",
                        field.name() + " is of type " + field.type().code()
                                + ": only texts, numbers and dates are found by range.");
                return null;
            }
            if (ends.size() > 1) {
                violations.add(place, "repeated", place + " may come only once.");
            }
            return key(end).orElse(null);
        }

        private static boolean ranges(FieldType type) {
            return type == FieldType.TEXT || type == FieldType.NUMBER || type == FieldType.DATE;
        }

        private Optional<String> key(FieldCriterion condition) {
            return new FieldInput(field, prefix + condition.place(), accounts, violations)
                    .key(GivenValue.written(field.type(), condition.text()));
        }
    }
}
