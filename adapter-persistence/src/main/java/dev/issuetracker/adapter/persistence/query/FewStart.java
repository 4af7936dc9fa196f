package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.sql.SqlText;
import dev.issuetracker.domain.issue.IssueFilter.Within;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort.By;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/**
 * Chooses when a list starts with the issues of a label, an account, a field's value or a span of time, for a database
 * that chooses by its statistics. Those say how many issues have a label and not where in the list they are. When all
 * are at its end, to go through the list in its order takes a hundred times as long as the statistics promise.
 *
 * <p>Where they are is asked of an index, which finds the last issue that a page of them has. Only if that is far away
 * are more of them counted.
 */
final class FewStart {
    /** In the place of a count, where a list does not start by the name. */
    static final String UNCOUNTED = "CAST(NULL AS BIGINT)";

    /**
     * Labels and values of fewer issues are begun with wherever these are: to sort so many takes some 10 ms at most.
     */
    private static final int FEW = 2_000;

    /** More issues than that before a page of them are far away. */
    private static final int FAR = 10_000;

    /** Names and values of fewer issues are begun with where these are far away. */
    private static final int FEW_FAR = 20_000;

    private static final String COUNT = """
            (SELECT (SELECT CASE WHEN count(*) < most.issues THEN count(*) END
                     FROM (SELECT 1 FROM <rows> LIMIT most.issues) AS first)
             FROM (SELECT <most> AS issues OFFSET 0) AS most)""";

    /** Ids are taken for places in the list: what is made later has the greater one. */
    private static final String MOST = "CASE WHEN <between> > <far> THEN <fewFar> ELSE <few> END";

    /** While an issue of a span of time is read to be sorted, so many are passed over. */
    private static final String FEW_FAR_OF_SPAN = "(<between>) / 2";

    /** By an option, only those of the option are met. */
    private static final String FEW_FAR_OF_SPAN_BY_OPTIONS = "(<between>) / 4";

    /** By values, how far they are is a guess: what is made later is taken to have the greater one. */
    private static final String FEW_FAR_OF_SPAN_BY_VALUES = "least((<between>) / 4, 60000)";

    private static final String PAGE = "(SELECT <id> FROM <rows> ORDER BY <order> OFFSET <limit> LIMIT 1)";

    private final ListWalk walk;
    private final Set<IssueCondition> startable = new HashSet<>();
    private final Map<IssueCondition, Long> carriers = new HashMap<>();
    private final Set<IssueCondition> sorted = new HashSet<>();

    FewStart(ListWalk walk) {
        this.walk = walk;
    }

    /** Counts the issues of a label, whose id is {@code labels.id}, if they are few; else NULL. */
    String countLabelled() {
        return count("issue_labels r WHERE r.label_id = labels.id", "r.issue_id", List.of("r.issue_id"), FEW);
    }

    /** The same for a value of a field. */
    String countWith(String field, String key) {
        return count(
                "issue_fields r WHERE r.field_id = :" + field + " AND r.value_key = :" + key,
                "r.issue_id",
                List.of("r.issue_id"),
                FEW);
    }

    /** The same for an account {@code users.id}, where no index has the account's issues in the order of the list. */
    String countOf(String column) {
        By by = walk.sort().by();
        return by == By.UPDATED_AT || by == By.ID
                ? count(
                        "issues r WHERE r.deleted_at IS NULL AND r." + column + " = users.id",
                        "r.id",
                        List.of("r.created_at", "r.id"),
                        0)
                : UNCOUNTED;
    }

    /** Whether the issues of a span of time may all be far. */
    boolean mayBeFar(Within span) {
        return walk.farFrom(span);
    }

    /** Counts the issues of a span of time that may be far. */
    String countWithin(Within span, String from, String to) {
        String column = "r." + span.moment().code() + "_at";
        String rows = "issues r WHERE r.deleted_at IS NULL"
                + (span.from() == null ? "" : " AND " + column + " >= :" + from)
                + (span.to() == null ? "" : " AND " + column + " <= :" + to);
        return count(rows, most(fewFarOfSpan(), "r.id", List.of(column, "r.id")), 0);
    }

    private String fewFarOfSpan() {
        if (walk.byTime()) {
            return FEW_FAR_OF_SPAN;
        }
        return walk.byIdInStretches() ? FEW_FAR_OF_SPAN_BY_OPTIONS : FEW_FAR_OF_SPAN_BY_VALUES;
    }

    private String count(String rows, String id, List<String> order, int few) {
        return count(rows, walk.byTime() ? most(Integer.toString(FEW_FAR), id, order) : "<few>", few);
    }

    private static String count(String rows, String most, int few) {
        return new SqlText(COUNT)
                .with("most", most)
                .with("few", few)
                .with("rows", rows)
                .text();
    }

    private String most(String fewFar, String id, List<String> order) {
        boolean down = walk.down();
        String first = walk.request().key() != null
                ? "CAST(:place AS BIGINT)"
                : "(SELECT coalesce(" + (down ? "max" : "min") + "(id), 0) FROM issues)";
        return new SqlText(MOST)
                .with("fewFar", fewFar)
                .with("between", down ? first + " - <page>" : "<page> - " + first)
                .with("page", PAGE)
                .with("id", id)
                .with(
                        "order",
                        order.stream()
                                .map(column -> column + (down ? " DESC" : " ASC"))
                                .collect(Collectors.joining(", ")))
                .with("limit", walk.request().limit())
                .with("far", FAR)
                .text();
    }

    /** Binds the parameters of what counts issues. */
    void bind(Query query) {
        IssueKey key = walk.request().key();
        if (key != null) {
            query.bindMap(Map.of("place", key.id()));
        }
    }

    /**
     * Takes a condition that issues have a label, or a value of a field.
     *
     * @param count how many have it, if they are few
     */
    void add(IssueCondition condition, Optional<Long> count) {
        startable.add(condition);
        count.ifPresent(few -> carriers.put(condition, few));
    }

    /** The same of an account, or of a span of time. */
    void addOf(IssueCondition condition, Optional<Long> count) {
        if (count.isPresent()) {
            sorted.add(condition);
        }
    }

    /** The conditions to begin with, that of the fewest issues first; none when no label and no value is of few. */
    List<IssueCondition> leading(List<IssueCondition> conditions) {
        List<IssueCondition> fewest = conditions.stream()
                .filter(startable::contains)
                .sorted(Comparator.comparing(condition -> carriers.getOrDefault(condition, Long.MAX_VALUE)))
                .toList();
        return fewest.isEmpty() || !carriers.containsKey(fewest.get(0)) ? List.of() : fewest;
    }

    /** Whether one of the conditions is of so few issues that these are best sorted. */
    boolean sorts(List<IssueCondition> conditions) {
        return conditions.stream().anyMatch(sorted::contains);
    }

    /** Selects the ids of the issues that meet all of these. */
    static String ids(List<IssueCondition> leading) {
        String first = Objects.requireNonNull(leading.get(0).ids());
        return leading.size() == 1
                ? first
                : leading.stream()
                        .skip(1)
                        .map(IssueCondition::each)
                        .collect(Collectors.joining(" AND ", "SELECT i.id FROM (" + first + ") AS i (id) WHERE ", ""));
    }
}
