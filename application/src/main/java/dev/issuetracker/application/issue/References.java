package dev.issuetracker.application.issue;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.IssueRules;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the people and labels that a request names, and tells of each that there is not. */
final class References {
    private final Labels labels;
    private final Users users;

    References(Labels labels, Users users) {
        this.labels = labels;
        this.users = users;
    }

    @Nullable
    UserRef user(@Nullable UserKey key, Violations faults) {
        if (key == null) {
            return null;
        }
        Optional<User> found;
        if (key instanceof UserKey.ById byId) {
            found = users.find(byId.id());
            if (found.isEmpty()) {
                faults.add("assignee_id", "unknown_user", "There is no user with id " + byId.id() + ".");
            }
        } else {
            String name = ((UserKey.ByName) key).username().strip();
            found = users.findNamed(List.of(name)).stream().findFirst();
            if (found.isEmpty()) {
                faults.add("assignee", "unknown_user", "There is no user named " + name + ".");
            }
        }
        return found.map(User::ref).orElse(null);
    }

    /** These labels as they are called now, without those that there are no more. */
    List<LabelRef> standing(List<LabelRef> known) {
        if (known.isEmpty()) {
            return List.of();
        }
        List<Long> ids = known.stream().map(LabelRef::id).toList();
        return labels.findAll(ids).stream().map(Label::ref).toList();
    }

    /**
     * The labels of a list, at most as many as an issue carries.
     *
     * @param field what the request calls the list
     */
    List<LabelRef> labels(String field, List<LabelKey> keys, Violations faults) {
        if (keys.isEmpty()) {
            return List.of();
        }
        if (keys.size() > IssueRules.MAX_LABELS) {
            faults.add(
                    field,
                    "too_many",
                    field + " names " + keys.size() + " labels, at most " + IssueRules.MAX_LABELS + " are accepted.");
            return List.of();
        }
        List<Long> ids = keys.stream()
                .filter(LabelKey.ById.class::isInstance)
                .map(key -> ((LabelKey.ById) key).id())
                .toList();
        List<String> names = keys.stream()
                .filter(LabelKey.ByName.class::isInstance)
                .map(key -> ((LabelKey.ByName) key).name().strip())
                .toList();
        Map<Long, LabelRef> byId = ids.isEmpty() ? Map.of() : index(labels.findAll(ids), Label::id);
        Map<String, LabelRef> byName =
                names.isEmpty() ? Map.of() : index(labels.findNamed(names), label -> CaseFolding.fold(label.name()));
        List<LabelRef> found = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            LabelKey key = keys.get(i);
            LabelRef label = key instanceof LabelKey.ById wanted
                    ? byId.get(wanted.id())
                    : byName.get(CaseFolding.fold(((LabelKey.ByName) key).name().strip()));
            if (label == null) {
                faults.add(field + "[" + i + "]", "unknown_label", unknown(key));
            } else {
                found.add(label);
            }
        }
        return found;
    }

    private static String unknown(LabelKey key) {
        return key instanceof LabelKey.ById byId
                ? "There is no label with id " + byId.id() + "."
                : "There is no label named " + ((LabelKey.ByName) key).name() + ".";
    }

    private static <K> Map<K, LabelRef> index(List<Label> labels, Function<Label, K> key) {
        return labels.stream().collect(Collectors.toMap(key, Label::ref));
    }
}
