package dev.issuetracker.domain.issue;

/** The order of a list of issues: by a value that they have, or by how well they match the words of a search. */
public sealed interface IssueOrder permits IssueSort, IssueOrder.Relevance {
    /** The best match first. */
    IssueOrder RELEVANCE = Relevance.BEST_FIRST;

    /** {@link #RELEVANCE}. */
    enum Relevance implements IssueOrder {
        BEST_FIRST
    }
}
