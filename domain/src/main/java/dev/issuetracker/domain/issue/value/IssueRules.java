package dev.issuetracker.domain.issue.value;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.text.TextRules;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an issue's own values must hold. Each check adds its violation and gives the value in the form in which it is
 * stored.
 */
public final class IssueRules {
    public static final int MAX_TITLE = 255;
    /** As much as GitLab takes, the most of the trackers that people move over from. */
    public static final int MAX_DESCRIPTION = 1_048_576;

    public static final int MAX_LABELS = 100;

    private IssueRules() {}

    /** One line of 1 to {@value #MAX_TITLE} characters. */
    public static String title(@Nullable String value, Violations violations) {
        return TextRules.title("title", value, 1, MAX_TITLE, violations);
    }

    /** Any number of lines, at most {@value #MAX_DESCRIPTION} characters; may be empty. */
    public static String description(String value, Violations violations) {
        return TextRules.text("description", value, 0, MAX_DESCRIPTION, violations);
    }

    /** One of the {@link Status} names. */
    public static Status status(@Nullable String value, Violations violations) {
        if (value == null) {
            violations.add("status", "required", "status is required.");
            return Status.OPEN;
        }
        return Status.of(value).orElseGet(() -> {
            violations.add("status", "invalid_status", "status must be one of open, in_progress, resolved.");
            return Status.OPEN;
        });
    }

    /** At most {@value #MAX_LABELS} different ones; given in the order of their names. */
    public static List<LabelRef> labels(Collection<LabelRef> value, Violations violations) {
        List<LabelRef> labels = RefSet.LABELS.sorted(value);
        labelCount(labels.size(), violations);
        return labels;
    }

    /** At most {@value #MAX_LABELS}, which can be said before it is known whether there are such labels. */
    public static void labelCount(int count, Violations violations) {
        if (count > MAX_LABELS) {
            violations.add("labels", "too_many", "An issue can have at most " + MAX_LABELS + " labels.");
        }
    }
}
