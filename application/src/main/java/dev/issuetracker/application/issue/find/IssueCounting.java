package dev.issuetracker.application.issue.find;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.field.FieldCriterion;
import dev.issuetracker.application.field.FieldNames;
import dev.issuetracker.application.issue.find.IssueCounts.ValueCount;
import dev.issuetracker.application.search.SearchPorts;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.issue.Facet;
import dev.issuetracker.domain.issue.Facet.OfEveryIssue;
import dev.issuetracker.domain.issue.FacetCount;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.text.TextRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Counts issues, and calls what they are counted by as it is called now. */
public final class IssueCounting {
    private static final int SHOWN = 60;

    private final Issues issues;
    private final SearchPorts ports;
    private final CriteriaReader criteria;

    public IssueCounting(Issues issues, SearchPorts ports, CriteriaReader criteria) {
        this.issues = issues;
        this.ports = ports;
        this.criteria = criteria;
    }

    /**
     * What is counted once.
     *
     * @param names what keys are called, except those of what is written itself
     */
    private record Count(String name, Facet facet, Function<List<String>, Map<String, String>> names) {}

    /**
     * Counts within the unit of work of the use case that calls it.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations
     */
    public IssueCounts count(Caller by, CountIssues command) {
        Violations violations = command.violations();
        IssueFilter filter = criteria.filter(command.criteria(), by, violations);
        List<Count> counts = counts(command.facets(), violations);
        violations.throwIfAny();
        Map<String, List<ValueCount>> facets = new LinkedHashMap<>();
        counts.forEach(count -> facets.put(count.name(), values(count, filter)));
        return new IssueCounts(issues.count(filter), facets);
    }

    private List<ValueCount> values(Count count, IssueFilter filter) {
        List<FacetCount> counted = issues.counts(filter, count.facet(), CountIssues.MAX_VALUES);
        Map<String, String> names = count.names()
                .apply(counted.stream()
                        .map(FacetCount::key)
                        .filter(Objects::nonNull)
                        .toList());
        return counted.stream()
                .map(value -> new ValueCount(
                        value.written() == null ? names.get(value.key()) : value.written(), value.issues()))
                .toList();
    }

    private List<Count> counts(List<String> written, Violations violations) {
        FieldNames fields =
                new FieldNames(written.isEmpty() ? List.of() : ports.fields().all());
        List<String> names = joined(written, fields);
        if (names.size() > CountIssues.MAX_FACETS) {
            violations.add(
                    "facets",
                    "too_many",
                    "facets has " + names.size() + " entries, at most " + CountIssues.MAX_FACETS + " are accepted.");
            return List.of();
        }
        Map<String, Count> counts = new LinkedHashMap<>();
        for (String name : names) {
            Optional<Count> count = name.startsWith(FieldCriterion.PREFIX)
                    ? ofField(name.substring(FieldCriterion.PREFIX.length()), fields, violations)
                    : ofEveryIssue(name, violations);
            count.ifPresent(known -> counts.put(known.name(), known));
        }
        return List.copyOf(counts.values());
    }

    /** The names of which commas made parts. A comma in the name of a field parts nothing. */
    private static List<String> joined(List<String> parts, FieldNames fields) {
        List<String> names = new ArrayList<>();
        for (int next = 0; next < parts.size(); ) {
            int end = Math.min(parts.size(), next + FieldRules.MAX_NAME);
            while (end > next + 1 && !isField(name(parts.subList(next, end)), fields)) {
                end--;
            }
            names.add(name(parts.subList(next, end)));
            next = end;
        }
        return names;
    }

    private static String name(List<String> parts) {
        return String.join(",", parts).strip();
    }

    private static boolean isField(String name, FieldNames fields) {
        return name.startsWith(FieldCriterion.PREFIX)
                && fields.find(name.substring(FieldCriterion.PREFIX.length())).isPresent();
    }

    private Optional<Count> ofEveryIssue(String name, Violations violations) {
        return switch (name) {
            case "status" -> Optional.of(new Count(name, OfEveryIssue.STATUS, IssueCounting::codes));
            case "assignee" -> Optional.of(new Count(name, OfEveryIssue.ASSIGNEE, this::usernames));
            case "label" -> Optional.of(new Count(name, OfEveryIssue.LABEL, this::labelNames));
            default -> {
                violations.addAnother(
                        "facets",
                        "invalid_choice",
                        "facets must be some of status, assignee, label and field.<name>, one is "
                                + TextRules.shortened(name, SHOWN) + ".");
                yield Optional.empty();
            }
        };
    }

    private Optional<Count> ofField(String name, FieldNames fields, Violations violations) {
        Violations unknown = new Violations();
        Optional<Field> found = fields.find(name, "facets", unknown);
        unknown.list().forEach(one -> violations.addAnother(one.field(), one.code(), one.message()));
        return found.map(this::of);
    }

    private Count of(Field field) {
        Function<List<String>, Map<String, String>> names = switch (field.type()) {
            case SELECT, MULTI_SELECT -> keys -> optionNames(field);
            case USER -> this::usernames;
            case TEXT, NUMBER, DATE -> keys -> new HashMap<>();
        };
        return new Count(FieldCriterion.PREFIX + field.name(), new Facet.OfField(field.ref()), names);
    }

    private static Map<String, String> codes(List<String> keys) {
        Map<String, String> names = new HashMap<>();
        keys.forEach(key -> names.put(key, key));
        return names;
    }

    private static Map<String, String> optionNames(Field field) {
        Map<String, String> names = new HashMap<>();
        field.options().forEach(option -> names.put(FieldKeys.ofId(option.id()), option.name()));
        return names;
    }

    private Map<String, String> usernames(List<String> keys) {
        Map<String, String> names = new HashMap<>();
        ports.users().findAll(ids(keys)).forEach(user -> names.put(FieldKeys.ofId(user.id()), user.username()));
        return names;
    }

    private Map<String, String> labelNames(List<String> keys) {
        Map<String, String> names = new HashMap<>();
        ports.labels().findAll(ids(keys)).forEach(label -> names.put(FieldKeys.ofId(label.id()), label.name()));
        return names;
    }

    private static List<Long> ids(List<String> keys) {
        return keys.stream().map(Long::valueOf).toList();
    }
}
