package dev.issuetracker.domain.issue;

import java.util.Locale;

/**
 * The order of a list of issues; ties are settled by id in the same direction, so that the order is total.
 *
 * @param by what the list is sorted by
 * @param descending greatest or latest first
 */
public record IssueSort(By by, boolean descending) {
    /** Latest first. */
    public static final IssueSort DEFAULT = new IssueSort(By.CREATED_AT, true);

    /** What a list can be sorted by. Titles sort by code point. */
    public enum By {
        CREATED_AT,
        UPDATED_AT,
        ID,
        TITLE;

        /** The name on the wire, such as {@code created_at}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where the issue is in this order. */
    public IssueKey keyOf(Issue issue) {
        return switch (by) {
            case CREATED_AT -> IssueKey.at(issue.createdAt(), issue.id());
            case UPDATED_AT -> IssueKey.at(issue.updatedAt(), issue.id());
            case ID -> new IssueKey("", issue.id());
            case TITLE -> new IssueKey(issue.title(), issue.id());
        };
    }
}
