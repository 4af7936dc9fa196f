package dev.issuetracker.domain.relevance;

import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.TextRules;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The words that a filter looks for, folded. What it must not find is none of them.
 *
 * @param inIssue those that it looks for in title and description
 * @param inComments those that it looks for in comments
 */
public record SoughtWords(Set<String> inIssue, Set<String> inComments) {
    public SoughtWords {
        inIssue = Set.copyOf(inIssue);
        inComments = Set.copyOf(inComments);
    }

    /** The words of a filter. */
    public static SoughtWords of(IssueFilter filter) {
        Set<String> inIssue = new LinkedHashSet<>();
        Set<String> inComments = new LinkedHashSet<>();
        collect(filter, inIssue, inComments);
        return new SoughtWords(inIssue, inComments);
    }

    private static void collect(IssueFilter filter, Set<String> inIssue, Set<String> inComments) {
        if (filter instanceof IssueFilter.All all) {
            all.filters().forEach(one -> collect(one, inIssue, inComments));
        } else if (filter instanceof IssueFilter.Any any) {
            any.filters().forEach(one -> collect(one, inIssue, inComments));
        } else if (filter instanceof IssueFilter.Containing words) {
            add(words.keyword(), inIssue);
        } else if (filter instanceof IssueFilter.InComment words) {
            add(words.keyword(), inComments);
        }
    }

    private static void add(String word, Set<String> words) {
        if (!word.isEmpty() && TextRules.storable(word)) {
            words.add(CaseFolding.fold(word));
        }
    }

    /** Whether the filter looks for no words. */
    public boolean none() {
        return inIssue.isEmpty() && inComments.isEmpty();
    }
}
