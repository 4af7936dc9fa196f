package dev.issuetracker.application.search;

import dev.issuetracker.application.search.Range.End;
import dev.issuetracker.application.search.syntax.Expected;
import dev.issuetracker.application.search.syntax.Operator;
import dev.issuetracker.application.search.syntax.SearchKey;
import dev.issuetracker.application.search.syntax.SearchTree;
import dev.issuetracker.application.search.syntax.SearchTree.Term;
import dev.issuetracker.application.search.syntax.SearchTree.Value;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.AssignedTo;
import dev.issuetracker.domain.issue.IssueFilter.ChildOf;
import dev.issuetracker.domain.issue.IssueFilter.CreatedBy;
import dev.issuetracker.domain.issue.IssueFilter.Labelled;
import dev.issuetracker.domain.issue.IssueFilter.Moment;
import dev.issuetracker.domain.issue.IssueFilter.Trait;
import dev.issuetracker.domain.issue.IssueFilter.WithId;
import dev.issuetracker.domain.issue.IssueOrder;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a filter of a tree. What is wrong with a condition is a violation, and a filter that finds every issue takes
 * its place.
 */
final class SearchConditions {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private static final IssueFilter WAITING = IssueFilter.all().blocked(true);

    private static final Map<String, IssueFilter> STATUSES = ofStatuses();

    /** What {@code is:} takes. */
    private static final Map<String, IssueFilter> STATES = ofStates();

    private static final Map<String, IssueFilter> BLOCKED = ofBlocked();

    /** What {@code has:} and {@code no:} take beside the names of fields. */
    private static final Map<String, Trait> TRAITS = ofTraits();

    private static final List<String> MOMENTS = List.of(Expected.DAY, Expected.TIME, Expected.AGE);

    private static final Set<SearchKey> WITH_RANGES = Set.of(SearchKey.CREATED, SearchKey.UPDATED, SearchKey.RESOLVED);

    /** What {@code in:} takes. */
    static final String COMMENTS = "comments";

    private static final String IN_INSIDE =
            "in: is about all words of the search; it goes outside of parentheses, without NOT.";

    private static final String SORT_INSIDE =
            "sort: is about the whole search; it goes outside of parentheses, without NOT.";

    private final SearchNames names;
    private final Moments moments;
    private final SearchViolations violations;
    private final FieldConditions fields;
    private final SearchSort sort;
    private final BiFunction<Value, Boolean, IssueFilter> saved;
    private boolean inComments;

    /** @param saved reads what {@code saved:} names, and whether its words are found in comments too */
    SearchConditions(
            SearchNames names,
            Moments moments,
            SearchViolations violations,
            BiFunction<Value, Boolean, IssueFilter> saved) {
        this.names = names;
        this.moments = moments;
        this.violations = violations;
        this.fields = new FieldConditions(names, moments, violations);
        this.sort = new SearchSort(names.fields(), violations);
        this.saved = saved;
    }

    private static Map<String, IssueFilter> ofStatuses() {
        Map<String, IssueFilter> statuses = new LinkedHashMap<>();
        for (Status status : Status.values()) {
            statuses.put(status.code(), IssueFilter.all().status(status));
        }
        return statuses;
    }

    private static Map<String, IssueFilter> ofBlocked() {
        Map<String, IssueFilter> choices = new LinkedHashMap<>();
        choices.put("true", WAITING);
        choices.put("false", IssueFilter.all().blocked(false));
        return choices;
    }

    private static Map<String, IssueFilter> ofStates() {
        Map<String, IssueFilter> states = new LinkedHashMap<>(STATUSES);
        states.put("unresolved", IssueFilter.not(IssueFilter.all().status(Status.RESOLVED)));
        states.put("blocked", WAITING);
        return states;
    }

    private static Map<String, Trait> ofTraits() {
        Map<String, Trait> traits = new LinkedHashMap<>();
        traits.put("assignee", Trait.ASSIGNED);
        traits.put("label", Trait.LABELLED);
        traits.put("comments", Trait.COMMENTED);
        traits.put("parent", Trait.CHILD);
        traits.put("children", Trait.PARENT);
        return traits;
    }

    /** What {@code status:} takes. */
    static Stream<String> statuses() {
        return STATUSES.keySet().stream();
    }

    /** What {@code is:} takes. */
    static Stream<String> states() {
        return STATES.keySet().stream();
    }

    /** What {@code has:} and {@code no:} take beside the names of fields. */
    static Stream<String> traits() {
        return TRAITS.keySet().stream();
    }

    /**
     * What the tree asks for. An order, and where words are sought, may only be named where it holds for all.
     *
     * @param around whether a search that names this one finds words in comments too
     */
    SearchQuery query(SearchTree tree, boolean around) {
        List<SearchTree> parts = tree instanceof SearchTree.All all ? all.parts() : List.of(tree);
        inComments = around || parts.stream().anyMatch(SearchConditions::isInComments);
        IssueFilter filter = IssueFilter.all();
        Optional<IssueOrder> order = Optional.empty();
        for (SearchTree part : parts) {
            Optional<Value> sorting = sorting(part);
            if (sorting.isEmpty()) {
                filter = isInComments(part) ? filter : filter.and(filter(part));
            } else if (order.isPresent()) {
                violations.add(sorting.get().place(), "repeated", "sort: may come only once.", List.of());
            } else {
                order = sort.of(sorting.get());
            }
        }
        return new SearchQuery(filter, order);
    }

    /** What {@code sort:} has behind it, if the part is one that names an order. */
    private static Optional<Value> sorting(SearchTree part) {
        return Stream.of(part)
                .filter(Term.class::isInstance)
                .map(Term.class::cast)
                .filter(term -> SearchKey.of(term).equals(Optional.of(SearchKey.SORT)))
                .map(Term::value)
                .filter(value ->
                        value.operator() == Operator.IS && !value.text().isBlank())
                .findFirst();
    }

    private static boolean isInComments(SearchTree part) {
        return part instanceof Term term
                && SearchKey.of(term).equals(Optional.of(SearchKey.IN))
                && term.value().operator() == Operator.IS
                && term.value().text().equalsIgnoreCase(COMMENTS);
    }

    private IssueFilter filter(SearchTree tree) {
        if (tree instanceof SearchTree.All all) {
            return all.parts().stream().map(this::filter).reduce(IssueFilter.all(), IssueFilter::and);
        } else if (tree instanceof SearchTree.Any any) {
            return IssueFilter.or(any.parts().stream().map(this::filter).toList());
        } else if (tree instanceof SearchTree.Not not) {
            return IssueFilter.not(filter(not.part()));
        } else if (tree instanceof SearchTree.Words words) {
            return words(words);
        }
        return condition((Term) tree);
    }

    private IssueFilter words(SearchTree.Words words) {
        return words.text().isBlank()
                ? violations.reject(words.place(), "required", "Expected words between the quotes.", Expected.WORD)
                : IssueFilter.all().keyword(words.text(), inComments);
    }

    private IssueFilter condition(Term term) {
        Value value = term.value();
        if (term.ofField() && term.key().isBlank()) {
            return violations.reject(
                    term.place(),
                    "required",
                    "Expected the name of a field behind field:, without a blank, such as field:\"Due date\":today.",
                    Expected.FIELD);
        }
        if (value.text().isBlank()) {
            return violations.reject(
                    value.place(),
                    "required",
                    "Expected a value behind " + term.name() + ":, without a blank.",
                    Expected.VALUE);
        }
        Optional<SearchKey> key = SearchKey.of(term);
        return key.isPresent() ? condition(key.get(), value) : fields.of(term);
    }

    private IssueFilter condition(SearchKey key, Value value) {
        if (value.operator() != Operator.IS && !WITH_RANGES.contains(key)) {
            return violations.reject(
                    value.place(),
                    "not_accepted",
                    "Found " + value.operator().sign() + ", expected a value: " + key.code() + ": takes no range.",
                    Expected.VALUE);
        }
        return switch (key) {
            case IS -> choice(value, STATES);
            case STATUS -> choice(value, STATUSES);
            case LABEL -> label(value);
            case ASSIGNEE -> isNone(value) ? IssueFilter.all().unassigned() : user(value, AssignedTo::new);
            case AUTHOR -> user(value, CreatedBy::new);
            case HAS -> presence(value);
            case NO -> IssueFilter.not(presence(value));
            case PARENT -> isNone(value) ? IssueFilter.all().isNot(Trait.CHILD) : id(value, ChildOf::new);
            case BLOCKED -> choice(value, BLOCKED);
            case CREATED -> within(Moment.CREATED, value);
            case UPDATED -> within(Moment.UPDATED, value);
            case RESOLVED -> within(Moment.RESOLVED, value);
            case ID -> id(value, id -> new WithId(Set.of(id)));
            case SAVED -> saved.apply(value, inComments);
            case IN ->
                value.text().equalsIgnoreCase(COMMENTS)
                        ? violations.reject(value.place(), "not_accepted", IN_INSIDE)
                        : violations.rejectChoice(value.place(), value.text(), Set.of(COMMENTS));
            case SORT -> violations.reject(value.place(), "not_accepted", SORT_INSIDE);
        };
    }

    private static boolean isNone(Value value) {
        return !value.quoted() && FieldRules.isNone(value.text());
    }

    private IssueFilter choice(Value value, Map<String, IssueFilter> choices) {
        IssueFilter chosen = choices.get(value.text().toLowerCase(Locale.ROOT));
        return chosen == null ? violations.rejectChoice(value.place(), value.text(), choices.keySet()) : chosen;
    }

    private IssueFilter label(Value value) {
        String name = value.text();
        return names.isLabel(name)
                ? new Labelled(name)
                : violations.reject(
                        value.place(),
                        "unknown_label",
                        "There is no label named " + SearchViolations.shown(name)
                                + names.nearest().label(name),
                        Expected.LABEL);
    }

    private IssueFilter user(Value value, Function<String, IssueFilter> condition) {
        String name = value.text();
        return names.user(name)
                .map(UserRef::username)
                .map(condition)
                .orElseGet(() -> violations.reject(
                        value.place(),
                        "unknown_user",
                        "There is no user named " + SearchViolations.shown(name)
                                + names.nearest().user(name),
                        Expected.USER));
    }

    private IssueFilter id(Value value, LongFunction<IssueFilter> condition) {
        String text = value.text();
        return ID.matcher(text).matches()
                ? condition.apply(Long.parseLong(text))
                : violations.reject(
                        value.place(),
                        "out_of_range",
                        "Found " + SearchViolations.shown(text) + ", expected the id of an issue, such as 12.",
                        Expected.ID);
    }

    private IssueFilter presence(Value value) {
        String text = value.text();
        Trait trait = TRAITS.get(text.toLowerCase(Locale.ROOT));
        if (trait != null) {
            return IssueFilter.all().is(trait);
        }
        return names.fields()
                .findOnly(text)
                .map(field -> IssueFilter.not(FieldConditions.without(field)))
                .orElseGet(() -> violations.rejectChoice(
                        value.place(),
                        text,
                        Stream.concat(traits(), Writing.names(names.fields())).toList()));
    }

    private IssueFilter within(Moment moment, Value value) {
        return violations
                .range(value, moments.range(value), Comparator.naturalOrder(), Moments.ACCEPTED, MOMENTS)
                .map(range -> IssueFilter.all().within(moment, first(range.from()), last(range.to())))
                .orElse(IssueFilter.all());
    }

    private static @Nullable Instant first(@Nullable End<Instant> end) {
        return end == null || end.included() ? value(end) : end.value().plus(1, ChronoUnit.MICROS);
    }

    private static @Nullable Instant last(@Nullable End<Instant> end) {
        return end == null || end.included() ? value(end) : end.value().minus(1, ChronoUnit.MICROS);
    }

    private static @Nullable Instant value(@Nullable End<Instant> end) {
        return end == null ? null : end.value();
    }
}
