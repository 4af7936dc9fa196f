package dev.issuetracker.adapter.persistence.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Chooses how a list starts, for a database that does not know how many rows have a value: with the issues that meet
 * some conditions, which are then sorted, or with the first of all issues in the order of the list, each of which is
 * asked until the page is full. What few issues meet is better sorted, what many meet is better asked, unless those are
 * far from where the list begins.
 */
public final class ListStart {
    private static final int PAGE = 50;

    /** What more issues meet is never sorted, alone or where conditions leave few issues together. */
    private static final int MOST_ALONE = 10_000;

    private static final int MOST_TOGETHER = 50_000;

    /** So many are counted at first, which is enough to find that a condition is one of few. */
    private static final int FIRST_COUNT = 2_000;

    /** How often as many are counted when that has decided nothing. */
    private static final int MORE = 5;

    /** So many ids are read from an index while one issue is read. */
    private static final double IDS_AN_ISSUE = 8;

    /** The share of all issues that is taken to meet a condition of which only is known that many do. */
    private static final double MANY = 0.5;

    /** So many issues of a span of time are passed over while one is read to be sorted. */
    private static final int PASSED_OVER = 2;

    /** The same where issues lie beside each other in the order of the list, or others have no value. */
    private static final int PASSED_OVER_BESIDE = 4;

    private final ListWalk walk;
    /** Conditions on spans of time that may be far, with the column that an index has in its order. */
    private final Map<IssueCondition, String> far = new LinkedHashMap<>();

    ListStart(ListWalk walk) {
        this.walk = walk;
    }

    /** Takes the condition of a span of time that may be far, and the column of it in the selection of ids. */
    void addFar(IssueCondition condition, String column) {
        far.put(condition, column);
    }

    /** A condition, and how many issues meet it, counted up to a limit. */
    private record Counted(IssueCondition condition, int count, boolean whole) {
        double share(double issues) {
            return whole ? leastShare(issues) : MANY;
        }

        double leastShare(double issues) {
            return Math.min(Math.max(count, 1) / issues, 1);
        }
    }

    /**
     * The conditions to begin with; none when the list is better gone through in its order.
     *
     * @param bind binds the parameters of all conditions
     */
    List<IssueCondition> leading(Handle handle, List<IssueCondition> conditions, UnaryOperator<Query> bind) {
        List<IssueCondition> selectable =
                conditions.stream().filter(condition -> condition.ids() != null).toList();
        boolean inOrder = conditions.stream().allMatch(condition -> condition.inOrder() != null);
        if (selectable.isEmpty() || (conditions.size() == 1 && inOrder)) {
            return List.of();
        }
        int most = selectable.stream()
                .mapToInt(condition -> limit(condition, selectable.size() == 1 ? MOST_ALONE : MOST_TOGETHER))
                .max()
                .orElse(0);
        int limit = FIRST_COUNT;
        Counts counts = counted(handle, selectable, bind, limit);
        while (limit < most && counts.leading().isEmpty()) {
            limit = Math.min(limit * MORE, most);
            if (counts.asksAtMost() < selectable.size() * limit / IDS_AN_ISSUE) {
                return far(handle, counts, bind);
            }
            counts = counted(handle, selectable, bind, limit);
        }
        return counts.leading().isEmpty() ? far(handle, counts, bind) : counts.leading();
    }

    /** How many issues that meet a condition are counted: no more than at first, where it is costly to find them. */
    private static int limit(IssueCondition condition, int most) {
        return condition.costly() ? Math.min(most, FIRST_COUNT) : most;
    }

    private static Counts counted(
            Handle handle, List<IssueCondition> selectable, UnaryOperator<Query> bind, int limit) {
        return bind.apply(handle.createQuery(counts(selectable, limit)))
                .map((row, context) -> {
                    List<Counted> counted = new ArrayList<>();
                    for (int i = 0; i < selectable.size(); i++) {
                        int count = row.getInt("count" + i);
                        counted.add(new Counted(selectable.get(i), count, count < limit(selectable.get(i), limit)));
                    }
                    return new Counts(Math.max(row.getLong("issues"), 1), counted);
                })
                .one();
    }

    /** The condition of issues that are far from where the list begins, if they are sooner sorted than reached. */
    private List<IssueCondition> far(Handle handle, Counts counts, UnaryOperator<Query> bind) {
        boolean fromItsBeginning = walk.request().key() == null;
        if (!fromItsBeginning || counts.near()) {
            return List.of();
        }
        Optional<Counted> fewest =
                counts.few().stream().filter(one -> one.count() < MOST_ALONE).min(Comparator.comparing(Counted::count));
        return fewest.isPresent() && walk.byTime()
                ? farFewest(handle, counts, fewest.get(), bind)
                : farSpan(handle, counts, bind);
    }

    private List<IssueCondition> farFewest(Handle handle, Counts counts, Counted fewest, UnaryOperator<Query> bind) {
        boolean down = walk.down();
        // Materialized, so that they are read by the index of the condition and not from the end of all issues.
        String page = "WITH ids (id) AS MATERIALIZED ("
                + fewest.condition().ids() + ") SELECT id FROM ids ORDER BY id " + (down ? "DESC" : "ASC")
                + " LIMIT 1 OFFSET " + walk.request().limit();
        return bind.apply(handle.createQuery(page))
                .mapTo(Long.class)
                .findOne()
                .map(id -> down ? counts.issues() - id : id)
                .filter(distance -> counts.sorting(List.of(fewest)) < distance)
                .map(distance -> List.of(fewest.condition()))
                .orElse(List.of());
    }

    /** The condition of a span of time whose issues are far away. The index of the span finds a page of them. */
    private List<IssueCondition> farSpan(Handle handle, Counts counts, UnaryOperator<Query> bind) {
        boolean down = walk.down();
        return counts.counted().stream()
                .filter(one -> far.containsKey(one.condition()))
                .filter(one -> {
                    IssueCondition span = one.condition();
                    String page = span.ids() + " ORDER BY " + far.get(span) + (down ? " DESC" : " ASC")
                            + " LIMIT 1 OFFSET " + walk.request().limit();
                    double distance = bind.apply(handle.createQuery(page))
                            .mapTo(Long.class)
                            .findOne()
                            .map(id -> down ? counts.issues() - id : id)
                            .orElse(0.0);
                    int most = (int) (distance / (walk.besideEachOther() ? PASSED_OVER_BESIDE : PASSED_OVER));
                    return !counted(handle, List.of(span), bind, most).few().isEmpty();
                })
                .map(Counted::condition)
                .limit(1)
                .toList();
    }

    /** Whether less than a share of all issues meet one of the conditions, as far as an index says. */
    static boolean few(Handle handle, List<IssueCondition> conditions, UnaryOperator<Query> bind, int share) {
        List<IssueCondition> selectable =
                conditions.stream().filter(condition -> condition.ids() != null).toList();
        if (selectable.isEmpty()) {
            return false;
        }
        long issues = handle.createQuery("SELECT coalesce(max(id), 0) FROM issues")
                .mapTo(Long.class)
                .one();
        // A literal, so that PostgreSQL plans for few rows.
        int most = (int) Math.max(Math.min(issues / share, MOST_TOGETHER), 1);
        return !counted(handle, selectable, bind, most).few().isEmpty();
    }

    private static String counts(List<IssueCondition> conditions, int most) {
        StringBuilder sql = new StringBuilder("SELECT (SELECT max(id) FROM issues) AS issues");
        for (int i = 0; i < conditions.size(); i++) {
            String first = conditions.get(i).ids() + " LIMIT " + limit(conditions.get(i), most);
            sql.append(", (SELECT count(*) FROM (" + first + ") AS first) AS count" + i);
        }
        return sql.toString();
    }

    /** What was counted of some conditions. */
    private record Counts(double issues, List<Counted> counted) {
        /** Those of which is known how many issues meet them. */
        List<Counted> few() {
            return counted.stream().filter(Counted::whole).toList();
        }

        /** Whether the list begins near the issues that meet one of the conditions. */
        boolean near() {
            return counted.stream().anyMatch(one -> one.condition().near());
        }

        List<IssueCondition> leading() {
            List<Counted> few = few();
            if (few.isEmpty()) {
                return List.of();
            }
            return sorting(few) < PAGE / found(one -> one.share(issues))
                    ? few.stream().map(Counted::condition).toList()
                    : List.of();
        }

        /** How many issues could be read while those that meet all of these are read and sorted. */
        double sorting(List<Counted> few) {
            return few.stream().mapToInt(Counted::count).sum() / IDS_AN_ISSUE + issues * share(few);
        }

        /** How many issues are asked until a page is full, however many more than were counted meet the conditions. */
        double asksAtMost() {
            return PAGE / found(one -> one.leastShare(issues));
        }

        /** The share of issues that meet all of the conditions, as if none had to do with another. */
        private double share(List<Counted> conditions) {
            return product(conditions, one -> one.share(issues));
        }

        /**
         * The share of the issues that are found among those that are asked. An index asks for one condition by itself.
         */
        private double found(ToDoubleFunction<Counted> share) {
            double byIndex = counted.stream()
                    .filter(one -> one.condition().inOrder() != null)
                    .mapToDouble(share)
                    .min()
                    .orElse(1);
            return product(counted, share) / byIndex;
        }

        private static double product(List<Counted> conditions, ToDoubleFunction<Counted> share) {
            return conditions.stream().mapToDouble(share).reduce(1, (one, other) -> one * other);
        }
    }

    /** Selects the ids of the issues that meet all of these. */
    static String ids(List<IssueCondition> leading) {
        return leading.stream()
                .map(condition ->
                        leading.size() == 1 ? condition.ids() : "SELECT * FROM (" + condition.ids() + ") AS ids")
                .collect(Collectors.joining(" INTERSECT "));
    }
}
