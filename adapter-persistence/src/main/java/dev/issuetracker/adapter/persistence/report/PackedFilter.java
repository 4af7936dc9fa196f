package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.adapter.persistence.count.LatencyCursor;
import dev.issuetracker.adapter.persistence.query.NamedIds;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.Moment;
import dev.issuetracker.domain.issue.IssueFilter.Trait;
import dev.issuetracker.domain.issue.value.Status;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filter as a condition on what is packed of an issue whose latency is known. Empty when what is packed does not say
 * whether it holds.
 */
final class PackedFilter implements IssueFilter.Cases<Optional<Predicate<LatencyCursor>>> {
    private static final Set<FieldType> PACKED = EnumSet.of(FieldType.SELECT, FieldType.MULTI_SELECT, FieldType.USER);

    /** The key of an option or account; other keys are those of none. */
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final NamedIds named;

    private PackedFilter(NamedIds named) {
        this.named = named;
    }

    /** @param named the labels and accounts that the filter names */
    static Optional<Predicate<LatencyCursor>> of(IssueFilter filter, NamedIds named) {
        return filter.as(new PackedFilter(named));
    }

    private static Optional<Predicate<LatencyCursor>> always(boolean holds) {
        return Optional.of(issue -> holds);
    }

    private Optional<Predicate<LatencyCursor>> combined(
            List<IssueFilter> filters, boolean ofNone, BinaryOperator<Predicate<LatencyCursor>> both) {
        return filters.stream()
                .map(filter -> filter.as(this))
                .reduce((one, other) -> one.flatMap(first -> other.map(second -> both.apply(first, second))))
                .orElseGet(() -> always(ofNone));
    }

    @Override
    public Optional<Predicate<LatencyCursor>> all(List<IssueFilter> filters) {
        return combined(filters, true, Predicate::and);
    }

    @Override
    public Optional<Predicate<LatencyCursor>> any(List<IssueFilter> filters) {
        return combined(filters, false, Predicate::or);
    }

    @Override
    public Optional<Predicate<LatencyCursor>> not(IssueFilter filter) {
        return filter.as(this).map(Predicate::negate);
    }

    @Override
    public Optional<Predicate<LatencyCursor>> withId(Set<Long> ids) {
        return Optional.of(issue -> ids.contains(issue.issue()));
    }

    @Override
    public Optional<Predicate<LatencyCursor>> containing(String keyword) {
        return Optional.empty();
    }

    @Override
    public Optional<Predicate<LatencyCursor>> inComment(String keyword) {
        return Optional.empty();
    }

    /** An issue has a latency only while it is resolved. */
    @Override
    public Optional<Predicate<LatencyCursor>> withStatus(Set<Status> statuses) {
        return always(statuses.contains(Status.RESOLVED));
    }

    @Override
    public Optional<Predicate<LatencyCursor>> assignedTo(String username) {
        return named.user(username)
                .map(id -> Optional.<Predicate<LatencyCursor>>of(issue -> issue.assignee() == id))
                .orElseGet(() -> always(false));
    }

    @Override
    public Optional<Predicate<LatencyCursor>> createdBy(String username) {
        return Optional.empty();
    }

    @Override
    public Optional<Predicate<LatencyCursor>> labelled(String label) {
        return named.label(label)
                .map(id -> Optional.<Predicate<LatencyCursor>>of(issue -> carries(issue, id)))
                .orElseGet(() -> always(false));
    }

    private static boolean carries(LatencyCursor issue, long label) {
        for (int i = 0; i < issue.labels(); i++) {
            if (issue.label(i) == label) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<Predicate<LatencyCursor>> childOf(long parent) {
        return Optional.empty();
    }

    @Override
    public Optional<Predicate<LatencyCursor>> within(Moment moment, @Nullable Instant from, @Nullable Instant to) {
        long least = from == null ? Long.MIN_VALUE : Micros.of(from);
        long most = to == null ? Long.MAX_VALUE : Micros.of(to);
        return switch (moment) {
            case CREATED -> between(issue -> issue.resolvedAt() - issue.latency(), least, most);
            case RESOLVED -> between(LatencyCursor::resolvedAt, least, most);
            case UPDATED -> Optional.empty();
        };
    }

    private static Optional<Predicate<LatencyCursor>> between(
            ToLongFunction<LatencyCursor> time, long least, long most) {
        return Optional.of(issue -> {
            long at = time.applyAsLong(issue);
            return at >= least && at <= most;
        });
    }

    @Override
    public Optional<Predicate<LatencyCursor>> withField(FieldFilter filter) {
        if (!PACKED.contains(filter.field().type()) || !(filter instanceof FieldFilter.AnyOf any)) {
            return Optional.empty();
        }
        long field = filter.field().id();
        Set<Long> ids = any.keys().stream()
                .filter(ID.asMatchPredicate())
                .map(Long::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return Optional.of(issue -> hasAny(issue, field, ids, any.orNone()));
    }

    private static boolean hasAny(LatencyCursor issue, long field, Set<Long> ids, boolean orNone) {
        boolean none = true;
        for (int i = 0; i < issue.values(); i++) {
            if (issue.field(i) == field) {
                if (ids.contains(issue.value(i))) {
                    return true;
                }
                none = false;
            }
        }
        return none && orNone;
    }

    @Override
    public Optional<Predicate<LatencyCursor>> is(Trait trait) {
        return switch (trait) {
            case ASSIGNED -> Optional.of(issue -> issue.assignee() != 0);
            case LABELLED -> Optional.of(issue -> issue.labels() > 0);
            case COMMENTED, CHILD, PARENT, BLOCKED -> Optional.empty();
        };
    }
}
