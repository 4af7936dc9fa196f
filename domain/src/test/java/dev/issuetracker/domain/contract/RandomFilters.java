package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;

import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.Moment;
import dev.issuetracker.domain.issue.IssueFilter.Trait;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.link.LinkType;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Fills a store with issues of all kinds, and makes filters of all kinds that find some of them. */
final class RandomFilters {
    private final Store store;
    private final Given given;
    private final GivenFields fields;
    private final Random random;
    private final List<LabelRef> labels;
    private final List<UserRef> users;
    private final List<Issue> issues = new ArrayList<>();

    RandomFilters(Store store, Random random) {
        this.store = store;
        this.random = random;
        given = new Given(store);
        fields = new GivenFields(store);
        labels = List.of(given.label("Bug"), given.label("UI"), given.label("\u00DCber"));
        users = List.of(given.user("john"), given.user("Mary"), given.user("\u03A3ofia"));
        IntStream.range(0, 60).forEach(i -> issues.add(issue()));
        IntStream.range(0, 20).forEach(i -> link(one(issues), one(issues)));
        IntStream.range(0, 4).forEach(i -> given.delete(issues.get(i * 7)));
    }

    private Issue issue() {
        IssueDraft draft = IssueDraft.of(one(Texts.STRANGE), one(List.of("", "needle", "Nadel im Heu")))
                .with(IssueField.STATUS, Given.status(random))
                .with(
                        IssueField.LABELS,
                        labels.stream().filter(label -> oneIn(3)).toList());
        if (!oneIn(3)) {
            draft = draft.with(IssueField.ASSIGNEE, one(users));
        }
        if (!oneIn(3)) {
            draft = draft.with(fields.due, day()).with(fields.priority, fields.priority(one(List.of("high", "low"))));
        }
        if (oneIn(2)) {
            draft = draft.with(fields.systems, oneIn(2) ? fields.systems("Web", "api") : fields.systems("api"));
        }
        if (oneIn(3) && !issues.isEmpty()) {
            draft = draft.with(IssueField.PARENT, one(issues).id());
        }
        IssueDraft complete = draft;
        UserRef by = one(users);
        Issue issue = store.in(
                () -> store.issues().add(List.of(complete), by, moment()).get(0));
        if (oneIn(4)) {
            store.run(() -> store.comments().add(issue.id(), "Text", by, NOON));
        }
        return issue;
    }

    private void link(Issue from, Issue to) {
        if (from.id() != to.id() && store.in(() -> store.links().count(from.id())) == 0) {
            given.link(LinkType.BLOCKS, from, to);
        }
    }

    /** A filter that combines others to this depth at most. */
    IssueFilter next(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 1 -> several(depth).stream().reduce(IssueFilter.all(), IssueFilter::and);
            case 2 -> IssueFilter.or(several(depth));
            case 3, 4 -> IssueFilter.not(next(depth - 1));
            default -> leaf();
        };
    }

    private List<IssueFilter> several(int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> next(depth - 1))
                .toList();
    }

    private IssueFilter leaf() {
        IssueFilter all = IssueFilter.all();
        return switch (random.nextInt(13)) {
            case 0 -> all.ids(List.of(one(issues).id(), one(issues).id() + 1));
            case 1 -> all.keyword(one(List.of("NEEDLE", "TEXT", "e", "im", "%", "")), random.nextBoolean());
            case 2 -> all.statuses(List.of(Given.status(random), Given.status(random)));
            case 3 -> all.assignee(name());
            case 4 -> all.createdBy(name());
            case 5 -> all.labels(List.of(one(List.of("bug", "\u00FCBER", "nothing"))));
            case 6 -> all.childrenOf(one(issues).id());
            case 7 -> new IssueFilter.Within(one(List.of(Moment.values())), moment(), oneIn(2) ? null : moment());
            case 8 ->
                all.fields(List.of(new FieldFilter.Between(
                        fields.due.added().orElseThrow(), FieldKeys.of(day()), FieldKeys.of(day()))));
            case 9 ->
                all.fields(List.of(new FieldFilter.AnyOf(
                        fields.priority.added().orElseThrow(),
                        Set.of(FieldKeys.ofId(fields.priority("high").id())),
                        oneIn(2))));
            case 10 ->
                all.fields(List.of(new FieldFilter.AnyOf(
                        fields.systems.added().orElseThrow(),
                        oneIn(3) ? Set.of() : keys(fields.systems("Web", "api")),
                        oneIn(2))));
            case 11 ->
                all.within(
                        one(List.of(Moment.values())),
                        oneIn(2) ? null : NOON.truncatedTo(ChronoUnit.DAYS),
                        NOON.truncatedTo(ChronoUnit.DAYS)
                                .plus(1, ChronoUnit.DAYS)
                                .minus(1, ChronoUnit.MICROS));
            default -> all.is(one(List.of(Trait.values())));
        };
    }

    private static Set<String> keys(List<OptionRef> options) {
        return options.stream().map(option -> FieldKeys.ofId(option.id())).collect(Collectors.toSet());
    }

    private String name() {
        return one(List.of("JOHN", "mary", "\u03C3OFIA", "nobody"));
    }

    private Instant moment() {
        return NOON.plusSeconds(random.nextInt(10));
    }

    private LocalDate day() {
        return LocalDate.of(2026, 12, 1 + random.nextInt(9));
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    private <T> T one(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
