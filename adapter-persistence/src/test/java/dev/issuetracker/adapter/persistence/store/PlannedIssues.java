package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.Fields.NewOption;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.Trait;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Issues for tests of plans: many have one value of each kind, few have another. */
final class PlannedIssues {
    static final String COMMON = "common";
    static final String RARE = "rare";
    /** A label, and an account, of some issues at the end of the list that begins with the newest. */
    static final String OLD = "old";
    /** A label of many issues there, and what their team is called. */
    static final String FORMER = "former";

    static final Status COMMON_STATUS = Status.OPEN;
    static final Status RARE_STATUS = Status.IN_PROGRESS;

    private static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final int FEW = 3;
    private static final int OLD_ISSUES = 1_500;
    private static final int FORMER_ISSUES = 5_000;

    private final Field priority;
    private final Field due;
    private final Field team;
    private final Issue sample;
    private final Issue old;

    private PlannedIssues(Field priority, Field due, Field team, Issue sample, Issue old) {
        this.priority = priority;
        this.due = due;
        this.team = team;
        this.sample = sample;
        this.old = old;
    }

    static PlannedIssues in(Database database, int count) {
        return database.transactions().in(() -> {
            Field priority = database.fields()
                    .add(
                            "Priority",
                            FieldType.SELECT,
                            "",
                            List.of(new NewOption(COMMON, "d73a4a"), new NewOption(RARE, "d73a4a")),
                            AT);
            Field due = database.fields().add("Due date", FieldType.DATE, "", List.of(), AT);
            Field team = database.fields().add("Team", FieldType.TEXT, "", List.of(), AT);
            database.labels().add(OLD, "d73a4a", "", AT);
            database.labels().add(FORMER, "d73a4a", "", AT);
            database.users().add(OLD, OLD + "@example.org", "hash", AT);
            List<Issue> added = add(database, priority, due, team, COMMON, count - FEW);
            add(database, priority, due, team, RARE, FEW);
            return new PlannedIssues(priority, due, team, added.get(count / 2 + 1), added.get(OLD_ISSUES / 2));
        });
    }

    private static List<Issue> add(Database database, Field priority, Field due, Field team, String word, int count) {
        boolean common = word.equals(COMMON);
        UserRef user =
                database.users().add(word, word + "@example.org", "hash", AT).ref();
        LabelRef label = database.labels().add(word, "d73a4a", "", AT).ref();
        LabelRef old = database.labels().findNamed(List.of(OLD)).get(0).ref();
        LabelRef former = database.labels().findNamed(List.of(FORMER)).get(0).ref();
        UserRef assignee = database.users().findNamed(List.of(OLD)).get(0).ref();
        OptionRef option = priority.options().get(common ? 0 : 1).ref();
        List<IssueDraft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            IssueDraft draft = IssueDraft.of("Issue " + i, "A " + word + " problem")
                    .with(IssueField.STATUS, common ? COMMON_STATUS : RARE_STATUS)
                    .with(IssueField.ASSIGNEE, common && i < OLD_ISSUES ? assignee : user)
                    .with(
                            IssueField.LABELS,
                            !common || i >= FORMER_ISSUES
                                    ? List.of(label)
                                    : i >= OLD_ISSUES ? List.of(label, former) : List.of(label, former, old));
            if (common && i < FORMER_ISSUES) {
                draft = draft.with(AddedFields.text(team.ref()), FORMER);
            }
            drafts.add(
                    common && i % 8 == 0
                            ? draft
                            : draft.with(AddedFields.select(priority.ref()), option)
                                    .with(AddedFields.date(due.ref()), common ? DAY : DAY.plusYears(1)));
        }
        return database.issues().add(drafts, user, common ? AT : AT.plusSeconds(60));
    }

    /** Every order, both ways round; by fields, those of which issues have values. */
    Stream<IssueSort> sorts() {
        return Stream.concat(
                        IssueSort.By.OF_EVERY_ISSUE.stream().map(by -> new IssueSort(by, true)),
                        Stream.of(priority, due).map(field -> new IssueSort(IssueSort.By.FIELD, field, true)))
                .flatMap(sort -> Stream.of(sort, new IssueSort(sort.by(), sort.field(), false)));
    }

    /** The place of an issue in the middle of the list. */
    IssueKey key(IssueSort sort) {
        return sort.keyOf(sample);
    }

    /** The place of an issue among the old ones. */
    IssueKey oldKey(IssueSort sort) {
        return sort.keyOf(old);
    }

    /** Finds the issues of the former team. */
    IssueFilter ofFormerTeam() {
        return IssueFilter.all()
                .fields(List.of(new FieldFilter.AnyOf(team.ref(), Set.of(FieldKeys.of(FORMER)), false)));
    }

    /** Finds the issues without a priority. */
    IssueFilter withoutPriority() {
        return IssueFilter.all().fields(List.of(new FieldFilter.AnyOf(priority.ref(), Set.of(), true)));
    }

    /** Finds the issues with the common priority, or those with the rare one. */
    IssueFilter ofPriority(boolean common) {
        String key = FieldKeys.ofId(priority.options().get(common ? 0 : 1).id());
        return IssueFilter.all().fields(List.of(new FieldFilter.AnyOf(priority.ref(), Set.of(key), false)));
    }

    /** One filter of each kind, which finds nearly every issue. */
    Stream<IssueFilter> filtersOfMany() {
        IssueFilter all = IssueFilter.all();
        return Stream.concat(
                filters(COMMON, COMMON_STATUS, 0, DAY),
                Stream.of(
                        all.statuses(Set.of(COMMON_STATUS, RARE_STATUS)),
                        all.keyword("pr"),
                        all.updated(AT, null),
                        all.created(AT, null),
                        all.labels(List.of(COMMON)).status(COMMON_STATUS).keyword(COMMON)));
    }

    /** One filter of each kind, which finds few issues. */
    Stream<IssueFilter> filtersOfFew() {
        IssueFilter all = IssueFilter.all();
        return Stream.concat(
                filters(RARE, RARE_STATUS, 1, DAY.plusYears(1)),
                Stream.of(
                        all.created(AT.plusSeconds(60), null),
                        all.keyword("rare problem").status(COMMON_STATUS),
                        all.keyword("absent")));
    }

    /** Filters whose issues are counted by the rows of others than issues, or by those that they leave out. */
    Stream<IssueFilter> countedByRows() {
        IssueFilter all = IssueFilter.all();
        IssueFilter common = all.labels(List.of(COMMON));
        IssueFilter rare = all.labels(List.of(RARE));
        IssueFilter none = all.fields(List.of(new FieldFilter.AnyOf(priority.ref(), Set.of(), true)));
        IssueFilter late = all.fields(List.of(new FieldFilter.Between(due.ref(), FieldKeys.of(DAY), null)));
        List<IssueFilter> some = List.of(
                common,
                rare,
                IssueFilter.or(List.of(common, rare)),
                none,
                late,
                all.createdBy(COMMON),
                all.is(Trait.ASSIGNED),
                all.is(Trait.LABELLED),
                all.is(Trait.COMMENTED),
                all.is(Trait.CHILD));
        return some.stream().flatMap(filter -> Stream.of(filter, IssueFilter.not(filter)));
    }

    private Stream<IssueFilter> filters(String word, Status status, int option, LocalDate day) {
        IssueFilter all = IssueFilter.all();
        String key = FieldKeys.ofId(priority.options().get(option).id());
        return Stream.of(
                all.keyword(word),
                all.status(status),
                all.assignee(word),
                all.createdBy(word),
                all.labels(List.of(word)),
                all.fields(List.of(new FieldFilter.AnyOf(priority.ref(), Set.of(key), false))),
                all.fields(List.of(new FieldFilter.Between(due.ref(), FieldKeys.of(day), FieldKeys.of(day)))));
    }
}
