package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.query.FacetCountQuery;
import dev.issuetracker.adapter.persistence.query.FoundTextQuery;
import dev.issuetracker.adapter.persistence.query.IssueCountQuery;
import dev.issuetracker.adapter.persistence.query.IssueListQuery;
import dev.issuetracker.adapter.persistence.row.FieldCatalog;
import dev.issuetracker.adapter.persistence.row.HistoryRow;
import dev.issuetracker.adapter.persistence.row.IssueRow;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.LargeTexts;
import dev.issuetracker.adapter.persistence.sql.OneMoment;
import dev.issuetracker.adapter.persistence.sql.OneRow;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Facet;
import dev.issuetracker.domain.issue.FacetCount;
import dev.issuetracker.domain.issue.FoundText;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssuePresence;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.IssueVersion;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.NewIssue;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Issues in the tables {@code issues}, {@code issue_history} and {@code issue_labels}, and in {@code issue_fields}, by
 * which they are found.
 */
public final class JdbiIssues implements Issues {
    /** Statements that are always the same, and seldom run. */
    interface Table {
        @SqlQuery("SELECT issue_id FROM issue_labels WHERE label_id = :label ORDER BY issue_id LIMIT :limit")
        List<Long> labelled(long label, int limit);

        @SqlQuery("""
                SELECT DISTINCT issue_id FROM issue_fields WHERE field_id = :field ORDER BY issue_id LIMIT :limit
                """)
        List<Long> withField(long field, int limit);

        @SqlQuery("""
                SELECT issue_id FROM issue_fields WHERE field_id = :field AND value_key = :key
                ORDER BY issue_id LIMIT :limit
                """)
        List<Long> withKey(long field, String key, int limit);

        @SqlUpdate("DELETE FROM issue_labels WHERE issue_id IN (<ids>)")
        void deleteLabels(@BindList List<Long> ids);

        /** The account with the id, or to which that is joined. */
        @SqlQuery("""
                SELECT a.id, a.username FROM users u JOIN users a ON a.id = coalesce(u.joined_to, u.id)
                WHERE u.id = :id
                """)
        UserRef account(long id);
    }

    static final class AccountRow implements RowMapper<UserRef> {
        @Override
        public UserRef map(ResultSet row, StatementContext context) throws SQLException {
            return new UserRef(row.getLong("id"), row.getString("username"));
        }
    }

    private static final OneRow<IssuePresence> PRESENCE = new OneRow<>(
            "SELECT deleted_at IS NOT NULL FROM issues WHERE id = ?",
            row -> row.getBoolean(1) ? IssuePresence.DELETED : IssuePresence.PRESENT);

    private static final String THREAD = IssueRow.SELECT_THREAD + "WHERE i.id = ?";
    private static final int VERSIONS_AT_ONCE = 500;

    private final UnitOfWork work;
    private final Dialect dialect;
    private final FieldCatalog fields;
    private final JdbiComments comments;

    public JdbiIssues(UnitOfWork work, Dialect dialect, FieldCatalog fields) {
        this.work = work;
        this.dialect = dialect;
        this.fields = fields;
        this.comments = new JdbiComments(work);
    }

    @Override
    public List<Issue> add(List<NewIssue> issues) {
        if (issues.isEmpty()) {
            return List.of();
        }
        if (issues.size() == 1) {
            return List.of(add(issues.get(0)));
        }
        return addUnder(issues, dialect.issueIds(work.handle(), issues.size()).iterator());
    }

    private Issue add(NewIssue issue) {
        return referring(() -> Issue.of(issue, writes().insert(issue)));
    }

    /** The same, under ids that the caller chose. */
    public List<Issue> addUnder(List<NewIssue> issues, Iterator<Long> ids) {
        List<Issue> added = new ArrayList<>(issues.size());
        for (NewIssue issue : issues) {
            added.add(Issue.of(issue, ids.next()));
        }
        referring(() -> writes().insert(added));
        return added;
    }

    @Override
    public Optional<Issue> find(long id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    @Override
    public IssuePresence presence(long id) {
        return PRESENCE.find(work.handle(), id).orElse(IssuePresence.UNKNOWN);
    }

    @Override
    public Optional<IssueThread> findThread(long id) {
        return new OneRow<>(THREAD, row()::thread).find(work.handle(), id).map(this::withComments);
    }

    private IssueThread withComments(IssueThread thread) {
        Issue issue = thread.issue();
        if (thread.comments().size() == issue.commentCount()) {
            return thread;
        }
        OneMoment.need(work.handle());
        Page<Comment, Long> page = comments.list(issue.id(), PageRequest.first(IssueThread.MAX_COMMENTS));
        return new IssueThread(issue, thread.children(), page.items(), page.next());
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
                .map(row())
                .list();
    }

    @Override
    public void lock(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            // In one order, so that two that lock the same issues never wait for each other.
            work.handle()
                    .createQuery("SELECT id FROM issues WHERE id IN (<ids>) ORDER BY id <lock>")
                    .define("lock", dialect.forNoKeyUpdate())
                    .bindList("ids", ids)
                    .mapTo(Long.class)
                    .list();
        }
    }

    @Override
    public List<Long> findLabelled(long labelId, int limit) {
        return published(work.handle().attach(Table.class).labelled(labelId, limit));
    }

    @Override
    public List<Long> findWithField(long fieldId, int limit) {
        return published(work.handle().attach(Table.class).withField(fieldId, limit));
    }

    @Override
    public List<Long> findWithOption(long fieldId, long optionId, int limit) {
        return published(work.handle().attach(Table.class).withKey(fieldId, FieldKeys.ofId(optionId), limit));
    }

    private List<Long> published(List<Long> ids) {
        if (!dialect.published(work.handle(), ids)) {
            throw new TrackerException(
                    ErrorCode.STORE_BUSY, "An import that is under way uses it too; try again when that has ended.");
        }
        return ids;
    }

    @Override
    public Page<Issue, IssueKey> list(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        return query(filter, sort, request).run(row());
    }

    @Override
    public Page<Issue, IssueKey> listOutlines(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        return query(filter, sort, request).runForOutlines(row());
    }

    @Override
    public List<FoundText> texts(IssueFilter filter, Collection<String> inComments, int most) {
        return new FoundTextQuery(work.handle(), dialect, filter, most).run(inComments);
    }

    @Override
    public long count(IssueFilter filter) {
        return new IssueCountQuery(work.handle(), dialect, filter).total();
    }

    @Override
    public List<FacetCount> counts(IssueFilter filter, Facet facet, int limit) {
        return new FacetCountQuery(work.handle(), dialect, filter).by(facet, limit);
    }

    private IssueListQuery query(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        return new IssueListQuery(work.handle(), dialect, filter, sort, request);
    }

    private IssueRow row() {
        return new IssueRow(work.handle(), fields);
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
            List<Revision> missed = writes().update(changed);
            if (!missed.isEmpty()) {
                throw moved(missed);
            }
        });
    }

    @Override
    public Page<HistoryEntry, Long> history(long id, PageRequest<Long> request) {
        Keyset page = Keyset.by("h.version", request);
        Handle handle = work.handle();
        return LargeTexts.page(handle, request, new HistoryRow(users()), HistoryEntry::version, (whole, rows) -> {
            Query query = handle.createQuery((whole ? HistoryRow.SELECT : HistoryRow.SELECT_SHORT) + """
                    WHERE h.issue_id = :id AND <condition>
                    <tail>
                    """);
            return page.define(query, rows).bind("id", id).bind("key", request.key());
        });
    }

    @Override
    public Map<Long, List<HistoryEntry>> histories(Collection<IssueVersion> versions) {
        return histories(HistoryRow.SELECT, versions);
    }

    @Override
    public Map<Long, List<HistoryEntry>> outlineHistories(Collection<IssueVersion> versions) {
        return histories(HistoryRow.SELECT_OUTLINE, versions);
    }

    private Map<Long, List<HistoryEntry>> histories(String select, Collection<IssueVersion> versions) {
        Map<Long, List<HistoryEntry>> histories = new HashMap<>();
        // So that the versions of an issue come in their order, also when they are not read at once.
        List<IssueVersion> all = versions.stream()
                .sorted(Comparator.comparing(IssueVersion::issueId).thenComparing(IssueVersion::version))
                .toList();
        for (int from = 0; from < all.size(); from += VERSIONS_AT_ONCE) {
            List<IssueVersion> some = all.subList(from, Math.min(from + VERSIONS_AT_ONCE, all.size()));
            HistoryRow entry = new HistoryRow(users());
            work.handle()
                    .createQuery(select + """
                            WHERE (h.issue_id, h.version) IN (VALUES <versions>)
                            ORDER BY h.issue_id, h.version
                            """)
                    .bindMethodsList("versions", some, List.of("issueId", "version"))
                    .map((row, context) -> Map.entry(row.getLong("issue_id"), entry.map(row, context)))
                    .forEach(each -> histories
                            .computeIfAbsent(each.getKey(), id -> new ArrayList<>())
                            .add(each.getValue()));
        }
        return histories;
    }

    /** Accounts by the ids of old as they are called now, each looked up once; few changes name one. */
    private LongFunction<UserRef> users() {
        Map<Long, UserRef> known = new HashMap<>();
        return id -> known.computeIfAbsent(id, this::account);
    }

    private UserRef account(long id) {
        return work.handle().attach(Table.class).account(id);
    }

    private IssueWrites writes() {
        return new IssueWrites(work.handle(), dialect, work::sawWebhooks);
    }

    private TrackerException moved(List<Revision> missed) {
        List<Long> ids = missed.stream().map(revision -> revision.before().id()).toList();
        Map<Long, Issue> current = findOutlines(ids).stream().collect(Collectors.toMap(Issue::id, Function.identity()));
        List<Stale> stale = new ArrayList<>();
        for (Revision revision : missed) {
            long id = revision.before().id();
            Issue now = current.get(id);
            if (now == null) {
                return TrackerException.notFound("issue", id);
            }
            stale.add(new Stale(id, revision.before().version(), now.version()));
        }
        Stale first = stale.get(0);
        return stale.size() == 1
                ? new StaleVersionException("issue", first.id(), first.yourVersion(), first.currentVersion())
                : new StaleVersionException(stale.size() + " issues were changed since.", stale);
    }

    private static void referring(Runnable write) {
        referring(() -> {
            write.run();
            return true;
        });
    }

    private static <T> T referring(Supplier<T> write) {
        try {
            return write.get();
        } catch (JdbiException failure) {
            if (SqlFailure.of(failure) == SqlFailure.DANGLING) {
                throw new TrackerException(
                        ErrorCode.NOT_FOUND,
                        "A user, label, field or option of the issue was deleted in the meantime;"
                                + " load the issue again.",
                        failure);
            }
            throw failure;
        }
    }
}
