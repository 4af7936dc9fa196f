package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.LargeTexts;
import dev.issuetracker.adapter.persistence.sql.ListColumn;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import dev.issuetracker.adapter.persistence.sql.NewRows.Column;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Comment;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueDraft;
import dev.issuetracker.domain.issue.IssueField;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Issues in the tables {@code issues}, {@code issue_history} and {@code issue_labels}. */
public final class JdbiIssues implements Issues {
    /** What is null of title, description and their text for searches stays as it is. */
    private static final String UPDATE = """
            UPDATE issues
            SET title = coalesce(CAST(:title AS TEXT), title),
                description = coalesce(CAST(:description AS TEXT), description),
                search_text = coalesce(CAST(:searchText AS TEXT), search_text), status = :status, assignee_id = CAST(:assignee AS BIGINT),
                updated_at = :updatedAt, resolved_at = CAST(:resolvedAt AS BIGINT), deleted_at = CAST(:deletedAt AS BIGINT),
                version = :version
            WHERE id = :id AND version = :before
            """;

    private final UnitOfWork work;
    private final Dialect dialect;
    private final JdbiComments comments;

    public JdbiIssues(UnitOfWork work, Dialect dialect) {
        this.work = work;
        this.dialect = dialect;
        this.comments = new JdbiComments(work);
    }

    @Override
    public List<Issue> add(List<IssueDraft> drafts, UserRef by, Instant at) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        List<Issue> added = new ArrayList<>(drafts.size());
        Iterator<Long> ids = dialect.issueIds(work.handle(), drafts.size()).iterator();
        for (IssueDraft draft : drafts) {
            added.add(draft.create(ids.next(), by, at));
        }
        referring(() -> {
            insertIssues(added);
            dialect.insert(
                    work.handle(),
                    history(added.stream()
                            .map(issue -> new Version(issue, by, FieldChange.creating(issue)))
                            .toList()));
            insertLabels(added);
        });
        return added;
    }

    @Override
    public Optional<Issue> find(long id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    @Override
    public Optional<IssueThread> findThread(long id) {
        return work.handle()
                .createQuery(IssueRow.SELECT_THREAD + "WHERE i.id = :id")
                .bind("id", id)
                .map(IssueRow::thread)
                .findOne()
                .map(this::withComments);
    }

    private IssueThread withComments(IssueThread thread) {
        Issue issue = thread.issue();
        if (thread.comments().size() == issue.commentCount()) {
            return thread;
        }
        Page<Comment, Long> page = comments.list(issue.id(), PageRequest.first(IssueThread.MAX_COMMENTS));
        return new IssueThread(issue, page.items(), page.next());
    }

    @Override
    public List<Issue> findAll(Collection<Long> ids) {
        return findAll(IssueRow.SELECT, ids);
    }

    @Override
    public List<Issue> findOutlines(Collection<Long> ids) {
        return findAll(IssueRow.SELECT_OUTLINE, ids);
    }

    private List<Issue> findAll(String select, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return work.handle()
                .createQuery(select + "WHERE i.id IN (<ids>) ORDER BY i.id")
                .bindList("ids", ids)
                .map(new IssueRow())
                .list();
    }

    @Override
    public void lock(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            // In one order, so that two that lock the same issues never wait for each other.
            work.handle()
                    .createQuery("SELECT id FROM issues WHERE id IN (<ids>) ORDER BY id " + dialect.forNoKeyUpdate())
                    .bindList("ids", ids)
                    .mapTo(Long.class)
                    .list();
        }
    }

    @Override
    public List<Long> findLabelled(long labelId, int limit) {
        return work.handle()
                .createQuery("SELECT issue_id FROM issue_labels WHERE label_id = :label ORDER BY issue_id LIMIT :limit")
                .bind("label", labelId)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    @Override
    public Page<Issue, IssueKey> list(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        return new IssueListQuery(dialect, filter, sort, request).run(work.handle());
    }

    @Override
    public Page<Issue, IssueKey> listOutlines(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        return new IssueListQuery(dialect, filter, sort, request).runForOutlines(work.handle());
    }

    @Override
    public void save(List<Revision> revisions) {
        // In one order, so that two that save the same issues never wait for each other.
        List<Revision> changed = revisions.stream()
                .filter(Revision::changed)
                .sorted(Comparator.comparing(revision -> revision.before().id()))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        referring(() -> {
            update(changed);
            List<Issue> relabelled = changed.stream()
                    .filter(revision ->
                            revision.changes().stream().anyMatch(change -> change.field() == IssueField.LABELS))
                    .map(Revision::after)
                    .toList();
            deleteLabels(relabelled);
            insertLabels(relabelled);
        });
    }

    @Override
    public Page<HistoryEntry, Long> history(long id, PageRequest<Long> request) {
        Keyset page = Keyset.by("h.version", request);
        String from = "WHERE h.issue_id = :id AND " + page.condition() + "\n";
        return LargeTexts.page(
                request,
                new HistoryRow(),
                HistoryEntry::version,
                (whole, rows) -> work.handle()
                        .createQuery((whole ? HistoryRow.SELECT : HistoryRow.SELECT_SHORT) + from + page.tail(rows))
                        .bind("id", id)
                        .bind("key", request.key()));
    }

    /** An issue at a version, by whom, and how it came about. */
    private record Version(Issue issue, UserRef by, List<FieldChange<?>> changes) {}

    private void insertIssues(List<Issue> issues) {
        NewRows rows = new NewRows(
                "issues",
                Column.number("id"),
                Column.text("title"),
                Column.text("description"),
                Column.text("status"),
                Column.number("assignee_id"),
                Column.number("created_by"),
                Column.number("created_at"),
                Column.number("updated_at"),
                Column.number("resolved_at"),
                Column.number("deleted_at"),
                Column.number("version"),
                Column.text("search_text"));
        for (Issue issue : issues) {
            rows.add(
                    issue.id(),
                    issue.title(),
                    issue.description(),
                    issue.status().code(),
                    assigneeId(issue),
                    issue.createdBy().id(),
                    Micros.of(issue.createdAt()),
                    Micros.of(issue.updatedAt()),
                    Micros.ofNullable(issue.resolvedAt()),
                    Micros.ofNullable(issue.deletedAt()),
                    issue.version(),
                    searchText(issue));
        }
        dialect.insert(work.handle(), rows);
    }

    /** Updates and tells history of it; which of the two comes by which road is for the number of revisions to decide. */
    private void update(List<Revision> revisions) {
        NewRows history = history(revisions.stream()
                .map(revision -> new Version(revision.after(), revision.by(), revision.changes()))
                .toList());
        List<Revision> missed = new ArrayList<>();
        if (revisions.size() == 1) {
            Revision revision = revisions.get(0);
            if (dialect.updateAndInsert(work.handle(), UPDATE, values(revision), history) == 0) {
                missed.add(revision);
            }
        } else {
            PreparedBatch batch = work.handle().prepareBatch(UPDATE);
            revisions.forEach(revision -> batch.bindMap(values(revision)).add());
            int[] updated = batch.execute();
            for (int i = 0; i < updated.length; i++) {
                if (updated[i] == 0) {
                    missed.add(revisions.get(i));
                }
            }
        }
        if (!missed.isEmpty()) {
            throw moved(missed);
        }
        if (revisions.size() > 1) {
            dialect.insert(work.handle(), history);
        }
    }

    private static Map<String, Object> values(Revision revision) {
        Issue issue = revision.after();
        Issue before = revision.before();
        boolean renamed = !issue.title().equals(before.title());
        boolean described = !issue.description().equals(before.description());
        Map<String, Object> values = new HashMap<>();
        values.put("id", issue.id());
        values.put("before", before.version());
        values.put("title", renamed ? issue.title() : null);
        values.put("description", described ? issue.description() : null);
        values.put("searchText", renamed || described ? searchText(issue) : null);
        values.put("status", issue.status().code());
        values.put("assignee", assigneeId(issue));
        values.put("updatedAt", Micros.of(issue.updatedAt()));
        values.put("resolvedAt", Micros.ofNullable(issue.resolvedAt()));
        values.put("deletedAt", Micros.ofNullable(issue.deletedAt()));
        values.put("version", issue.version());
        return values;
    }

    private static @Nullable Long assigneeId(Issue issue) {
        UserRef assignee = issue.assignee();
        return assignee == null ? null : assignee.id();
    }

    private static String searchText(Issue issue) {
        return CaseFolding.fold(issue.title()) + ListColumn.FIELD + CaseFolding.fold(issue.description());
    }

    private static NewRows history(List<Version> versions) {
        NewRows rows = HistoryRow.rows();
        for (Version version : versions) {
            Issue issue = version.issue();
            HistoryRow.add(
                    rows,
                    issue.id(),
                    new HistoryEntry(issue.version(), issue.updatedAt(), version.by(), version.changes()));
        }
        return rows;
    }

    private void insertLabels(List<Issue> issues) {
        NewRows rows = new NewRows("issue_labels", Column.number("issue_id"), Column.number("label_id"));
        for (Issue issue : issues) {
            for (LabelRef label : issue.labels()) {
                rows.add(issue.id(), label.id());
            }
        }
        dialect.insert(work.handle(), rows);
    }

    private void deleteLabels(List<Issue> issues) {
        if (!issues.isEmpty()) {
            work.handle()
                    .createUpdate("DELETE FROM issue_labels WHERE issue_id IN (<ids>)")
                    .bindList("ids", issues.stream().map(Issue::id).toList())
                    .execute();
        }
    }

    private TrackerException moved(List<Revision> missed) {
        List<Long> ids = missed.stream().map(revision -> revision.before().id()).toList();
        Map<Long, Issue> standing =
                findOutlines(ids).stream().collect(Collectors.toMap(Issue::id, Function.identity()));
        List<Stale> stale = new ArrayList<>();
        for (Revision revision : missed) {
            long id = revision.before().id();
            Issue current = standing.get(id);
            if (current == null) {
                return TrackerException.notFound("issue", id);
            }
            stale.add(new Stale(id, revision.before().version(), current.version()));
        }
        Stale first = stale.get(0);
        return stale.size() == 1
                ? new StaleVersionException("issue", first.id(), first.yourVersion(), first.currentVersion())
                : new StaleVersionException(stale.size() + " issues were changed since.", stale);
    }

    private static void referring(Runnable write) {
        try {
            write.run();
        } catch (JdbiException failure) {
            if (SqlFailure.of(failure) == SqlFailure.DANGLING) {
                throw new TrackerException(
                        ErrorCode.NOT_FOUND, "A user or label that the issue names is gone; load it again.", failure);
            }
            throw failure;
        }
    }
}
