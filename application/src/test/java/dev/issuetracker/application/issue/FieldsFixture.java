package dev.issuetracker.application.issue;

import dev.issuetracker.application.field.EditField;
import dev.issuetracker.application.field.EditOption;
import dev.issuetracker.application.field.FieldService;
import dev.issuetracker.application.field.GivenValue;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.user.UserRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The service of issues, with a field of each type. */
abstract class FieldsFixture extends IssueServiceFixture {
    private final IssuePorts ports = store.issuePorts(clock);
    final FieldService definitions = new FieldService(ports.events(), ports.fields(), ports.issues(), ports.clock());
    final Field priority = define("Priority", "select", "high", "medium", "low");
    final Field systems = define("Systems", "multi_select", "api", "web");
    final Field dueDate = define("Due date", "date");
    final Field milestone = define("Milestone", "text");
    final Field estimate = define("Estimate", "number");
    final Field reviewer = define("Reviewer", "user");

    final IssueField<OptionRef> ofPriority = AddedFields.select(priority.ref());
    final IssueField<List<OptionRef>> ofSystems = AddedFields.multiSelect(systems.ref());
    final IssueField<LocalDate> ofDueDate = AddedFields.date(dueDate.ref());
    final IssueField<String> ofMilestone = AddedFields.text(milestone.ref());
    final IssueField<BigDecimal> ofEstimate = AddedFields.number(estimate.ref());
    final IssueField<UserRef> ofReviewer = AddedFields.user(reviewer.ref());

    final Field define(String name, String type, String... options) {
        return definitions.create(
                jane,
                new EditField()
                        .name(name)
                        .type(type)
                        .options(Stream.of(options).map(EditOption::named).toList()));
    }

    static OptionRef option(Field field, String name) {
        return field.option(name).orElseThrow().ref();
    }

    static GivenValue text(String text) {
        return GivenValue.text(text);
    }

    static GivenValue number(String number) {
        return GivenValue.number(new BigDecimal(number));
    }

    static GivenValue texts(String... texts) {
        return GivenValue.several(Stream.of(texts).map(GivenValue::text).toList());
    }

    Issue with(Map<String, GivenValue> fields) {
        return service.create(jane, draft().withFields(fields));
    }

    Issue with(String field, GivenValue value) {
        return with(Map.of(field, value));
    }

    static CreateIssue draft() {
        return new CreateIssue().withText(IssueField.TITLE, "Title").withText(IssueField.DESCRIPTION, "");
    }

    static EditIssue setting(long version, String field, GivenValue value) {
        return EditIssue.of(version).withFields(Map.of(field, value));
    }
}
