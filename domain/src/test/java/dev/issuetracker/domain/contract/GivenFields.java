package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;

import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.Fields.NewOption;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Defines fields in a store for a test, one of each type. Every call is a transaction of its own. */
final class GivenFields {
    private final Store store;

    final IssueField<String> milestone;
    final IssueField<BigDecimal> estimate;
    final IssueField<LocalDate> due;
    /** Its options are urgent, high and low. */
    final IssueField<OptionRef> priority;
    /** Its options are Web, api and db. */
    final IssueField<List<OptionRef>> systems;

    final IssueField<UserRef> reviewer;

    GivenFields(Store store) {
        this.store = store;
        milestone = AddedFields.text(define("Milestone", FieldType.TEXT).ref());
        estimate = AddedFields.number(define("Estimate", FieldType.NUMBER).ref());
        due = AddedFields.date(define("Due date", FieldType.DATE).ref());
        priority = AddedFields.select(
                define("Priority", FieldType.SELECT, "urgent", "high", "low").ref());
        systems = AddedFields.multiSelect(
                define("Systems", FieldType.MULTI_SELECT, "Web", "api", "db").ref());
        reviewer = AddedFields.user(define("Reviewer", FieldType.USER).ref());
    }

    private Field define(String name, FieldType type, String... options) {
        return define(store, name, type, options);
    }

    /** Adds a definition. */
    static Field define(Store store, String name, FieldType type, String... options) {
        List<NewOption> added = Arrays.stream(options)
                .map(option -> new NewOption(option, "d73a4a"))
                .toList();
        return store.in(() -> store.fields().add(name, type, "About " + name, added, NOON));
    }

    /** The definition of a field, as it is stored. */
    Field definition(IssueField<?> field) {
        return store.in(() -> store.fields().find(field.added().orElseThrow().id()))
                .orElseThrow();
    }

    OptionRef priority(String name) {
        return option(priority, name);
    }

    List<OptionRef> systems(String... names) {
        return Arrays.stream(names).map(name -> option(systems, name)).toList();
    }

    private OptionRef option(IssueField<?> field, String name) {
        return definition(field).option(name).map(FieldOption::ref).orElseThrow();
    }

    /** An issue with a value of each field, reviewed by ann. */
    IssueDraft draft(String title, UserRef ann) {
        return IssueDraft.of(title, "Text")
                .with(milestone, "Spring")
                .with(estimate, new BigDecimal("3.5"))
                .with(due, LocalDate.of(2026, 12, 1))
                .with(priority, priority("high"))
                .with(systems, systems("Web", "db"))
                .with(reviewer, ann);
    }

    /** Stores the definition under other names; what is null stays. */
    void rename(IssueField<?> field, String name, List<String> options) {
        Field before = definition(field);
        List<FieldOption> renamed = before.options().stream()
                .map(option -> new FieldOption(
                        option.id(), options.get(before.options().indexOf(option)), option.color()))
                .toList();
        store.run(() -> store.fields().save(before.edit(name, before.description(), renamed, NOON)));
    }

    /** Stores the account under another name. */
    void rename(UserRef user, String name) {
        store.run(() -> {
            User before = store.users().find(user.id()).orElseThrow();
            store.users().save(before.withUsername(name));
        });
    }

    /** The issue with the values of its fields; a draft that has only some. */
    static <T> IssueDraft having(String title, IssueField<T> field, T value) {
        return IssueDraft.of(title, "").with(field, value);
    }

    /** What an issue has of a field, by the name that it shows. */
    static List<String> codes(Issue issue) {
        return issue.values().added().stream().map(IssueField::code).toList();
    }
}
