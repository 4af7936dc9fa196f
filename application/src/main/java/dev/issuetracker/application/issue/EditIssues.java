package dev.issuetracker.application.issue;

import dev.issuetracker.application.issue.find.IssueCriteria;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.issue.IssueFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one edit of many issues: {@code EditIssues.of(new Found(criteria)).with(STATUS,
 * RESOLVED).addLabels(labels)}. Values that are not alike from issue to issue, which are texts and labels, cannot be
 * set.
 *
 * @param addLabels labels that each is to carry beside those that it carries
 * @param removeLabels labels that none is to carry
 * @param dryRun whether only to say what the edit would do, and to store nothing
 */
public record EditIssues(
        Choice choice,
        RequestedValues values,
        List<LabelKey> addLabels,
        List<LabelKey> removeLabels,
        boolean dryRun,
        List<Violation> shape)
        implements IssueCommand<EditIssues> {
    public EditIssues {
        addLabels = List.copyOf(addLabels);
        removeLabels = List.copyOf(removeLabels);
        shape = List.copyOf(shape);
    }

    /** An edit of these issues that changes nothing yet. */
    public static EditIssues of(Choice choice) {
        return new EditIssues(choice, RequestedValues.NONE, List.of(), List.of(), false, List.of());
    }

    /** Labels that each is to carry beside those that it carries. */
    public EditIssues addLabels(List<LabelKey> labels) {
        return new EditIssues(choice, values, labels, removeLabels, dryRun, shape);
    }

    /** Labels that none is to carry. */
    public EditIssues removeLabels(List<LabelKey> labels) {
        return new EditIssues(choice, values, addLabels, labels, dryRun, shape);
    }

    /** Whether only to say what the edit would do, and to store nothing. */
    public EditIssues dryRun(boolean dry) {
        return new EditIssues(choice, values, addLabels, removeLabels, dry, shape);
    }

    @Override
    public EditIssues withValues(RequestedValues others) {
        return new EditIssues(choice, others, addLabels, removeLabels, dryRun, shape);
    }

    @Override
    public EditIssues withShape(List<Violation> violations) {
        return new EditIssues(choice, values, addLabels, removeLabels, dryRun, violations);
    }

    /** Which issues are meant. */
    public sealed interface Choice {}

    /**
     * These, all of which must exist.
     *
     * @param field what the request calls the list; violations and missing issues name their entry by it
     */
    public record Named(String field, List<Target> targets) implements Choice {
        public Named {
            targets = List.copyOf(targets);
        }
    }

    /** Those that a list with these conditions would show. */
    public record Found(IssueCriteria criteria) implements Choice {
        /** Those that the filter finds. */
        public Found(IssueFilter filter) {
            this(IssueCriteria.of(filter));
        }
    }

    /** One entry of a list of issues. */
    public sealed interface Target {
        /** In the place of an entry that an edge could not read; what is wrong with it is a violation of the shape. */
        Target UNREADABLE = new UnreadableTarget();

        /**
         * An issue.
         *
         * @param version the version that must be current; null takes whatever version is
         */
        static Target of(long id, @Nullable Long version) {
            return new IssueTarget(id, version);
        }
    }

    /** {@link Target#of}. */
    record IssueTarget(long id, @Nullable Long version) implements Target {}

    /** {@link Target#UNREADABLE}. */
    record UnreadableTarget() implements Target {}
}
