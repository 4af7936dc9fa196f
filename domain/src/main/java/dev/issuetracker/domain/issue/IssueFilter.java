package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.issue.value.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which issues are wanted: a condition, or several that are combined. Deleted issues are never found. Begins with
 * {@link #all} and takes conditions one by one, all of which must hold:
 * {@code IssueFilter.all().keyword("crash").status(Status.OPEN)}. Other combinations are made by {@link #or} and
 * {@link #not}.
 *
 * <p>A condition holds or it does not: on a value that an issue lacks, it does not hold, and its opposite does.
 * {@code not(assignee("jane"))} finds issues that nobody is assigned to, too.
 */
public sealed interface IssueFilter {
    /** Every issue. */
    static IssueFilter all() {
        return All.EVERY;
    }

    /** The issues that at least one of the filters finds; of no filters, none. */
    static IssueFilter or(List<IssueFilter> filters) {
        return filters.size() == 1 ? filters.get(0) : new Any(filters);
    }

    /** The issues that the filter does not find. */
    static IssueFilter not(IssueFilter filter) {
        return filter instanceof Not not ? not.filter() : new Not(filter);
    }

    /** Only those that the other filter finds too. */
    default IssueFilter and(IssueFilter other) {
        List<IssueFilter> both = new ArrayList<>(conditions());
        both.addAll(other.conditions());
        return both.size() == 1 ? both.get(0) : new All(both);
    }

    /** The conditions that must all hold; none for every issue. */
    default List<IssueFilter> conditions() {
        return List.of(this);
    }

    /** Those of them that are of one kind. */
    default <F extends IssueFilter> Stream<F> conditions(Class<F> kind) {
        return conditions().stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The conditions that are combined, at any depth. */
    default Stream<IssueFilter> leaves() {
        return Stream.of(this);
    }

    /** Those of them that are of one kind. */
    default <F extends IssueFilter> Stream<F> leaves(Class<F> kind) {
        return leaves().filter(kind::isInstance).map(kind::cast);
    }

    /** Asks which kind of filter it is. */
    <R> R as(Cases<R> cases);

    /**
     * Only issues with any of these ids.
     *
     * @throws IllegalArgumentException when there are none: a filter without ids finds issues whatever their id
     */
    default IssueFilter among(Set<Long> issues) {
        if (issues.isEmpty()) {
            throw new IllegalArgumentException("no ids");
        }
        return ids(issues);
    }

    /** Only issues with any of these ids; none takes issues whatever their id. */
    default IssueFilter ids(Collection<Long> any) {
        return any.isEmpty() ? this : and(new WithId(Set.copyOf(any)));
    }

    /** Only issues with this part in title or description; null takes issues whatever their texts. */
    default IssueFilter keyword(@Nullable String part) {
        return part == null ? this : and(new Containing(part));
    }

    /**
     * The same with comments too.
     *
     * @param orComments whether the part may be in a comment instead
     */
    default IssueFilter keyword(@Nullable String part, boolean orComments) {
        return part == null || !orComments
                ? keyword(part)
                : and(or(List.of(new Containing(part), new InComment(part))));
    }

    /** Only issues of this status; null takes every status. */
    default IssueFilter status(@Nullable Status only) {
        return statuses(only == null ? Set.of() : Set.of(only));
    }

    /** Only issues of any of these statuses; none takes every status. */
    default IssueFilter statuses(Collection<Status> any) {
        return any.isEmpty() ? this : and(new WithStatus(Set.copyOf(any)));
    }

    /** Only the issues of this account; null takes everyone's and those that nobody is assigned to. */
    default IssueFilter assignee(@Nullable String username) {
        return username == null ? this : and(new AssignedTo(username));
    }

    /** Only the issues that nobody is assigned to. */
    default IssueFilter unassigned() {
        return isNot(Trait.ASSIGNED);
    }

    /** Only issues that carry all of these labels; none takes issues whatever they carry. */
    default IssueFilter labels(Collection<String> all) {
        IssueFilter labelled = this;
        for (String label : all) {
            labelled = labelled.and(new Labelled(label));
        }
        return labelled;
    }

    /** Only issues that this account created; null takes everyone's. */
    default IssueFilter createdBy(@Nullable String username) {
        return username == null ? this : and(new CreatedBy(username));
    }

    /** Only those created in the span, both ends included; null leaves an end open. */
    default IssueFilter created(@Nullable Instant from, @Nullable Instant to) {
        return within(Moment.CREATED, from, to);
    }

    /** Only those last changed in the span, both ends included; null leaves an end open. */
    default IssueFilter updated(@Nullable Instant from, @Nullable Instant to) {
        return within(Moment.UPDATED, from, to);
    }

    /** Only those to which it happened in the span, both ends included; null leaves an end open. */
    default IssueFilter within(Moment moment, @Nullable Instant from, @Nullable Instant to) {
        return from == null && to == null ? this : and(new Within(moment, from, to));
    }

    /** Only issues with all of these values of fields that a team added; none takes issues whatever they have. */
    default IssueFilter fields(Collection<FieldFilter> all) {
        IssueFilter having = this;
        for (FieldFilter field : all) {
            having = having.and(new WithField(field));
        }
        return having;
    }

    /** Only issues that wait for another, or only those that do not; null takes both. */
    default IssueFilter blocked(@Nullable Boolean waiting) {
        return waiting == null ? this : waiting ? is(Trait.BLOCKED) : isNot(Trait.BLOCKED);
    }

    /** Only children of this issue. */
    default IssueFilter childrenOf(long parent) {
        return and(new ChildOf(parent));
    }

    /** Only issues of which this is true. */
    default IssueFilter is(Trait trait) {
        return and(new Is(trait));
    }

    /** Only issues of which this is not true. */
    default IssueFilter isNot(Trait trait) {
        return and(new Not(new Is(trait)));
    }

    /** What happens to an issue at a time. */
    enum Moment {
        CREATED,
        UPDATED,
        /** Only issues that are resolved now have this time. */
        RESOLVED;

        /** The word for it, such as {@code created}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is true of an issue or not. Of other issues, deleted ones do not count. */
    enum Trait {
        /** Somebody is assigned to it. */
        ASSIGNED,
        /** It carries a label. */
        LABELLED,
        /** It has comments. */
        COMMENTED,
        /** It has a parent. */
        CHILD,
        /** It has children. */
        PARENT,
        /** It waits for an issue that blocks it and is not resolved. */
        BLOCKED
    }

    /** What to do with each kind of filter. */
    interface Cases<R> {
        /** All of these must hold; of none, the filter finds every issue. */
        R all(List<IssueFilter> filters);

        /** One of these must hold; of none, the filter finds no issue. */
        R any(List<IssueFilter> filters);

        R not(IssueFilter filter);

        /** {@link WithId}. */
        R withId(Set<Long> ids);

        /** {@link Containing}. */
        R containing(String keyword);

        /** {@link InComment}. */
        R inComment(String keyword);

        /** {@link WithStatus}. */
        R withStatus(Set<Status> statuses);

        /** {@link AssignedTo}. */
        R assignedTo(String username);

        /** {@link CreatedBy}. */
        R createdBy(String username);

        /** {@link Labelled}. */
        R labelled(String label);

        /** {@link ChildOf}. */
        R childOf(long parent);

        /** {@link Within}. */
        R within(Moment moment, @Nullable Instant from, @Nullable Instant to);

        /** {@link WithField}. */
        R withField(FieldFilter field);

        /** {@link Is}. */
        R is(Trait trait);
    }

    /** {@link #and}. */
    record All(List<IssueFilter> filters) implements IssueFilter {
        private static final All EVERY = new All(List.of());

        public All {
            filters = List.copyOf(filters);
        }

        @Override
        public List<IssueFilter> conditions() {
            return filters;
        }

        @Override
        public Stream<IssueFilter> leaves() {
            return filters.stream().flatMap(IssueFilter::leaves);
        }

        @Override
        public <R> R as(Cases<R> cases) {
            return cases.all(filters);
        }
    }

    /** {@link #or}. */
    record Any(List<IssueFilter> filters) implements IssueFilter {
        public Any {
            filters = List.copyOf(filters);
        }

        @Override
        public Stream<IssueFilter> leaves() {
            return filters.stream().flatMap(IssueFilter::leaves);
        }

        @Override
        public <R> R as(Cases<R> cases) {
            return cases.any(filters);
        }
    }

    /** {@link #not}. */
    record Not(IssueFilter filter) implements IssueFilter {
        @Override
        public Stream<IssueFilter> leaves() {
            return filter.leaves();
        }

        @Override
        public <R> R as(Cases<R> cases) {
            return cases.not(filter);
        }
    }

    /** Any of these; of none, no issue. */
    record WithId(Set<Long> ids) implements IssueFilter {
        public WithId {
            ids = Set.copyOf(ids);
        }

        @Override
        public <R> R as(Cases<R> cases) {
            return cases.withId(ids);
        }
    }

    /**
     * A part of title or description, as {@link dev.issuetracker.domain.text.Keywords} finds it; the empty one is in
     * every issue.
     */
    record Containing(String keyword) implements IssueFilter {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.containing(keyword);
        }
    }

    /**
     * A part of a comment, as {@link dev.issuetracker.domain.text.Keywords} finds it; the empty one is in every
     * comment.
     */
    record InComment(String keyword) implements IssueFilter {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.inComment(keyword);
        }
    }

    /** Any of these statuses; of none, no issue. */
    record WithStatus(Set<Status> statuses) implements IssueFilter {
        public WithStatus {
            statuses = Set.copyOf(statuses);
        }

        @Override
        public <R> R as(Cases<R> cases) {
            return cases.withStatus(statuses);
        }
    }

    /** A username, compared by {@link dev.issuetracker.domain.text.CaseFolding}. */
    record AssignedTo(String username) implements IssueFilter {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.assignedTo(username);
        }
    }

    /** A username, compared by {@link dev.issuetracker.domain.text.CaseFolding}. */
    record CreatedBy(String username) implements IssueFilter {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.createdBy(username);
        }
    }

    /** The name of a label, compared by {@link dev.issuetracker.domain.text.CaseFolding}. */
    record Labelled(String label) implements IssueFilter {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.labelled(label);
        }
    }

    /** The id of the issue whose children are wanted, also when it is deleted itself. */
    record ChildOf(long parent) implements IssueFilter {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.childOf(parent);
        }
    }

    /** A span of time, both ends included; null leaves an end open. */
    record Within(
            Moment moment, @Nullable Instant from, @Nullable Instant to) implements IssueFilter {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.within(moment, from, to);
        }
    }

    /** A value of a field that a team added. */
    record WithField(FieldFilter field) implements IssueFilter {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.withField(field);
        }
    }

    /** {@link #is}. */
    record Is(Trait trait) implements IssueFilter {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.is(trait);
        }
    }
}
