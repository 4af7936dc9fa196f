package dev.issuetracker.application.issue;

import dev.issuetracker.domain.issue.Facet;
import dev.issuetracker.domain.issue.FacetCount;
import dev.issuetracker.domain.issue.FoundText;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.IssueVersion;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.NewIssue;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets somebody edit an issue just before each of the first saves. */
final class RacingIssues implements Issues {
    private final Issues issues;
    final Deque<Revision> rivals = new ArrayDeque<>();
    Runnable beforeLock = () -> {};
    Consumer<IssueFilter> beforeList = filter -> {};

    RacingIssues(Issues issues) {
        this.issues = issues;
    }

    @Override
    public void lock(Collection<Long> ids) {
        beforeLock.run();
        issues.lock(ids);
    }

    @Override
    public List<Issue> add(List<NewIssue> added) {
        return issues.add(added);
    }

    @Override
    public Optional<Issue> find(long id) {
        return issues.find(id);
    }

    @Override
    public Optional<IssueThread> findThread(long id) {
        return issues.findThread(id);
    }

    @Override
    public List<Issue> findAll(Collection<Long> ids) {
        return issues.findAll(ids);
    }

    @Override
    public List<Issue> findOutlines(Collection<Long> ids) {
        return issues.findOutlines(ids);
    }

    @Override
    public List<Long> findLabelled(long labelId, int limit) {
        return issues.findLabelled(labelId, limit);
    }

    @Override
    public List<Long> findWithField(long fieldId, int limit) {
        return issues.findWithField(fieldId, limit);
    }

    @Override
    public List<Long> findWithOption(long fieldId, long optionId, int limit) {
        return issues.findWithOption(fieldId, optionId, limit);
    }

    @Override
    public Page<Issue, IssueKey> list(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        return issues.list(filter, sort, request);
    }

    @Override
    public Page<Issue, IssueKey> listOutlines(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        beforeList.accept(filter);
        return issues.listOutlines(filter, sort, request);
    }

    @Override
    public void save(List<Revision> revisions) {
        Revision rival = rivals.poll();
        if (rival != null) {
            issues.save(List.of(rival));
        }
        issues.save(revisions);
    }

    @Override
    public List<FoundText> texts(IssueFilter filter, Collection<String> inComments, int most) {
        return issues.texts(filter, inComments, most);
    }

    @Override
    public long count(IssueFilter filter) {
        return issues.count(filter);
    }

    @Override
    public List<FacetCount> counts(IssueFilter filter, Facet facet, int limit) {
        return issues.counts(filter, facet, limit);
    }

    @Override
    public Page<HistoryEntry, Long> history(long id, PageRequest<Long> request) {
        return issues.history(id, request);
    }

    @Override
    public Map<Long, List<HistoryEntry>> histories(Collection<IssueVersion> versions) {
        return issues.histories(versions);
    }

    @Override
    public Map<Long, List<HistoryEntry>> outlineHistories(Collection<IssueVersion> versions) {
        return issues.outlineHistories(versions);
    }
}
