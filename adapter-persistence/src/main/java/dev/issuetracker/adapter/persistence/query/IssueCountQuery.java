package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.Is;
import dev.issuetracker.domain.issue.IssueFilter.Not;
import dev.issuetracker.domain.issue.IssueFilter.Trait;
import dev.issuetracker.domain.issue.IssueFilter.WithField;
import dev.issuetracker.domain.issue.value.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * How many issues a filter finds. No index has what does not meet a condition. So all issues are counted, or those that
 * meet another condition, and the issues that meet it are taken off. One statement does both: the count is exact.
 */
public final class IssueCountQuery {
    private static final IssueFilter ALL = IssueFilter.all();
    private static final IssueFilter RESOLVED = ALL.status(Status.RESOLVED);
    private static final IssueFilter UNRESOLVED = ALL.statuses(List.of(Status.OPEN, Status.IN_PROGRESS));
    private static final IssueFilter ASSIGNED = new Is(Trait.ASSIGNED);
    /** An index has these issues, and not those that are assigned. */
    private static final IssueFilter UNASSIGNED = IssueFilter.not(ASSIGNED);

    private final Handle handle;
    private final Dialect dialect;
    private final IssueFilter filter;
    /** Whether all issues are counted but those that the filter finds. */
    private final boolean others;

    public IssueCountQuery(Handle handle, Dialect dialect, IssueFilter filter) {
        this.handle = handle;
        this.dialect = dialect;
        Parts parts = filter.equals(UNRESOLVED) ? new Parts(ALL, List.of(RESOLVED)) : Parts.of(filter);
        this.others = parts.met().equals(ALL) && !parts.unmet().isEmpty();
        this.filter = others ? IssueFilter.or(parts.unmet()) : filter;
    }

    /** A filter as what its issues meet, and as conditions of which they meet none. */
    private record Parts(IssueFilter met, List<IssueFilter> unmet) {
        static Parts of(IssueFilter filter) {
            IssueFilter met = ALL;
            List<IssueFilter> unmet = new ArrayList<>();
            for (IssueFilter condition : filter.conditions()) {
                IssueFilter plain =
                        condition instanceof Not not ? opposite(not.filter()).orElse(condition) : condition;
                Optional<IssueFilter> opposite = opposite(plain);
                opposite.ifPresent(unmet::add);
                met = opposite.isPresent() ? met : met.and(plain);
            }
            return new Parts(met, unmet);
        }

        /** What finds all other issues, if these are counted sooner. */
        private static Optional<IssueFilter> opposite(IssueFilter condition) {
            if (condition instanceof WithField with
                    && with.field().equals(FieldFilter.noValue(with.field().field()))) {
                return Optional.of(
                        new WithField(FieldFilter.anyValue(with.field().field())));
            }
            if (condition.equals(ASSIGNED)) {
                return Optional.of(UNASSIGNED);
            }
            return condition instanceof Not not && !condition.equals(UNASSIGNED)
                    ? Optional.of(not.filter())
                    : Optional.empty();
        }

        /** Finds the issues that are to be taken off from those of the first condition. */
        IssueFilter both() {
            return met.and(IssueFilter.or(unmet));
        }
    }

    public long total() {
        return counting("").mapTo(Long.class).one();
    }

    /**
     * The statement that counts all.
     *
     * @param before what it begins with, such as {@code EXPLAIN}
     */
    public Query counting(String before) {
        Parts parts = Parts.of(filter);
        if (parts.met().conditions().size() == 1 && !parts.unmet().isEmpty()) {
            IssueConditions both = conditions(parts.both());
            Optional<CountedRows> met = both.rowsOfFirst();
            if (met.isPresent()) {
                return query(before, both, "(" + met.get().count(dialect) + " - " + count(both) + ")");
            }
        }
        IssueConditions conditions = conditions(parts.unmet().isEmpty() ? parts.met() : filter);
        return query(before, conditions, count(conditions));
    }

    private IssueConditions conditions(IssueFilter of) {
        return new IssueConditions(handle, dialect, of);
    }

    private String count(IssueConditions conditions) {
        return conditions
                .rows()
                .map(rows -> rows.count(dialect))
                .orElseGet(() -> "(SELECT count(*) FROM issues i WHERE " + conditions.sql() + ")");
    }

    private Query query(String before, IssueConditions conditions, String count) {
        String all = others ? CountedRows.ofAll(dialect).count(dialect) + " - " : "";
        return conditions.bind(handle.createQuery(before + " SELECT " + all + count));
    }
}
