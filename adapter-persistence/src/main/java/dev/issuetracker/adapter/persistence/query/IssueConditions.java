package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.count.CountedIssues;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.Moment;
import dev.issuetracker.domain.issue.IssueFilter.Trait;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueSort.By;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * A filter as conditions on the issue {@code i}. A condition on a value that the issue lacks is NULL, which counts as
 * false: at the top, inside AND and OR, and where NOT asks for what is not true.
 *
 * <p>PostgreSQL chooses by its statistics how it begins, but for what {@link FewStart} knows better, and
 * {@link ListStart} chooses for SQLite.
 */
public final class IssueConditions implements IssueFilter.Cases<IssueCondition> {
    /** The links by which an issue waits for one that is neither resolved nor deleted. */
    private static final String WAITING = """
            FROM issue_links k JOIN issues b ON b.id = k.from_id
            WHERE k.type = 'blocks' AND k.removed_at IS NULL AND b.deleted_at IS NULL AND b.resolved_at IS NULL
            """;

    private static final IssueCondition BLOCKED =
            IssueCondition.of("EXISTS (SELECT 1 " + WAITING + " AND k.to_id = i.id)", "SELECT k.to_id " + WAITING);

    private static final IssueCondition FREE =
            IssueCondition.asked("NOT EXISTS (SELECT 1 " + WAITING + " AND k.to_id = i.id)");

    /** What fewer than a hundredth of all issues meet, a list of ids has sooner than a look at each. */
    private static final int FEW_SHARE = 100;

    /** Of more issues than this part of all, ids take longer than to ask the issues that an index has. */
    private static final int MANY_SHARE = 20;

    /** Fewer issues that meet one of several conditions are begun with. */
    private static final int FEW = 5_000;

    /** The parameter that has the ids of these. */
    private static final String FOUND = "found";

    private final Handle handle;
    private final Dialect dialect;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, List<Long>> lists = new HashMap<>();
    private final List<FieldCondition> fields = new ArrayList<>();
    private final @Nullable FewStart few;
    private final @Nullable ListStart start;
    private final NamedIds named;
    private final @Nullable ListWalk walk;
    private final @Nullable By by;
    private final boolean none;
    private final List<IssueCondition> conditions;
    private final Map<IssueCondition, CountedRows> rows = new HashMap<>();
    private final Set<IssueCondition> ofAny = new HashSet<>();
    private final String sql;

    /** The conditions of a filter by which issues are counted, in no order. */
    public IssueConditions(Handle handle, Dialect dialect, IssueFilter filter) {
        this(null, handle, dialect, filter);
    }

    /** Those of a list. Only that may stop before it has seen all issues. */
    IssueConditions(Handle handle, Dialect dialect, IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        this(new ListWalk(sort, request), handle, dialect, filter);
    }

    private IssueConditions(@Nullable ListWalk walk, Handle handle, Dialect dialect, IssueFilter filter) {
        this.handle = handle;
        this.dialect = dialect;
        this.walk = walk;
        by = walk == null ? null : walk.sort().by();
        few = walk != null && dialect.choosesByStatistics() ? new FewStart(walk) : null;
        start = walk != null && !dialect.choosesByStatistics() ? new ListStart(walk) : null;
        named = NamedIds.in(handle, filter, few);
        none = filter.conditions().isEmpty();
        conditions = filter.conditions().stream()
                .map(condition -> condition.as(this))
                .toList();
        sql = joined();
    }

    private String joined() {
        List<IssueCondition> leading = leading();
        List<String> all = new ArrayList<>(List.of("i.deleted_at IS NULL"));
        if (!leading.isEmpty()) {
            all.add(dialect.among("i.id", ids(leading)));
        }
        conditions.stream()
                .filter(condition -> !leading.contains(condition))
                .map(condition -> by == null || leading.isEmpty() ? condition.walking() : condition.each())
                .forEach(all::add);
        return String.join(" AND ", all);
    }

    private String ids(List<IssueCondition> leading) {
        if (values.containsKey(FOUND)) {
            return "SELECT unnest(CAST(:" + FOUND + " AS BIGINT[]))";
        }
        return few == null ? ListStart.ids(leading) : FewStart.ids(leading);
    }

    private List<IssueCondition> leading() {
        if (dialect.choosesByStatistics()) {
            List<IssueCondition> leading = few == null ? List.of() : few.leading(conditions);
            return leading.isEmpty()
                    ? conditions.stream().filter(this::isOfFew).limit(1).toList()
                    : leading;
        }
        return start == null ? leadingToCount() : start.leading(handle, conditions, this::bind);
    }

    /** Those by which issues are counted, unless they are many and an index has all that meet another condition. */
    private List<IssueCondition> leadingToCount() {
        List<IssueCondition> leading =
                conditions.stream().filter(this::countsByIds).toList();
        boolean indexed = conditions.stream().anyMatch(condition -> condition.inOrder() != null);
        return indexed && !ListStart.few(handle, leading, this::bind, MANY_SHARE) ? List.of() : leading;
    }

    /** Whether few issues meet a condition of which the database has to be asked that. */
    private boolean isOfFew(IssueCondition condition) {
        if (condition.few() != null
                && !bind(handle.createQuery("SELECT " + condition.few()))
                        .mapTo(Boolean.class)
                        .one()) {
            return false;
        }
        return ofAny.contains(condition) ? foundFew(condition) : condition.few() != null;
    }

    /** Finds the issues that meet one of several conditions, if they are few. Statistics do not say that. */
    private boolean foundFew(IssueCondition condition) {
        List<Long> found = bind(handle.createQuery(condition.ids() + " LIMIT " + FEW))
                .map((row, context) -> row.getLong(1))
                .list();
        if (found.size() == FEW) {
            return false;
        }
        values.put(FOUND, found.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
        return true;
    }

    /** To count, all issues that meet a condition are read, and an index has them. */
    private boolean countsByIds(IssueCondition condition) {
        return condition.selectedOnly()
                && (!condition.costly() || ListStart.few(handle, List.of(condition), this::bind, FEW_SHARE));
    }

    /** Whether an index that goes on with this has the issues in the order of the list, if that has any. */
    private boolean inOrder(By order) {
        return by == null || by == order;
    }

    /** Whether there is none beyond that deleted issues are not found. */
    public boolean none() {
        return none;
    }

    /** Whether a statement with them is planned anew each time, for the values that it has then. */
    public boolean plannedByValues() {
        return !none && dialect.choosesByStatistics();
    }

    /** Whether the issues are better found and sorted than sought in the order of the list. */
    boolean sorted() {
        return few != null && few.sorts(conditions);
    }

    /** The labels and accounts that the filter names. */
    public NamedIds named() {
        return named;
    }

    /**
     * Whether an index says of one of the conditions that less than a share of all issues meet it.
     *
     * @param share such as 100 for a hundredth
     */
    public boolean fewerThan(int share) {
        return ListStart.few(handle, conditions, this::bind, share);
    }

    /** Rows by which all issues, or those that meet the only condition, are counted. */
    Optional<CountedRows> rows() {
        return none
                ? Optional.of(CountedRows.ofAll(dialect))
                : conditions.size() == 1 ? rowsOfFirst() : Optional.empty();
    }

    /** Rows by which the issues that meet the first condition are counted, whether they meet the others or not. */
    Optional<CountedRows> rowsOfFirst() {
        return Optional.ofNullable(rows.get(conditions.get(0)));
    }

    /** All conditions, to be put behind WHERE. */
    public String sql() {
        return sql;
    }

    /** Binds the parameters of the conditions; if there are any, the statement is planned for their values. */
    public Query bind(Query query) {
        if (!none) {
            dialect.planByValues(query);
        }
        query.bindMap(values);
        lists.forEach(query::bindList);
        fields.forEach(condition -> condition.bind(query));
        return query;
    }

    @Override
    public IssueCondition all(List<IssueFilter> filters) {
        return filters.isEmpty()
                ? IssueCondition.asked("1 = 1")
                : IssueCondition.asked(combined(" AND ", each(filters).map(IssueCondition::each)));
    }

    @Override
    public IssueCondition any(List<IssueFilter> filters) {
        if (filters.isEmpty()) {
            return IssueCondition.NONE;
        }
        return filters.stream().allMatch(IssueFilter.Labelled.class::isInstance)
                ? labelledAny(filters)
                : valueOfOneField(filters).map(this::withField).orElseGet(() -> anyOfSeveral(filters));
    }

    /** One condition for several labels: beside OR, PostgreSQL reads all rows of each before it asks an issue. */
    private IssueCondition labelledAny(List<IssueFilter> labels) {
        List<Long> ids = labels.stream()
                .flatMap(label -> named.label(((IssueFilter.Labelled) label).label()).stream())
                .toList();
        return ids.isEmpty() ? IssueCondition.NONE : ofLabels(ids);
    }

    private IssueCondition ofLabels(List<Long> labels) {
        List<String> ids = labels.stream().map(this::bound).toList();
        String labelled = "SELECT il.issue_id FROM issue_labels il WHERE il.label_id ";
        String any = labelled + "IN (" + String.join(", ", ids) + ")";
        IssueCondition condition = IssueCondition.of("EXISTS (" + any + " AND il.issue_id = i.id)", any);
        // The rows of each label are in the order of their issues, so that SQLite merges them.
        String each = ids.stream().map(id -> labelled + "= " + id).collect(Collectors.joining(" UNION "));
        rows.put(condition, new CountedRows(each, condition.each(), null));
        return condition;
    }

    /** The same for values, if all are of one field. */
    private static Optional<FieldFilter> valueOfOneField(List<IssueFilter> filters) {
        List<FieldFilter.AnyOf> values = filters.stream()
                .map(filter -> filter instanceof IssueFilter.WithField with ? with.field() : null)
                .filter(FieldFilter.AnyOf.class::isInstance)
                .map(FieldFilter.AnyOf.class::cast)
                .toList();
        return values.size() == filters.size()
                        && values.stream().map(FieldFilter::field).distinct().count() == 1
                ? Optional.of(new FieldFilter.AnyOf(
                        values.get(0).field(),
                        values.stream().flatMap(any -> any.keys().stream()).collect(Collectors.toSet()),
                        values.stream().anyMatch(FieldFilter.AnyOf::orNone)))
                : Optional.empty();
    }

    private IssueCondition anyOfSeveral(List<IssueFilter> filters) {
        List<IssueCondition> conditions = each(filters).toList();
        IssueCondition found = either(conditions);
        if (rows.keySet().containsAll(conditions)) {
            rows.put(
                    found,
                    CountedRows.ofAny(conditions.stream()
                            .map(condition -> Objects.requireNonNull(rows.get(condition)))
                            .toList()));
        }
        return found;
    }

    private IssueCondition either(List<IssueCondition> conditions) {
        String any = combined(" OR ", conditions.stream().map(IssueCondition::each));
        List<String> ids = conditions.stream().flatMap(IssueCondition::selected).toList();
        if (ids.size() < conditions.size()) {
            return IssueCondition.asked(any);
        }
        boolean costly = conditions.stream().anyMatch(IssueCondition::costly);
        String union = String.join(" UNION ALL ", ids);
        String few = conditions.stream()
                .flatMap(condition -> Stream.ofNullable(condition.few()))
                .collect(Collectors.joining(" AND "));
        IssueCondition found = new IssueCondition(any, union, null, costly, few.isEmpty() ? null : few, false);
        ofAny.add(found);
        return found;
    }

    private Stream<IssueCondition> each(List<IssueFilter> filters) {
        return filters.stream().map(filter -> filter.as(this));
    }

    private static String combined(String operator, Stream<String> conditions) {
        return conditions.collect(Collectors.joining(operator, "(", ")"));
    }

    @Override
    public IssueCondition not(IssueFilter filter) {
        if (filter instanceof IssueFilter.Is is) {
            return is(is.trait(), false);
        }
        if (filter instanceof IssueFilter.WithStatus with) {
            // Each issue has one of them, and an index has those that have another.
            Set<Status> others = EnumSet.allOf(Status.class);
            others.removeAll(with.statuses());
            return withStatus(others);
        }
        if (filter instanceof IssueFilter.WithField with
                && with.field() instanceof FieldFilter.AnyOf none
                && none.keys().isEmpty()
                && none.orNone()) {
            return withField(new FieldFilter.Between(none.field(), null, null));
        }
        String each = filter.as(this).each();
        // These are never NULL. With IS NOT TRUE, PostgreSQL reads all rows of the value before it asks an issue.
        boolean known = filter instanceof IssueFilter.Labelled || filter instanceof IssueFilter.WithField;
        return IssueCondition.asked(known ? "NOT " + each : "(" + each + ") IS NOT TRUE");
    }

    @Override
    public IssueCondition withId(Set<Long> ids) {
        if (ids.isEmpty()) {
            return IssueCondition.NONE;
        }
        String name = "ids" + lists.size();
        lists.put(name, List.copyOf(ids));
        String among = "id IN (<" + name + ">)";
        return IssueCondition.of("i." + among, "SELECT x.id FROM issues x WHERE x." + among);
    }

    @Override
    public IssueCondition containing(String keyword) {
        Dialect.Keyword search = dialect.keyword(LookupKey.of(keyword), nextName());
        IssueCondition condition = ofKeyword(search);
        if (search.counted()) {
            rows.put(condition, new CountedRows(Objects.requireNonNull(search.ids()), condition.each(), null));
        }
        return condition;
    }

    @Override
    public IssueCondition inComment(String keyword) {
        return ofKeyword(dialect.keywordInComment(LookupKey.of(keyword), nextName(), by != null));
    }

    private IssueCondition ofKeyword(Dialect.Keyword condition) {
        values.putAll(condition.values());
        return new IssueCondition(condition.each(), condition.ids(), null, condition.costly(), condition.few(), false);
    }

    @Override
    public IssueCondition withStatus(Set<Status> statuses) {
        if (statuses.isEmpty()) {
            return IssueCondition.NONE;
        }
        String any = EnumSet.copyOf(statuses).stream()
                .map(status -> bound(status.code()))
                .collect(Collectors.joining(", ", " IN (", ")"));
        // Of several statuses, no index has all issues in the order of their creation.
        IssueCondition condition =
                column("status", any, inOrder(By.CREATED_AT) && (by == null || statuses.size() == 1));
        if (statuses.equals(EnumSet.of(Status.RESOLVED))) {
            keep(condition, "c.measure = 'resolved_on_day'");
        }
        return condition;
    }

    @Override
    public IssueCondition assignedTo(String username) {
        return user("assignee_id", username, named.assignedTo(username));
    }

    @Override
    public IssueCondition createdBy(String username) {
        return user("created_by", username, named.createdBy(username));
    }

    private IssueCondition user(String column, String username, Optional<Long> count) {
        return named.user(username)
                .map(id -> {
                    IssueCondition condition = column(column, " = " + bound(id), inOrder(By.CREATED_AT));
                    if (few != null) {
                        few.addOf(condition, count);
                    }
                    return condition;
                })
                .orElse(IssueCondition.NONE);
    }

    /**
     * A condition on a column that an index begins with.
     *
     * @param inOrder whether that index has the issues that meet it in the order of the list
     */
    private IssueCondition column(String name, String test, boolean inOrder) {
        String found = " x WHERE x.deleted_at IS NULL AND x." + name + test;
        IssueCondition condition = new IssueCondition(
                dialect.unindexed("i." + name) + test,
                "SELECT x.id FROM issues" + found,
                inOrder ? "i." + name + test : null,
                false,
                null,
                false);
        rows.put(
                condition,
                CountedRows.withoutDeleted("SELECT x.id AS issue_id FROM " + dialect.written("issues") + found));
        return condition;
    }

    @Override
    public IssueCondition labelled(String label) {
        return named.label(label)
                .map(id -> {
                    IssueCondition condition = ofLabels(List.of(id));
                    if (few != null) {
                        few.add(condition, named.labelled(label));
                    }
                    return condition;
                })
                .orElse(IssueCondition.NONE);
    }

    @Override
    public IssueCondition childOf(long parent) {
        return column("parent_id", " = " + bound(parent), inOrder(By.CREATED_AT));
    }

    @Override
    public IssueCondition within(Moment moment, @Nullable Instant from, @Nullable Instant to) {
        String least = from == null ? "" : bound(Micros.of(from));
        String most = to == null ? "" : bound(Micros.of(to));
        IssueFilter.Within span = new IssueFilter.Within(moment, from, to);
        IssueCondition spanned = span(moment, least, most);
        if (moment != Moment.UPDATED && ofDays(from, to)) {
            keep(
                    spanned,
                    "c.measure = '" + moment.code() + "_on_day'"
                            + (from == null ? "" : " AND c.subject >= " + least)
                            + (to == null ? "" : " AND c.subject <= " + most));
        }
        IssueCondition condition = bounded(span, spanned, least, most);
        if (few != null) {
            few.addOf(condition, named.within(span));
        }
        if (start != null && walk != null && walk.byIdInStretches() && walk.farFrom(span)) {
            start.addFar(condition, "x." + moment.code() + "_at");
        }
        return condition;
    }

    /** Adds what the times of a span say of those that the list is ordered by. */
    private IssueCondition bounded(IssueFilter.Within span, IssueCondition condition, String least, String most) {
        if (walk == null) {
            return condition;
        }
        if (walk.endsWith(span)) {
            return condition.within("i.created_at <= " + most, walk.nearTo(span));
        }
        return walk.beginsWith(span) ? condition.within("i.updated_at >= " + least, walk.nearTo(span)) : condition;
    }

    /** Whether the span has whole days of UTC. */
    private static boolean ofDays(@Nullable Instant from, @Nullable Instant to) {
        return (from == null || Micros.of(from) % CountedIssues.DAY == 0)
                && (to == null || (Micros.of(to) + 1) % CountedIssues.DAY == 0);
    }

    /** Says which counts are kept of the issues that meet a condition. */
    private void keep(IssueCondition condition, String counts) {
        rows.computeIfPresent(condition, (same, found) -> found.kept(counts));
    }

    private IssueCondition span(Moment moment, String least, String most) {
        String name = moment.code() + "_at";
        boolean inOrder = by == null || by.code().equals(name);
        if (least.isEmpty() || most.isEmpty()) {
            String end = least.isEmpty() ? " <= " + most : " >= " + least;
            return column(name, least.isEmpty() && most.isEmpty() ? " IS NOT NULL" : end, inOrder);
        }
        return column(name, " BETWEEN " + least + " AND " + most, inOrder);
    }

    @Override
    public IssueCondition withField(FieldFilter field) {
        FieldCondition condition = new FieldCondition(field, fields.size());
        fields.add(condition);
        IssueCondition forms = condition.forms();
        condition.counted().ifPresent(ids -> rows.put(forms, new CountedRows(ids, forms.each(), null)));
        if (few != null) {
            few.add(forms, named.having(field));
        }
        return forms;
    }

    @Override
    public IssueCondition is(Trait trait) {
        IssueCondition condition = is(trait, true);
        counted(trait).ifPresent(ids -> rows.put(condition, new CountedRows(ids, condition.each(), null)));
        return condition;
    }

    /** Selects the ids of the issues of which it is true, deleted ones too; empty where that takes as long. */
    private Optional<String> counted(Trait trait) {
        return Optional.ofNullable(
                switch (trait) {
                    case CHILD ->
                        "SELECT c.id AS issue_id FROM " + dialect.written("issues")
                                + " c WHERE c.parent_id IS NOT NULL";
                    case LABELLED -> "SELECT DISTINCT issue_id FROM issue_labels";
                    case COMMENTED -> "SELECT DISTINCT issue_id FROM comments";
                    case PARENT ->
                        "SELECT DISTINCT parent_id AS issue_id FROM issues"
                                + " WHERE parent_id IS NOT NULL AND deleted_at IS NULL";
                    case ASSIGNED, BLOCKED -> null;
                });
    }

    private IssueCondition is(Trait trait, boolean holds) {
        return switch (trait) {
            case ASSIGNED ->
                holds ? present("i.assignee_id", true) : column("assignee_id", " IS NULL", inOrder(By.CREATED_AT));
            case CHILD -> holds ? column("parent_id", " IS NOT NULL", by == null) : present("i.parent_id", false);
            case LABELLED -> some("issue_labels o WHERE ", "o.issue_id", holds);
            case COMMENTED -> some("comments o WHERE ", "o.issue_id", holds);
            case PARENT -> some("issues o WHERE o.deleted_at IS NULL AND ", "o.parent_id", holds);
            case BLOCKED -> holds ? BLOCKED : FREE;
        };
    }

    private IssueCondition present(String column, boolean holds) {
        return IssueCondition.asked(dialect.unindexed(column) + (holds ? " IS NOT NULL" : " IS NULL"));
    }

    /** Whether there are rows of an issue: of nearly every one in most trackers, of none in others. */
    private static IssueCondition some(String rows, String issue, boolean holds) {
        String each = "EXISTS (SELECT 1 FROM " + rows + issue + " = i.id)";
        return holds
                ? IssueCondition.of(each, "SELECT " + issue + " FROM " + rows + issue + " IS NOT NULL", true)
                : IssueCondition.asked("NOT " + each);
    }

    private String bound(Object value) {
        String name = nextName();
        values.put(name, value);
        return ":" + name;
    }

    private String nextName() {
        return "value" + values.size();
    }
}
