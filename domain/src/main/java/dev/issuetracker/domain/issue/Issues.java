package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores issues, their labels and their history. Issues come in as drafts and change by revisions only, and a store
 * writes the history of each in the same transaction; there is no other way in.
 *
 * <p>Labels of an issue come in the order of their folded names, and show the name and color that the label has now.
 * Comments are counted, and do not change the version. Times are exact to the microsecond. A page whose texts are large
 * ends early, as {@link Page#fitting} says.
 */
public interface Issues {
    /**
     * Adds issues with version 1, under ids that grow in their order, and gives them in that order. Their history
     * begins with their creation.
     *
     * @throws TrackerException {@code NOT_FOUND} when a label, an account, a field or an option is gone
     */
    List<Issue> add(List<NewIssue> issues);

    /** The same for issues that are made now. */
    default List<Issue> add(List<IssueDraft> drafts, UserRef by, Instant at) {
        return add(drafts.stream().map(draft -> NewIssue.of(draft, by, at)).toList());
    }

    /** The issue, also when it is deleted. */
    Optional<Issue> find(long id);

    /** Whether there is the issue, of which a store needs to read nothing else. */
    default IssuePresence presence(long id) {
        return findOutlines(List.of(id)).stream()
                .findFirst()
                .map(issue -> issue.deleted() ? IssuePresence.DELETED : IssuePresence.PRESENT)
                .orElse(IssuePresence.UNKNOWN);
    }

    /** The issue with its comments, or the first of them, also when it is deleted. */
    Optional<IssueThread> findThread(long id);

    /**
     * The issues with these ids, also deleted ones, each once, ascending by id; unknown ids are left out. There may be
     * ten thousand.
     */
    List<Issue> findAll(Collection<Long> ids);

    /**
     * The same as outlines: their descriptions, which can be as large as all the rest is small, are left empty. A
     * revision of an outline must leave title and description as they are.
     */
    List<Issue> findOutlines(Collection<Long> ids);

    /**
     * Keeps others from changing these issues until the unit of work ends. What is read afterwards stays true until
     * then. Where writers never run side by side there is nothing to do.
     */
    void lock(Collection<Long> ids);

    /** The lowest ids of issues that carry the label, also of deleted ones, at most that many, ascending. */
    List<Long> findLabelled(long labelId, int limit);

    /** Ids of issues that have a value of the field, also of deleted ones, at most that many, in any order. */
    List<Long> findWithField(long fieldId, int limit);

    /**
     * The lowest ids of issues that have the option of the field, also of deleted ones, at most that many, ascending.
     */
    List<Long> findWithOption(long fieldId, long optionId, int limit);

    /**
     * Lists the issues that the filter finds, without deleted ones; the request's keys are those of the sort. Names
     * that nobody and nothing has find nothing. A keyword is found as {@link dev.issuetracker.domain.text.Keywords}
     * finds it. Titles are sorted by code point, and equal values by id.
     */
    Page<Issue, IssueKey> list(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request);

    /** The same as outlines, as {@link #findOutlines} has them. */
    Page<Issue, IssueKey> listOutlines(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request);

    /**
     * The texts of the newest issues that the filter finds, at most that many, newest first, of equally old ones the
     * greatest id. Of each come the newest comments that have one of these words, as {@link FoundText} bounds them.
     *
     * @param inComments folded
     */
    List<FoundText> texts(IssueFilter filter, Collection<String> inComments, int most);

    /** How many issues the filter finds. */
    long count(IssueFilter filter);

    /**
     * How many of the issues that the filter finds have each value, most first, at most that many values. Of equal
     * numbers those of no value come last; others go by the id of what the value is, or by code point.
     */
    List<FacetCount> counts(IssueFilter filter, Facet facet, int limit);

    /**
     * Stores revisions, all or none; those that change nothing are passed over. Of title and description only what a
     * revision changes is stored. Of two revisions of one version the second is stale. After an exception all issues
     * are as they were, and the unit of work may go on.
     *
     * @throws StaleVersionException when the version before a revision is no longer the current one, naming each such
     *     issue
     * @throws TrackerException {@code NOT_FOUND} when an issue, a label, an account, a field or an option is gone
     */
    void save(List<Revision> revisions);

    /** Lists what became of an issue, oldest first, nothing of an unknown one; the request's keys are versions. */
    Page<HistoryEntry, Long> history(long id, PageRequest<Long> request);

    /**
     * What made these versions of issues, of each issue oldest first; unknown versions are left out. There may be a
     * thousand. All their texts come at once, so versions that may be many are better listed.
     *
     * @return by the ids of the issues
     */
    Map<Long, List<HistoryEntry>> histories(Collection<IssueVersion> versions);

    /**
     * The same as outlines: a change of the description is among the changes, and its texts, which can be as large as
     * all the rest is small, are left empty. There may be ten thousand versions.
     */
    Map<Long, List<HistoryEntry>> outlineHistories(Collection<IssueVersion> versions);
}
