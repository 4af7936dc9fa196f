package dev.issuetracker.application.issue;

import dev.issuetracker.application.field.Accounts;
import dev.issuetracker.application.field.FieldInput;
import dev.issuetracker.application.field.FieldNames;
import dev.issuetracker.application.field.GivenValue;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueInput;
import dev.issuetracker.domain.issue.value.IssueValues;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import dev.issuetracker.domain.user.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the fields that a command names, and what the values of them name. What does not exist is a violation. */
final class FieldReferences {
    private final Fields fields;
    private final Users users;

    FieldReferences(Fields fields, Users users) {
        this.fields = fields;
        this.users = users;
    }

    private FieldNames names() {
        return new FieldNames(fields.all());
    }

    /** Sets the fields of these names to these values. */
    void set(Map<String, GivenValue> given, IssueInput input) {
        if (given.isEmpty()) {
            return;
        }
        Violations violations = input.violations();
        if (given.size() > FieldRules.MAX_FIELDS) {
            violations.add(
                    "fields",
                    "too_many",
                    "fields names " + given.size() + " fields; a tracker has at most " + FieldRules.MAX_FIELDS + ".");
            return;
        }
        Map<Field, GivenValue> values = byField(given, violations);
        Accounts accounts = Accounts.of(
                users,
                values.entrySet().stream()
                        .filter(entry -> entry.getKey().type() == FieldType.USER)
                        .map(Map.Entry::getValue)
                        .toList());
        values.forEach((field, value) ->
                new FieldInput(field, IssueField.ADDED + field.name(), accounts, violations).set(value, input));
    }

    private Map<Field, GivenValue> byField(Map<String, GivenValue> given, Violations violations) {
        FieldNames names = names();
        Map<Field, GivenValue> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            String place = IssueField.ADDED + name;
            names.find(name, place, violations).ifPresent(field -> {
                if (values.putIfAbsent(field, value) != null) {
                    violations.add(place, "duplicate", "fields names " + field.name() + " twice; keep one.");
                }
            });
        });
        return values;
    }

    /** What there is now of the added fields that these values of issues have. */
    Existing existing(List<IssueValues> known) {
        if (known.stream().allMatch(values -> values.added().isEmpty())) {
            return new Existing(new FieldNames(List.of()), Map.of());
        }
        FieldNames names = names();
        Set<Long> ids = known.stream()
                .flatMap(values -> values.added().stream()
                        .flatMap(field -> field.added().flatMap(ref -> names.find(ref.id())).stream())
                        .filter(field -> field.type() == FieldType.USER)
                        .flatMap(field -> Stream.ofNullable(values.get(AddedFields.user(field.ref())))))
                .map(UserRef::id)
                .collect(Collectors.toSet());
        return new Existing(names, users.findAll(ids).stream().collect(Collectors.toMap(User::id, User::ref)));
    }

    /** Fields and accounts as they are called now. */
    record Existing(FieldNames names, Map<Long, UserRef> users) {
        /**
         * The values of added fields as they are called now, without fields and options that were removed.
         *
         * @param known the values as they were
         * @param current takes what is left of them
         */
        void keep(IssueValues known, IssueValues.Builder current) {
            for (IssueField<?> field : known.added()) {
                current.set(field, null);
                field.added().flatMap(ref -> names.find(ref.id())).ifPresent(now -> keep(now, known, current));
            }
        }

        private void keep(Field field, IssueValues known, IssueValues.Builder current) {
            switch (field.type()) {
                case TEXT, NUMBER, DATE -> keep(AddedFields.of(field.ref()), known, current);
                case SELECT -> {
                    IssueField<OptionRef> select = AddedFields.select(field.ref());
                    current.set(
                            select,
                            existing(field, Stream.ofNullable(known.get(select)))
                                    .findFirst()
                                    .orElse(null));
                }
                case MULTI_SELECT -> {
                    IssueField<List<OptionRef>> select = AddedFields.multiSelect(field.ref());
                    current.set(
                            select,
                            existing(field, Stream.ofNullable(known.get(select)).flatMap(List::stream))
                                    .toList());
                }
                case USER -> {
                    IssueField<UserRef> user = AddedFields.user(field.ref());
                    UserRef was = known.get(user);
                    current.set(user, was == null ? null : users.get(was.id()));
                }
            }
        }

        private static <T> void keep(IssueField<T> field, IssueValues known, IssueValues.Builder current) {
            current.set(field, known.get(field));
        }

        private static Stream<OptionRef> existing(Field field, Stream<OptionRef> options) {
            return options.flatMap(option -> field.option(option.id()).stream()).map(FieldOption::ref);
        }
    }
}
