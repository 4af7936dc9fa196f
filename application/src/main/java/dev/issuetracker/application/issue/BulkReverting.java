package dev.issuetracker.application.issue;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.TrackerEvent.IssueEdited;
import dev.issuetracker.application.issue.EditIssues.IssueTarget;
import dev.issuetracker.application.issue.EditIssues.Named;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueVersion;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Takes back what one version of each of many issues changed, of every issue that still has that version. */
final class BulkReverting {
    private final IssuePorts ports;
    private final EarlierValues earlier;
    private final Parents parents;
    private final ChosenIssues chosenIssues;

    BulkReverting(IssuePorts ports, EarlierValues earlier, Parents parents, ChosenIssues chosenIssues) {
        this.ports = ports;
        this.earlier = earlier;
        this.parents = parents;
        this.chosenIssues = chosenIssues;
    }

    /** Reverts them within the unit of work at hand; see the service. */
    BulkRevert revert(Caller by, RevertIssues command) {
        Violations violations = Violations.of(command.shape());
        Map<Long, Long> versions = chosenIssues.versions(command.issues(), violations);
        // What made a version never changes, so that it is read before anybody waits.
        Map<Long, HistoryEntry> made = made(versions);
        checkNoneBegins(command.issues(), made);
        if (made.values().stream()
                .anyMatch(entry -> entry.change(IssueField.PARENT).isPresent())) {
            // Before issues are locked, so that nobody waits for the tree while others wait for an issue.
            ports.issueTree().lock();
        }
        List<Issue> found = chosenIssues.lockAll(command.issues(), versions.keySet());
        List<Issue> unedited = found.stream()
                .filter(issue -> !issue.deleted() && hasVersion(issue, made.get(issue.id())))
                .toList();
        Cause cause = Cause.of(by, ports.clock().instant());
        SortedMap<Long, Revision> back =
                new FormerStates(ports.issues(), earlier, parents, made, cause).bringBack(unedited);
        back.values().forEach(revision -> ports.events().publish(by, IssueEdited::new, revision));
        return new BulkRevert(
                List.copyOf(back.values()),
                found.stream()
                        .map(Issue::id)
                        .filter(id -> !back.containsKey(id))
                        .toList());
    }

    private Map<Long, HistoryEntry> made(Map<Long, Long> versions) {
        List<IssueVersion> wanted = versions.entrySet().stream()
                .map(each -> new IssueVersion(each.getKey(), each.getValue()))
                .toList();
        Map<Long, HistoryEntry> made = new HashMap<>();
        ports.issues().outlineHistories(wanted).forEach((id, entries) -> made.put(id, entries.get(0)));
        return made;
    }

    /** Whether this made the version that the issue has. A version that is named before it is made was not found. */
    private static boolean hasVersion(Issue issue, @Nullable HistoryEntry made) {
        return made != null && made.version() == issue.version();
    }

    private static void checkNoneBegins(Named named, Map<Long, HistoryEntry> made) {
        Violations violations = new Violations();
        for (int i = 0; i < named.targets().size(); i++) {
            if (named.targets().get(i) instanceof IssueTarget target) {
                HistoryEntry entry = made.get(target.id());
                if (entry != null && entry.begins()) {
                    violations.addAnother(
                            named.field() + "[" + i + "].version",
                            "unknown_version",
                            "The history of issue " + target.id() + " begins with version " + entry.version()
                                    + "; there is none before it to go back to.");
                }
            }
        }
        violations.throwIfAny();
    }
}
