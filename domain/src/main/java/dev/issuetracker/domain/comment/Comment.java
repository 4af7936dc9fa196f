package dev.issuetracker.domain.comment;

import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.value.IssueRules;
import dev.issuetracker.domain.text.TextRules;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment on an issue.
 *
 * @param version 1 when written, one more with every edit
 */
public record Comment(
        long id, long issueId, String body, UserRef author, Instant createdAt, Instant updatedAt, long version) {
    /** The most characters of a comment: as many as a description has. */
    public static final int MAX_BODY = IssueRules.MAX_DESCRIPTION;

    /** Checks a comment's text, 1 to {@value #MAX_BODY} characters, and gives it in the form in which it is stored. */
    public static String checkBody(@Nullable String value, Violations violations) {
        return TextRules.text("body", value, 1, MAX_BODY, violations);
    }

    /**
     * The comment with another text.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} when the text breaks the rule of {@link #checkBody}
     */
    public Comment edit(String newBody, Instant at) {
        return edit(newBody, new Violations(), at);
    }

    /**
     * The same, for a caller that found other violations already.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations
     */
    public Comment edit(@Nullable String newBody, Violations violations, Instant at) {
        String text = checkBody(newBody, violations);
        violations.throwIfAny();
        if (text.equals(body)) {
            return this;
        }
        return new Comment(id, issueId, text, author, createdAt, at.isBefore(updatedAt) ? updatedAt : at, version + 1);
    }
}
