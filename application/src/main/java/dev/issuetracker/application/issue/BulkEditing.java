package dev.issuetracker.application.issue;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.event.TrackerEvent.IssueEdited;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.BulkEdit;
import dev.issuetracker.domain.issue.value.IssueInput;
import dev.issuetracker.domain.issue.value.IssueRules;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.text.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Edits many issues alike, all or none. */
final class BulkEditing {
    private static final int SHOWN_IDS = 20;

    private final IssuePorts ports;
    private final References references;
    private final Parents parents;
    private final ChosenIssues chosenIssues;

    BulkEditing(IssuePorts ports, References references, Parents parents, ChosenIssues chosenIssues) {
        this.ports = ports;
        this.references = references;
        this.parents = parents;
        this.chosenIssues = chosenIssues;
    }

    /** Says what would become of them, within the unit of work at hand; see the service. */
    BulkChange plan(Caller by, EditIssues command) {
        return new BulkChange(
                revisions(by, command, violations -> chosenIssues.find(command.choice(), by, violations)), false);
    }

    /**
     * Edits them within the unit of work at hand; see the service.
     *
     * @param found the ids of what a search found before, if the command has one
     */
    BulkChange edit(Caller by, EditIssues command, Set<Long> found) {
        List<Revision> revisions =
                revisions(by, command, violations -> chosenIssues.lock(command.choice(), by, found, violations));
        ports.issues().save(revisions);
        revisions.forEach(revision -> ports.events().publish(by, IssueEdited::new, revision));
        return new BulkChange(revisions, true);
    }

    private List<Revision> revisions(Caller by, EditIssues command, Function<Violations, List<Issue>> choosing) {
        Violations violations = command.violations();
        IssueInput values = command.values().checked(references, violations);
        parents.checkExists(command.values(), null, violations);
        List<LabelRef> added = references.labels("add_labels", command.addLabels(), violations);
        List<LabelRef> removed = references.labels("remove_labels", command.removeLabels(), violations);
        checkApart(added, removed, violations);
        List<Issue> chosen = choosing.apply(violations);
        BulkEdit edit = new BulkEdit(values.patch(), added, removed);
        checkRoom(edit, chosen, violations);
        Instant at = ports.clock().instant();
        List<Revision> revisions = chosen.stream()
                .map(issue -> issue.edit(edit.of(issue.values()), by.ref(), at))
                .toList();
        parents.check(revisions);
        return revisions;
    }

    private static void checkApart(List<LabelRef> added, List<LabelRef> removed, Violations violations) {
        for (LabelRef label : removed) {
            if (added.stream().anyMatch(other -> other.id() == label.id())) {
                violations.add(
                        "remove_labels",
                        "contradiction",
                        "The label " + label.name() + " is both in add_labels and in remove_labels; leave it"
                                + " out of one.");
            }
        }
    }

    private static void checkRoom(BulkEdit edit, List<Issue> chosen, Violations violations) {
        List<Long> full = chosen.stream()
                .filter(issue -> !edit.fits(issue.values()))
                .map(Issue::id)
                .toList();
        if (!full.isEmpty()) {
            String shown = full.stream().limit(SHOWN_IDS).map(String::valueOf).collect(Collectors.joining(", "));
            violations.add(
                    "add_labels",
                    "too_many",
                    Amount.of(full.size(), "issue") + " would have more than " + IssueRules.MAX_LABELS + " labels: "
                            + shown + (full.size() > SHOWN_IDS ? ", …" : "."));
        }
        violations.throwIfAny();
    }
}
