package dev.issuetracker.bootstrap.demo;

import dev.issuetracker.application.Tracker;
import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Credential;
import dev.issuetracker.application.account.SignUp;
import dev.issuetracker.application.comment.AddComment;
import dev.issuetracker.application.field.GivenValue;
import dev.issuetracker.application.issue.CreateIssue;
import dev.issuetracker.application.issue.EditIssue;
import dev.issuetracker.application.issue.LabelKey;
import dev.issuetracker.application.issue.UserKey;
import dev.issuetracker.application.label.EditLabel;
import dev.issuetracker.application.link.AddLink;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.link.Relation;
import dev.issuetracker.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * A team's work of eighteen months, done through the services in the order of time: people write issues, take them,
 * discuss, resolve and reopen them, and sometimes edit what another has just edited. The same moment gives the same
 * work.
 */
final class DemoTracker {
    private static final Duration SPAN = Duration.ofDays(548);
    private static final int SEED = 2026;
    private static final Map<String, String> LABELS = labels();

    private final Tracker tracker;
    private final MovedClock clock;
    private final String password;
    private final Instant end;
    private final Random random = new Random(SEED);
    private final Words words = new Words(random);
    private final PriorityQueue<Happening> ahead =
            new PriorityQueue<>(Comparator.comparing(Happening::at).thenComparing(Happening::order));
    private final List<Caller> people = new ArrayList<>();
    private final List<Long> issues = new ArrayList<>();
    private int order;

    /** Something that is done at a time; of two at once the one that was planned first. */
    private record Happening(Instant at, int order, Runnable work) {}

    /**
     * Works in an empty tracker.
     *
     * @param clock that of the tracker
     * @param password of every account
     */
    DemoTracker(Tracker tracker, MovedClock clock, String password) {
        this.tracker = tracker;
        this.clock = clock;
        this.password = password;
        this.end = clock.instant();
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("bug", "d73a4a");
        labels.put("feature", "1d76db");
        labels.put("ui", "0e8a16");
        labels.put("performance", "b28a00");
        labels.put("security", "c62828");
        labels.put("documentation", "0075ca");
        labels.put("customer", "5319e7");
        labels.put("good first issue", "7057ff");
        return labels;
    }

    /**
     * Does the work.
     *
     * @param made is given how many issues there are, after each
     */
    void fill(int count, IntConsumer made) {
        Instant begin = end.minus(SPAN);
        clock.set(begin);
        begin();
        for (int i = 0; i < count; i++) {
            plan(begin.plus(share(SPAN, random.nextDouble())), () -> {
                write();
                made.accept(issues.size());
            });
        }
        for (Happening next = ahead.poll(); next != null; next = ahead.poll()) {
            clock.set(next.at());
            next.work().run();
        }
        clock.set(end);
    }

    /** How many were made so far. */
    int accounts() {
        return people.size();
    }

    /** How many were made so far. */
    int issues() {
        return issues.size();
    }

    private void begin() {
        for (String name : Words.PEOPLE) {
            String email = name.replace('_', '.') + "@example.org";
            User user = tracker.accounts()
                    .signUp(new SignUp(name, email, password, null), CallOrigin.UNKNOWN)
                    .user();
            people.add(new Caller(user, new Credential.Session("demo"), CallOrigin.UNKNOWN));
        }
        Caller admin = people.get(0);
        LABELS.forEach((name, color) ->
                tracker.labels().create(admin, new EditLabel().name(name).color(color)));
        tracker.fields().applyPreset(admin, "planning");
    }

    private static Duration share(Duration whole, double part) {
        return Duration.ofSeconds((long) (whole.toSeconds() * part));
    }

    /** Plans something, unless it would be in the future. */
    private void plan(Instant at, Runnable work) {
        if (at.isBefore(end)) {
            ahead.add(new Happening(at, order++, work));
        }
    }

    private void later(double days, Runnable work) {
        // Exponential: most things happen soon, some take months.
        double factor = -Math.log(1 - random.nextDouble());
        plan(clock.instant().plus(share(Duration.ofDays(1), days * factor)).plusSeconds(60), work);
    }

    private boolean happens(double chance) {
        return random.nextDouble() < chance;
    }

    private static UserKey named(Caller person) {
        return new UserKey.ByName(person.user().username());
    }

    private void write() {
        Caller author = words.any(people);
        CreateIssue command = new CreateIssue()
                .with(IssueField.TITLE, words.title())
                .with(IssueField.DESCRIPTION, words.description())
                .withLabels(someLabels())
                .withFields(someFields());
        if (happens(0.5)) {
            command = command.withAssignee(named(words.any(people)));
        }
        if (!issues.isEmpty() && happens(0.08)) {
            command = command.with(
                    IssueField.PARENT, issues.get(issues.size() - 1 - random.nextInt(Math.min(20, issues.size()))));
        }
        long id;
        try {
            id = tracker.issues().create(author, command).id();
        } catch (TrackerException rejected) {
            if (rejected.code() != ErrorCode.VALIDATION_FAILED) {
                throw rejected;
            }
            // The tree would be too deep.
            return;
        }
        issues.add(id);
        discuss(id);
        if (happens(0.82)) {
            later(6, () -> take(id));
        }
    }

    private List<LabelKey> someLabels() {
        List<String> names = new ArrayList<>(LABELS.keySet());
        List<LabelKey> chosen = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            chosen.add(new LabelKey.ByName(names.remove(random.nextInt(names.size()))));
        }
        return chosen;
    }

    private Map<String, GivenValue> someFields() {
        Map<String, GivenValue> fields = new LinkedHashMap<>();
        if (happens(0.75)) {
            fields.put("Priority", GivenValue.text(words.any(List.of("urgent", "high", "medium", "medium", "low"))));
        }
        if (happens(0.6)) {
            fields.put("Type", GivenValue.text(words.any(List.of("bug", "bug", "feature", "task"))));
        }
        if (happens(0.25)) {
            LocalDate due = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(7L + random.nextInt(60));
            fields.put("Due date", GivenValue.text(due.toString()));
        }
        return fields;
    }

    private void discuss(long id) {
        int comments = random.nextInt(4);
        for (int i = 0; i < comments; i++) {
            later(3, () -> tracker.comments().add(words.any(people), id, new AddComment(words.comment())));
        }
        if (issues.size() > 50 && happens(0.06)) {
            long other = issues.get(random.nextInt(issues.size() - 1));
            Relation relation = words.any(List.of(Relation.BLOCKS, Relation.RELATES, Relation.DUPLICATES));
            later(2, () -> tracker.links().add(words.any(people), id, new AddLink(relation, other)));
        }
        if (happens(0.1)) {
            later(2, () -> editTogether(id));
        }
    }

    /** Two people edit the same issue at once, and the second edit is merged. */
    private void editTogether(long id) {
        Issue issue = tracker.issues().get(people.get(0), id).issue();
        long version = issue.version();
        edit(words.any(people), id, EditIssue.of(version).withLabels(someLabels()));
        edit(
                words.any(people),
                id,
                EditIssue.of(version).mergeIfStale(true).with(IssueField.DESCRIPTION, words.description()));
    }

    private void take(long id) {
        Caller who = words.any(people);
        edit(
                who,
                id,
                EditIssue.of(null).with(IssueField.STATUS, Status.IN_PROGRESS).withAssignee(named(who)));
        if (happens(0.9)) {
            later(8, () -> resolve(who, id));
        }
    }

    private void resolve(Caller who, long id) {
        edit(who, id, EditIssue.of(null).with(IssueField.STATUS, Status.RESOLVED));
        if (happens(0.07)) {
            later(10, () -> reopen(id));
        }
    }

    private void reopen(long id) {
        edit(words.any(people), id, EditIssue.of(null).with(IssueField.STATUS, Status.OPEN));
        later(5, () -> take(id));
    }

    private void edit(Caller who, long id, EditIssue command) {
        tracker.issues().edit(who, id, command);
    }
}
