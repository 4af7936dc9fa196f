package dev.issuetracker.domain.issue.value;

/**
 * The one kind of {@link IssueDraft}.
 *
 * @param values checked
 */
record CheckedDraft(IssueValues values) implements IssueDraft {}
