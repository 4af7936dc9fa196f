package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.page.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * A filter as conditions on the issue {@code i}, and with which of them a statement begins. PostgreSQL chooses that by
 * its statistics, but for what {@link FewStart} knows better, and {@link ListStart} chooses for SQLite.
 */
public final class IssueConditions {
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
    private final Parameters parameters = new Parameters();
    private final @Nullable FewStart few;
    private final @Nullable ListStart list;
    private final NamedIds named;
    private final boolean ofList;
    private final boolean none;
    private final List<IssueCondition> conditions;
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
        ofList = walk != null;
        few = walk != null && dialect.choosesByStatistics() ? new FewStart(walk) : null;
        list = walk != null && !dialect.choosesByStatistics() ? new ListStart(walk) : null;
        named = NamedIds.in(handle, filter, few);
        none = filter.conditions().isEmpty();
        ConditionWriter writer = new ConditionWriter(dialect, named, parameters, walk, few, list);
        conditions = filter.conditions().stream()
                .map(condition -> condition.as(writer))
                .toList();
        sql = joined(start());
    }

    /**
     * What a statement begins with.
     *
     * @param ids selects the ids of the issues that meet the conditions
     */
    private record Start(List<IssueCondition> conditions, String ids) {
        static final Start NONE = new Start(List.of(), "");
    }

    private String joined(Start start) {
        boolean begun = !start.conditions().isEmpty();
        List<String> all = new ArrayList<>(List.of("i.deleted_at IS NULL"));
        if (begun) {
            all.add(dialect.among("i.id", start.ids()));
        }
        conditions.stream()
                .filter(condition -> !start.conditions().contains(condition))
                .map(condition -> ofList && begun ? condition.each() : condition.walking())
                .forEach(all::add);
        return String.join(" AND ", all);
    }

    private Start start() {
        if (!dialect.choosesByStatistics()) {
            List<IssueCondition> leading =
                    list == null ? leadingToCount() : list.leading(handle, conditions, this::bind);
            return new Start(leading, ListStart.ids(leading));
        }
        List<IssueCondition> leading = few == null ? List.of() : few.leading(conditions);
        return leading.isEmpty()
                ? conditions.stream()
                        .flatMap(condition -> ofFew(condition).stream())
                        .findFirst()
                        .orElse(Start.NONE)
                : new Start(leading, FewStart.ids(leading));
    }

    /** Those by which issues are counted, unless they are many and an index has all that meet another condition. */
    private List<IssueCondition> leadingToCount() {
        List<IssueCondition> leading =
                conditions.stream().filter(this::countsByIds).toList();
        boolean indexed = conditions.stream().anyMatch(condition -> condition.inOrder() != null);
        return indexed && !ListStart.few(handle, leading, this::bind, MANY_SHARE) ? List.of() : leading;
    }

    /** To count, all issues that meet a condition are read, and an index has them. */
    private boolean countsByIds(IssueCondition condition) {
        return condition.selectedOnly()
                && (!condition.costly() || ListStart.few(handle, List.of(condition), this::bind, FEW_SHARE));
    }

    /** The start with a condition of which the database has to be asked whether few issues meet it; empty if many. */
    private Optional<Start> ofFew(IssueCondition condition) {
        boolean asked = condition.few() != null;
        if (asked
                && !bind(handle.createQuery("SELECT " + condition.few()))
                        .mapTo(Boolean.class)
                        .one()) {
            return Optional.empty();
        }
        if (condition.oneOf()) {
            return found(condition).map(ids -> new Start(List.of(condition), ids));
        }
        return asked ? Optional.of(new Start(List.of(condition), FewStart.ids(List.of(condition)))) : Optional.empty();
    }

    /** The issues that meet one of several conditions, if they are few. Statistics do not say that. */
    private Optional<String> found(IssueCondition condition) {
        List<Long> found = bind(handle.createQuery(condition.ids() + " LIMIT " + FEW))
                .map((row, context) -> row.getLong(1))
                .list();
        if (found.size() == FEW) {
            return Optional.empty();
        }
        String ids = found.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        parameters.add(Map.of(FOUND, ids));
        return Optional.of("SELECT unnest(CAST(:" + FOUND + " AS BIGINT[]))");
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
        return Optional.ofNullable(conditions.get(0).rows());
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
        parameters.bind(query);
        return query;
    }
}
