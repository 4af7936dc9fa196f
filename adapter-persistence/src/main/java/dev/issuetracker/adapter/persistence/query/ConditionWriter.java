package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.count.CountedIssues;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.Moment;
import dev.issuetracker.domain.issue.IssueFilter.Trait;
import dev.issuetracker.domain.issue.IssueSort.By;
import dev.issuetracker.domain.issue.value.Status;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes each condition of a filter in SQL, as a condition on the issue {@code i}. One on a value that the issue lacks
 * is NULL, which counts as false: at the top, inside AND and OR, and where NOT asks for what is not true.
 */
final class ConditionWriter implements IssueFilter.Cases<IssueCondition> {
    /** The links by which an issue waits for one that is neither resolved nor deleted. */
    private static final String WAITING = """
            FROM issue_links k JOIN issues b ON b.id = k.from_id
            WHERE k.type = 'blocks' AND k.removed_at IS NULL AND b.deleted_at IS NULL AND b.resolved_at IS NULL
            """;

    private static final IssueCondition BLOCKED =
            IssueCondition.of("EXISTS (SELECT 1 " + WAITING + " AND k.to_id = i.id)", "SELECT k.to_id " + WAITING);

    private static final IssueCondition FREE =
            IssueCondition.asked("NOT EXISTS (SELECT 1 " + WAITING + " AND k.to_id = i.id)");

    private final Dialect dialect;
    private final NamedIds named;
    private final Parameters parameters;
    private final @Nullable ListWalk walk;
    private final @Nullable By by;
    private final @Nullable FewStart few;
    private final @Nullable ListStart start;

    /**
     * Writes conditions of a list, or of a count.
     *
     * @param parameters takes the values of the conditions
     * @param walk how the list is gone through; null when issues are counted, in no order
     * @param few takes the conditions that a list may start with; null where it starts otherwise
     * @param start the same for a database that does not choose by statistics
     */
    ConditionWriter(
            Dialect dialect,
            NamedIds named,
            Parameters parameters,
            @Nullable ListWalk walk,
            @Nullable FewStart few,
            @Nullable ListStart start) {
        this.dialect = dialect;
        this.named = named;
        this.parameters = parameters;
        this.walk = walk;
        this.by = walk == null ? null : walk.sort().by();
        this.few = few;
        this.start = start;
    }

    /** Whether an index that goes on with this has the issues in the order of the list, if that has any. */
    private boolean inOrder(By order) {
        return by == null || by == order;
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
        List<String> ids = labels.stream().map(parameters::bound).toList();
        String labelled = "SELECT il.issue_id FROM issue_labels il WHERE il.label_id ";
        String any = labelled + "IN (" + String.join(", ", ids) + ")";
        // The rows of each label are in the order of their issues, so that SQLite merges them.
        String each = ids.stream().map(id -> labelled + "= " + id).collect(Collectors.joining(" UNION "));
        return IssueCondition.of("EXISTS (" + any + " AND il.issue_id = i.id)", any)
                .countedBy(each);
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
        List<CountedRows> rows = conditions.stream()
                .flatMap(condition -> Stream.ofNullable(condition.rows()))
                .toList();
        IssueCondition found = either(conditions);
        return rows.size() == conditions.size() ? found.counted(CountedRows.ofAny(rows)) : found;
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
        return IssueCondition.ofSeveral(any, union, costly, few.isEmpty() ? null : few);
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
                && with.field().equals(FieldFilter.noValue(with.field().field()))) {
            return withField(FieldFilter.anyValue(with.field().field()));
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
        String among = "id IN (" + parameters.bound(ids) + ")";
        return IssueCondition.of("i." + among, "SELECT x.id FROM issues x WHERE x." + among);
    }

    @Override
    public IssueCondition containing(String keyword) {
        Dialect.Keyword search = dialect.keyword(LookupKey.of(keyword), parameters.next());
        IssueCondition condition = ofKeyword(search);
        return search.counted() ? condition.countedBy(Objects.requireNonNull(search.ids())) : condition;
    }

    @Override
    public IssueCondition inComment(String keyword) {
        return ofKeyword(dialect.keywordInComment(LookupKey.of(keyword), parameters.next(), by != null));
    }

    private IssueCondition ofKeyword(Dialect.Keyword condition) {
        parameters.add(condition.values());
        return IssueCondition.sought(condition.each(), condition.ids(), condition.costly(), condition.few());
    }

    @Override
    public IssueCondition withStatus(Set<Status> statuses) {
        if (statuses.isEmpty()) {
            return IssueCondition.NONE;
        }
        String any = EnumSet.copyOf(statuses).stream()
                .map(status -> parameters.bound(status.code()))
                .collect(Collectors.joining(", ", " IN (", ")"));
        // Of several statuses, no index has all issues in the order of their creation.
        IssueCondition condition =
                column("status", any, inOrder(By.CREATED_AT) && (by == null || statuses.size() == 1));
        return statuses.equals(EnumSet.of(Status.RESOLVED))
                ? condition.kept("c.measure = 'resolved_on_day'")
                : condition;
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
                    IssueCondition condition = column(column, " = " + parameters.bound(id), inOrder(By.CREATED_AT));
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
        return IssueCondition.ofIndex(
                        dialect.unindexed("i." + name) + test,
                        "SELECT x.id FROM issues" + found,
                        inOrder ? "i." + name + test : null)
                .counted(CountedRows.withoutDeleted(
                        "SELECT x.id AS issue_id FROM " + dialect.written("issues") + found));
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
        return column("parent_id", " = " + parameters.bound(parent), inOrder(By.CREATED_AT));
    }

    @Override
    public IssueCondition within(Moment moment, @Nullable Instant from, @Nullable Instant to) {
        String least = from == null ? "" : parameters.bound(Micros.of(from));
        String most = to == null ? "" : parameters.bound(Micros.of(to));
        IssueFilter.Within span = new IssueFilter.Within(moment, from, to);
        IssueCondition spanned = span(moment, least, most);
        if (moment != Moment.UPDATED && ofDays(from, to)) {
            spanned = spanned.kept("c.measure = '" + moment.code() + "_on_day'"
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
        FieldCondition condition = new FieldCondition(field, parameters.fields());
        parameters.add(condition);
        IssueCondition forms = condition.forms();
        if (few != null) {
            few.add(forms, named.having(field));
        }
        return forms;
    }

    @Override
    public IssueCondition is(Trait trait) {
        IssueCondition condition = is(trait, true);
        return counted(trait).map(condition::countedBy).orElse(condition);
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
}
