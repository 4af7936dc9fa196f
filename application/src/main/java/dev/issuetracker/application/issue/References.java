package dev.issuetracker.application.issue;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueRules;
import dev.issuetracker.domain.issue.value.IssueValues;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import dev.issuetracker.domain.user.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the people, labels and fields that a command names. Each that does not exist is a violation. */
final class References {
    private final Labels labels;
    private final Users users;
    private final FieldReferences fields;

    References(IssuePorts ports) {
        this.labels = ports.labels();
        this.users = ports.users();
        this.fields = new FieldReferences(ports.fields(), users);
    }

    FieldReferences fields() {
        return fields;
    }

    /** The account; null when the key names nobody, or an account that does not exist. */
    @Nullable
    UserRef user(UserKey key, Violations violations) {
        if (key instanceof UserKey.ById byId) {
            Optional<User> found = users.find(byId.id());
            if (found.isEmpty()) {
                violations.add("assignee_id", "unknown_user", "There is no user with id " + byId.id() + ".");
            }
            return found.map(User::ref).orElse(null);
        }
        if (key instanceof UserKey.ByName byName) {
            String name = byName.username().strip();
            Optional<User> found = users.findNamed(List.of(name)).stream().findFirst();
            if (found.isEmpty()) {
                violations.add("assignee", "unknown_user", "There is no user named " + name + ".");
            }
            return found.map(User::ref).orElse(null);
        }
        return null;
    }

    /**
     * These values of issues as they are called now, without labels, fields and options that were removed, in the order
     * of the issues.
     */
    List<IssueValues> existing(List<IssueValues> known) {
        Set<Long> ids = known.stream()
                .flatMap(values -> values.labels().stream())
                .map(LabelRef::id)
                .collect(Collectors.toSet());
        Map<Long, LabelRef> existing = ids.isEmpty() ? Map.of() : index(labels.findAll(ids), Label::id);
        FieldReferences.Existing added = fields.existing(known);
        return known.stream().map(values -> existing(values, existing, added)).toList();
    }

    private static IssueValues existing(IssueValues known, Map<Long, LabelRef> labels, FieldReferences.Existing added) {
        List<LabelRef> left = known.labels().stream()
                .flatMap(label -> Stream.ofNullable(labels.get(label.id())))
                .toList();
        IssueValues.Builder current = known.but().set(IssueField.LABELS, left);
        added.keep(known, current);
        return current.build();
    }

    /**
     * The labels of a list, at most as many as an issue carries.
     *
     * @param field what the request calls the list
     */
    List<LabelRef> labels(String field, List<LabelKey> keys, Violations violations) {
        if (keys.isEmpty()) {
            return List.of();
        }
        if (keys.size() > IssueRules.MAX_LABELS) {
            violations.add(
                    field,
                    "too_many",
                    field + " lists " + keys.size() + " labels, and at most " + IssueRules.MAX_LABELS
                            + " are accepted.");
            return List.of();
        }
        Map<Long, LabelRef> byId = byId(keys);
        Map<String, LabelRef> byName = byName(keys);
        List<LabelRef> found = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String entry = field + "[" + i + "]";
            if (keys.get(i) instanceof LabelKey.ById key) {
                add(found, byId.get(key.id()), entry, "with id " + key.id(), violations);
            } else if (keys.get(i) instanceof LabelKey.ByName key) {
                String name = key.name();
                add(found, byName.get(CaseFolding.fold(name.strip())), entry, "named " + name, violations);
            }
        }
        return found;
    }

    private static void add(
            List<LabelRef> found, @Nullable LabelRef label, String entry, String sought, Violations violations) {
        if (label == null) {
            violations.add(entry, "unknown_label", "There is no label " + sought + ".");
        } else {
            found.add(label);
        }
    }

    private Map<Long, LabelRef> byId(List<LabelKey> keys) {
        List<Long> ids = keys.stream()
                .filter(LabelKey.ById.class::isInstance)
                .map(key -> ((LabelKey.ById) key).id())
                .toList();
        return ids.isEmpty() ? Map.of() : index(labels.findAll(ids), Label::id);
    }

    private Map<String, LabelRef> byName(List<LabelKey> keys) {
        List<String> names = keys.stream()
                .filter(LabelKey.ByName.class::isInstance)
                .map(key -> ((LabelKey.ByName) key).name().strip())
                .toList();
        return names.isEmpty() ? Map.of() : index(labels.findNamed(names), label -> CaseFolding.fold(label.name()));
    }

    private static <K> Map<K, LabelRef> index(List<Label> labels, Function<Label, K> key) {
        return labels.stream().collect(Collectors.toMap(key, Label::ref));
    }
}
