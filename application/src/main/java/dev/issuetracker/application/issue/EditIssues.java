package dev.issuetracker.application.issue;

import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.ValuePatch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A wish to edit many issues alike, as sent: nothing checked; what is null or empty was not mentioned and is kept.
 *
 * @param choice which issues
 * @param addLabels labels that each is to carry beside those that it carries
 * @param removeLabels labels that none is to carry
 */
public record EditIssues(
        Choice choice,
        @Nullable String status,
        ValuePatch<Optional<UserKey>> assignee,
        List<LabelKey> addLabels,
        List<LabelKey> removeLabels) {
    public EditIssues {
        addLabels = List.copyOf(addLabels);
        removeLabels = List.copyOf(removeLabels);
    }

    /** A wish to bring issues to a status and nothing else. */
    public static EditIssues status(Choice choice, @Nullable String status) {
        return new EditIssues(choice, status, ValuePatch.keep(), List.of(), List.of());
    }

    /** Which issues are meant. */
    public sealed interface Choice {}

    /**
     * These, all of which must stand.
     *
     * @param field what the request calls the list, to name a faulty entry by
     */
    public record Named(String field, List<Target> targets) implements Choice {
        public Named {
            targets = List.copyOf(targets);
        }
    }

    /** Those that a list with this filter would show. */
    public record Found(IssueFilter filter) implements Choice {}

    /**
     * One issue.
     *
     * @param version the version that must stand; null takes whatever stands
     */
    public record Target(long id, @Nullable Long version) {}
}
