package dev.issuetracker.application.label;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent.LabelCreated;
import dev.issuetracker.application.event.TrackerEvent.LabelDeleted;
import dev.issuetracker.application.event.TrackerEvent.LabelEdited;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.store.IssueChunks;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.Names;
import java.time.Clock;
import java.time.Instant;

/** The labels that issues can carry. */
public final class LabelService {
    private final Transactions transactions;
    private final Labels labels;
    private final Issues issues;
    private final Events events;
    private final Clock clock;

    public LabelService(IssuePorts ports) {
        this.transactions = ports.transactions();
        this.labels = ports.labels();
        this.issues = ports.issues();
        this.events = ports.events();
        this.clock = ports.clock();
    }

    /** Lists labels by name. */
    public Page<Label, String> list(Caller by, PageRequest<String> request) {
        by.demand(Permission.READ);
        return transactions.reading(() -> labels.list(request));
    }

    /**
     * A label.
     *
     * @throws TrackerException {@code NOT_FOUND}
     */
    public Label get(Caller by, long id) {
        by.demand(Permission.READ);
        return transactions.reading(() -> labels.find(id)).orElseThrow(() -> TrackerException.notFound("label", id));
    }

    /**
     * Makes a label.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations, or {@code LABEL_TAKEN}
     */
    public Label create(Caller by, EditLabel command) {
        by.demand(Permission.CREATE_LABELS);
        Violations violations = Violations.of(command.shape());
        String name = Label.name(command.name(), violations);
        String color = command.color() == null ? Label.DEFAULT_COLOR : Label.color(command.color(), violations);
        String description = command.description() == null ? "" : Label.description(command.description(), violations);
        violations.throwIfAny();
        return transactions.in(() -> {
            Instant at = clock.instant();
            Label label = labels.add(name, color, description, at);
            events.publish(new LabelCreated(Cause.of(by, at), label));
            return label;
        });
    }

    /**
     * Edits a label; what the command does not mention is kept.
     *
     * @throws TrackerException {@code NOT_FOUND}, {@code VALIDATION_FAILED} with all violations, or {@code LABEL_TAKEN}
     */
    public Label edit(Caller by, long id, EditLabel command) {
        by.demand(Permission.MANAGE_LABELS);
        return transactions.in(() -> {
            Label current = labels.find(id).orElseThrow(() -> TrackerException.notFound("label", id));
            Violations violations = Violations.of(command.shape());
            String name = Names.edited(current.name(), command.name(), sent -> Label.name(sent, violations));
            String color = command.color() == null ? current.color() : Label.color(command.color(), violations);
            String description = command.description() == null
                    ? current.description()
                    : Label.description(command.description(), violations);
            violations.throwIfAny();
            Instant at = clock.instant();
            Label edited = current.edit(name, color, description, at);
            if (!edited.equals(current)) {
                labels.save(edited);
                events.publish(new LabelEdited(Cause.of(by, at), current, edited));
            }
            return edited;
        });
    }

    /**
     * Deletes a label. Every issue that carried it, also a deleted one, loses it by a revision with history.
     *
     * @throws TrackerException {@code NOT_FOUND}
     */
    public void delete(Caller by, long id) {
        by.demand(Permission.MANAGE_LABELS);
        transactions.run(() -> {
            labels.lock(id);
            Label label = labels.find(id).orElseThrow(() -> TrackerException.notFound("label", id));
            Instant at = clock.instant();
            IssueChunks.edit(issues, limit -> issues.findLabelled(id, limit), issue -> without(issue, id, by, at));
            labels.remove(id);
            events.publish(new LabelDeleted(Cause.of(by, at), label));
        });
    }

    private static Revision without(Issue issue, long labelId, Caller by, Instant at) {
        IssuePatch patch = IssuePatch.of(
                IssueField.LABELS,
                issue.labels().stream().filter(label -> label.id() != labelId).toList());
        return issue.edit(patch, by.ref(), at);
    }
}
