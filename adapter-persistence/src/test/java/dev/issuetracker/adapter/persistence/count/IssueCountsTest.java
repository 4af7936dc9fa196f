package dev.issuetracker.adapter.persistence.count;

import static dev.issuetracker.domain.contract.ReportsOfAllIssuesContract.COMMENTED_OR_NOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.SqliteFile;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlDialect;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sqlite.SqliteDialect;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.importing.ImportMode;
import dev.issuetracker.application.importing.ImportPlan;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.importing.OnExisting;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.Fields.NewOption;
import dev.issuetracker.domain.issue.Facet;
import dev.issuetracker.domain.issue.FacetCount;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.report.Durations;
import dev.issuetracker.domain.report.Grouping;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.PeriodUnit;
import dev.issuetracker.domain.report.ReportPeriod;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Counts are those of the issues, whatever became of them, and whenever changes were added up. */
class IssueCountsTest {
    private static final List<Instant> BEGINNINGS =
            List.of(Instant.parse("1969-12-30T23:50:00Z"), Instant.parse("2026-10-20T00:00:00Z"));

    /** Days begin at any quarter of an hour; before 1972 those of Liberia began at 44 minutes and 30 seconds. */
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"), ZoneId.of("Asia/Kathmandu"), ZoneId.of("Europe/Berlin"), ZoneId.of("Africa/Monrovia"));

    @TempDir
    private Path folder = Path.of("");

    /** The databases. */
    enum Kind {
        SQLITE,
        POSTGRESQL;

        Dialect dialect() {
            return this == SQLITE ? new SqliteDialect() : new PostgresqlDialect();
        }
    }

    private Database open(Kind kind) {
        return Database.open(
                kind == Kind.SQLITE
                        ? SqliteFile.fresh(folder.resolve("tracker.db"))
                        : PostgresqlServer.freshDatabase());
    }

    private static void addUp(Database database, Kind kind, int most) {
        Await.until(
                "the server itself does not add up",
                () -> database.transactions()
                        .<Boolean>in(() -> IssueCounts.addUp(database.handle(), kind.dialect(), most)));
    }

    /** Issues to which anything happens. */
    private static final class History {
        private final Random random;
        private final Database database;
        private final Given given;
        private final List<@Nullable UserRef> people = new ArrayList<>(Collections.singletonList(null));
        private final List<Issue> issues = new ArrayList<>();
        private final StoreOf store;
        private final List<LabelRef> labels;
        private final Field priority;
        private final Field systems;
        private final Field reviewer;
        private final Field note;
        private final List<Long> imports = new ArrayList<>();
        private final Caller caller;
        private int joined;

        History(Random random, Database database) {
            this.random = random;
            this.database = database;
            this.store = new StoreOf(database);
            this.given = new Given(store);
            people.add(given.user("anna"));
            people.add(given.user("bert"));
            User clara = given.account("clara");
            caller = Callers.of(
                    new User(clara.id(), clara.username(), clara.email(), Role.ADMIN, clara.createdAt(), null));
            labels = List.of(given.label("bug"), given.label("ui"), given.label("db"));
            priority = define("Priority", FieldType.SELECT, "high", "low");
            systems = define("Systems", FieldType.MULTI_SELECT, "web", "api");
            reviewer = define("Reviewer", FieldType.USER);
            note = define("Note", FieldType.TEXT);
        }

        private Field define(String name, FieldType type, String... options) {
            List<NewOption> added = Stream.of(options)
                    .map(option -> new NewOption(option, "d73a4a"))
                    .toList();
            return store.in(() -> store.fields().add(name, type, "", added, BEGINNINGS.get(0)));
        }

        List<Grouping> groupings() {
            return List.of(
                    Grouping.OfEveryIssue.ASSIGNEE,
                    Grouping.OfEveryIssue.LABEL,
                    new Grouping.ByMonth(ZoneId.of("UTC")),
                    new Grouping.ByMonth(ZoneId.of("America/New_York")),
                    new Grouping.ByMonth(ZoneId.of("Africa/Monrovia")),
                    new Grouping.ByField(priority),
                    new Grouping.ByField(systems),
                    new Grouping.ByField(reviewer));
        }

        /** Filters that what is packed can answer, one by one and combined. */
        List<IssueFilter> filters() {
            IssueFilter all = IssueFilter.all();
            IssueFilter anna = all.assignee("anna");
            IssueFilter bug = all.labels(List.of("bug"));
            IssueFilter late = all.created(BEGINNINGS.get(1), null);
            List<IssueFilter> one = ofOneCondition();
            List<IssueFilter> filters = new ArrayList<>(one);
            one.forEach(filter -> filters.add(IssueFilter.not(filter)));
            filters.add(all);
            filters.add(all.assignee("nobody"));
            filters.add(all.labels(List.of("no such label")));
            filters.add(all.status(Status.OPEN));
            filters.add(all.status(Status.OPEN).status(Status.RESOLVED));
            filters.add(all.statuses(List.of(Status.OPEN, Status.IN_PROGRESS)));
            filters.add(anna.and(bug).and(late).status(Status.RESOLVED));
            filters.add(IssueFilter.not(IssueFilter.or(List.of(anna.and(bug), late))));
            return filters;
        }

        private List<IssueFilter> ofOneCondition() {
            IssueFilter all = IssueFilter.all();
            IssueFilter bug = all.labels(List.of("bug"));
            return List.of(
                    all.assignee("anna"),
                    all.unassigned(),
                    bug,
                    all.labels(List.of("bug", "ui")),
                    IssueFilter.or(List.of(bug, all.labels(List.of("db")))),
                    all.isNot(IssueFilter.Trait.LABELLED),
                    all.created(BEGINNINGS.get(1), null),
                    all.created(BEGINNINGS.get(0), BEGINNINGS.get(0).plusSeconds(200_000)),
                    all.created(null, BEGINNINGS.get(1).minusNanos(1_000)),
                    all.within(IssueFilter.Moment.RESOLVED, BEGINNINGS.get(1), null),
                    all.within(IssueFilter.Moment.RESOLVED, null, BEGINNINGS.get(1)),
                    all.within(
                            IssueFilter.Moment.RESOLVED,
                            BEGINNINGS.get(1),
                            BEGINNINGS.get(1).plusSeconds(9_000_000)),
                    all.statuses(List.of(Status.OPEN, Status.RESOLVED)),
                    with(
                            priority,
                            false,
                            FieldKeys.ofId(priority.options().get(0).id())),
                    with(systems, false, FieldKeys.ofId(systems.options().get(1).id())),
                    with(systems, true, FieldKeys.ofId(systems.options().get(0).id())),
                    with(reviewer, true),
                    with(
                            reviewer,
                            false,
                            FieldKeys.ofId(Objects.requireNonNull(people.get(1)).id())),
                    all.ids(issues.stream().limit(5).map(Issue::id).toList()));
        }

        /** Filters whose issues are counted by their values without a look at each. */
        List<IssueFilter> ofStatuses() {
            IssueFilter all = IssueFilter.all();
            return List.of(
                    all,
                    all.status(Status.RESOLVED),
                    all.statuses(List.of(Status.OPEN, Status.IN_PROGRESS)),
                    new IssueFilter.WithStatus(Set.of()));
        }

        List<Facet> facets() {
            return List.of(
                    Facet.OfEveryIssue.STATUS,
                    Facet.OfEveryIssue.ASSIGNEE,
                    Facet.OfEveryIssue.LABEL,
                    new Facet.OfField(priority.ref()),
                    new Facet.OfField(systems.ref()),
                    new Facet.OfField(reviewer.ref()));
        }

        private IssueFilter with(Field field, boolean orNone, String... keys) {
            return IssueFilter.all().fields(List.of(new FieldFilter.AnyOf(field.ref(), Set.of(keys), orNone)));
        }

        private IssuePatch otherLabels() {
            return Given.labels(
                    labels.stream().filter(label -> random.nextBoolean()).toArray(LabelRef[]::new));
        }

        private IssuePatch otherValue() {
            return switch (random.nextInt(4)) {
                case 0 ->
                    IssuePatch.of(
                            AddedFields.select(priority.ref()),
                            priority.options().get(random.nextInt(2)).ref());
                case 1 ->
                    IssuePatch.of(
                            AddedFields.multiSelect(systems.ref()),
                            systems.options().stream()
                                    .filter(option -> random.nextBoolean())
                                    .map(FieldOption::ref)
                                    .toList());
                case 2 -> IssuePatch.of(AddedFields.text(note.ref()), random.nextBoolean() ? "select" : null);
                default -> IssuePatch.of(AddedFields.user(reviewer.ref()), somebody());
            };
        }

        /** Somebody of a file gets issues, and turns out to be anna. */
        private void join(int place) {
            User placeholder = store.in(() -> store.placeholders().add("Somebody " + ++joined, BEGINNINGS.get(1)));
            Issue issue = issues.get(place);
            if (issue.deletedAt() == null) {
                IssuePatch patch = random.nextBoolean()
                        ? Given.assignee(placeholder.ref())
                        : IssuePatch.of(AddedFields.user(reviewer.ref()), placeholder.ref());
                given.edit(issue, patch, later(issue.updatedAt()));
            }
            store.run(() -> store.placeholders().join(placeholder, Objects.requireNonNull(people.get(1))));
            issues.set(place, given.stored(issue.id()));
        }

        private Instant later(Instant time) {
            return switch (random.nextInt(3)) {
                case 0 -> time;
                case 1 -> time.plusSeconds(random.nextInt(100_000));
                default -> time.plus(Duration.ofNanos(1_000 * (long) (random.nextDouble() * 1e13)));
            };
        }

        private @Nullable UserRef somebody() {
            return people.get(random.nextInt(people.size()));
        }

        private String shortWord() {
            return CountCheck.SHORT_WORDS.get(random.nextInt(CountCheck.SHORT_WORDS.size() - 1));
        }

        private Status status() {
            return List.of(Status.values()).get(random.nextInt(3));
        }

        void goOn() {
            if (issues.size() < 8 || random.nextInt(5) == 0) {
                Instant at = later(BEGINNINGS.get(random.nextInt(BEGINNINGS.size())));
                issues.add(given.issue(Given.assigned("Title", status(), somebody()), at));
                return;
            }
            int place = random.nextInt(issues.size());
            Issue issue = issues.get(place);
            switch (random.nextInt(11)) {
                case 0 -> issues.set(place, given.delete(issue));
                case 1 -> issues.set(place, given.restore(issue));
                case 2 -> issues.set(place, given.edit(issue, Given.assignee(somebody()), later(issue.updatedAt())));
                case 3 ->
                    issues.set(place, given.edit(issue, Given.title("Other" + shortWord()), later(issue.updatedAt())));
                case 4 -> undone(issue);
                case 5 -> issues.set(place, given.edit(issue, otherLabels(), later(issue.updatedAt())));
                case 6 -> issues.set(place, given.edit(issue, otherValue(), later(issue.updatedAt())));
                case 7 -> join(place);
                case 8 -> importSome();
                case 9 -> takeBack();
                default ->
                    issues.set(
                            place,
                            given.edit(issue, IssuePatch.of(IssueField.STATUS, status()), later(issue.updatedAt())));
            }
        }

        /** Rows make issues, or change those that came in before. */
        private void importSome() {
            Instant now = latest();
            List<ImportRow> rows = new ArrayList<>();
            for (int key = 0; key < 6; key++) {
                if (random.nextBoolean()) {
                    rows.add(row(key, now));
                }
            }
            if (rows.isEmpty()) {
                return;
            }
            ImportPlan plan = new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.OVERWRITE, null, Set.of());
            ImportReport report =
                    service(rows, now).run(caller, new ImportFile("issues.csv", Path.of("issues.csv")), plan);
            Long made = report.importId();
            if (made != null) {
                imports.add(made);
            }
            lookAgain();
        }

        private Instant latest() {
            return later(issues.stream()
                    .map(Issue::updatedAt)
                    .max(Comparator.naturalOrder())
                    .orElseThrow());
        }

        private ImportRow row(int key, Instant now) {
            UserRef assignee = somebody();
            Map<IssueField<?>, ImportValue> values = Map.of(
                    IssueField.TITLE,
                    ImportValue.of("Issue " + key),
                    IssueField.STATUS,
                    ImportValue.of(status().code()),
                    IssueField.ASSIGNEE,
                    ImportValue.of(assignee == null ? "" : assignee.username()),
                    IssueField.LABELS,
                    random.nextBoolean() ? new ImportValue("bug", List.of("bug")) : new ImportValue("", List.of()));
            Instant changed = now.minusSeconds(random.nextInt(100_000));
            Instant created = changed.minusSeconds(random.nextInt(1_000_000));
            ImportPast past = ImportPast.NONE.withKey("KEY-" + key).withTimes(created, changed, null);
            return new ImportRow(key + 2L, values, past, List.of(), List.of());
        }

        private ImportService service(List<ImportRow> rows, Instant now) {
            return new ImportService(
                    database.issuePorts(Clock.fixed(now, ZoneOffset.UTC)),
                    (file, fields, sink) -> {
                        sink.columns(new ImportColumns(null, 1, "jira", List.of("Summary"), "error", List.of()));
                        rows.forEach(sink::row);
                        return new FileFacts(
                                "tracker",
                                FileFacts.Form.NONE,
                                FileFacts.Times.NONE,
                                FileFacts.Columns.NONE,
                                List.of());
                    },
                    database.importPorts());
        }

        private void takeBack() {
            if (!imports.isEmpty()) {
                long id = imports.remove(random.nextInt(imports.size()));
                UndoMode mode = random.nextBoolean() ? UndoMode.DELETE_EDITED : UndoMode.KEEP_EDITED;
                service(List.of(), latest()).undo(caller, id, mode);
                lookAgain();
            }
        }

        /** Imports and their undoing change any issue. */
        private void lookAgain() {
            issues.replaceAll(issue -> given.stored(issue.id()));
            List<String> keys =
                    IntStream.range(0, 6).mapToObj(key -> "KEY-" + key).toList();
            Set<Long> known = issues.stream().map(Issue::id).collect(Collectors.toSet());
            for (long id : store.in(() -> database.origins().ids("jira", keys)).values()) {
                if (!known.contains(id)) {
                    issues.add(given.stored(id));
                }
            }
        }

        private void undone(Issue issue) {
            UserRef by = given.author();
            assertThrows(
                    IllegalStateException.class,
                    () -> database.transactions().run(() -> {
                        database.issues().save(List.of(issue.edit(Given.title("Undone"), by, issue.updatedAt())));
                        database.issues().add(List.of(IssueDraft.of("Undone", "")), by, issue.updatedAt());
                        throw new IllegalStateException("planted");
                    }));
        }
    }

    /** Sums of the database and of the program differ in their last digits. */
    private static String rounded(Durations durations) {
        Durations.Figures figures = durations.figures();
        DoubleStream all = figures == null
                ? DoubleStream.empty()
                : DoubleStream.of(
                        figures.average(),
                        figures.median(),
                        figures.p90(),
                        figures.p99(),
                        figures.min(),
                        figures.max());
        return durations.count() + all.mapToObj(" %.3f"::formatted).collect(Collectors.joining());
    }

    private static List<Object> latency(Database database, IssueFilter filter, @Nullable Grouping grouping) {
        LatencyReport report = database.reports().latency(filter, grouping);
        return List.of(
                rounded(report.all()),
                report.histogram(),
                report.groups().stream()
                        .map(group -> group.key() + " " + rounded(group.latency()))
                        .toList());
    }

    /** A filter that asks for comments, or none, makes the database look at each issue. */
    private static void assertFoundAreCounted(Database database, History history) {
        database.transactions().reading(() -> {
            for (IssueFilter filter : history.filters()) {
                assertEquals(
                        database.issues().count(filter.and(COMMENTED_OR_NOT)),
                        database.issues().count(filter),
                        filter::toString);
            }
            for (IssueFilter filter : history.ofStatuses()) {
                for (Facet facet : history.facets()) {
                    assertValuesAreCounted(database, filter, facet, 100);
                    assertValuesAreCounted(database, filter, facet, 2);
                }
            }
            return 0;
        });
    }

    private static void assertValuesAreCounted(Database database, IssueFilter filter, Facet facet, int limit) {
        assertEquals(
                database.issues().counts(filter.and(COMMENTED_OR_NOT), facet, limit),
                database.issues().counts(filter, facet, limit),
                () -> filter + " by " + facet);
    }

    /** A filter that asks for what is not packed as well makes the database look at each issue. */
    private static void assertFilteredReportsAreRight(Database database, History history) {
        List<@Nullable Grouping> groupings = new ArrayList<>(history.groupings());
        groupings.add(null);
        database.transactions().reading(() -> {
            for (IssueFilter filter : history.filters()) {
                assertEquals(
                        database.reports().topAssignees(filter.and(COMMENTED_OR_NOT), 10),
                        database.reports().topAssignees(filter, 10),
                        filter::toString);
                for (Grouping grouping : groupings) {
                    assertEquals(
                            latency(database, filter.and(COMMENTED_OR_NOT), grouping),
                            latency(database, filter, grouping),
                            () -> filter + " by " + grouping);
                }
            }
            return 0;
        });
    }

    private static List<Object> reports(Database database, IssueFilter filter, History history) {
        return database.transactions().reading(() -> {
            List<Object> reports = new ArrayList<>();
            for (Grouping grouping : history.groupings()) {
                reports.add(latency(database, filter, grouping));
            }
            reports.add(database.reports().topAssignees(filter, 10));
            reports.add(database.reports().latency(filter, null).histogram());
            for (ZoneId zone : ZONES) {
                for (Instant from : BEGINNINGS) {
                    Instant to = from.plus(Duration.ofDays(40));
                    reports.add(database.reports().throughput(filter, ReportPeriod.of(PeriodUnit.DAY, zone, from, to)));
                }
            }
            return reports;
        });
    }

    @ParameterizedTest
    @EnumSource
    void countsAreRightAfterAnyHistory(Kind kind) {
        Random random = new Random(42);
        try (Database database = open(kind)) {
            History history = new History(random, database);
            for (int step = 0; step < 200; step++) {
                history.goOn();
                if (random.nextInt(4) == 0) {
                    addUp(database, kind, 1 + random.nextInt(6));
                }
                if (step % 4 == 0) {
                    CountCheck.assertRight(database);
                }
                if (step % 10 == 4) {
                    assertFoundAreCounted(database, history);
                }
                if (step % 50 == 20) {
                    assertEquals(
                            reports(database, COMMENTED_OR_NOT, history),
                            reports(database, IssueFilter.all(), history));
                }
                if (step % 100 == 70) {
                    assertFilteredReportsAreRight(database, history);
                }
            }
            addUp(database, kind, 10_000);
            assertEquals(0, CountCheck.changes(database));
            assertTrue(CountCheck.packed(database));
            CountCheck.assertRight(database);
            assertEquals(reports(database, COMMENTED_OR_NOT, history), reports(database, IssueFilter.all(), history));
            assertFilteredReportsAreRight(database, history);
            assertFoundAreCounted(database, history);
        }
    }

    /** In the transaction that left them, so that nobody adds them up: counts that are kept would be wrong. */
    @ParameterizedTest
    @EnumSource
    void issuesAreCountedThemselvesWhileVeryManyChangesWait(Kind kind) {
        try (Database database = open(kind)) {
            Given given = new Given(new StoreOf(database));
            given.issue("Here");
            given.delete(given.issue("Gone"));
            UserRef anna = given.user("anna");
            given.issue(Given.assigned("Resolved", Status.RESOLVED, anna));
            assertThrows(
                    IllegalStateException.class,
                    () -> database.transactions().run(() -> {
                        database.handle().execute("""
                                INSERT INTO issue_count_changes
                                    (issue_id, n, status, assignee_id, created_at, resolved_at)
                                WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 6000)
                                SELECT 1, 1, 'resolved', 1, 0, 0 FROM many
                                """);
                        assertEquals(2, database.issues().count(IssueFilter.all()));
                        assertEquals(
                                1, database.issues().count(IssueFilter.all().status(Status.RESOLVED)));
                        assertEquals(
                                List.of(new FacetCount(FieldKeys.ofId(anna.id()), 1), new FacetCount(null, 1)),
                                database.issues().counts(IssueFilter.all(), Facet.OfEveryIssue.ASSIGNEE, 9));
                        throw new IllegalStateException("planted");
                    }));
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyEditsOfWhatIsPackedLeaveNotes(Kind kind) {
        try (Database database = open(kind)) {
            History history = new History(new Random(1), database);
            Given given = history.given;
            LabelRef bug = history.labels.get(0);
            Issue open = given.issue("Open");
            Issue resolved = given.edit(
                    given.issue("Resolved"),
                    IssuePatch.of(IssueField.STATUS, Status.RESOLVED),
                    open.createdAt().plusSeconds(9));
            addUp(database, kind, 100);
            given.edit(open, Given.labels(bug));
            resolved = given.edit(resolved, Given.title("Other"));
            resolved = given.edit(resolved, Given.description("Other"));
            resolved = given.edit(resolved, IssuePatch.of(AddedFields.text(history.note.ref()), "Other"));
            // PostgreSQL adds up pairs of characters, too.
            assertEquals(kind == Kind.SQLITE ? 0 : 2, CountCheck.changes(database));
            addUp(database, kind, 100);
            resolved = given.edit(resolved, Given.labels(bug));
            assertEquals(1, CountCheck.changes(database));
            resolved = given.edit(
                    resolved,
                    IssuePatch.of(
                            AddedFields.select(history.priority.ref()),
                            history.priority.options().get(0).ref()));
            assertEquals(2, CountCheck.changes(database));
            given.edit(resolved, Given.labels());
            assertEquals(3, CountCheck.changes(database));
            CountCheck.assertRight(database);
            addUp(database, kind, 2);
            assertEquals(1, CountCheck.changes(database));
            CountCheck.assertRight(database);
        }
    }

    @Test
    void chunksAreMadeAnewAfterServerOfTheVersionBeforeAddedUp() {
        try (Database database = open(Kind.POSTGRESQL)) {
            Given given = new Given(new StoreOf(database));
            Issue issue = given.issue("Title");
            given.edit(
                    issue,
                    IssuePatch.of(IssueField.STATUS, Status.RESOLVED),
                    issue.createdAt().plusSeconds(9));
            assertTrue(CountCheck.packed(database));
            database.transactions().run(() -> {
                // The rest of what it does matters to counts only.
                database.handle().execute("DELETE FROM issue_count_changes");
                assertTrue(new LatencyChunks(database.handle(), Kind.POSTGRESQL.dialect()).missing());
            });
            Await.until("chunks are made anew", () -> CountCheck.packed(database));
            CountCheck.assertPacked(database);
        }
    }

    @ParameterizedTest
    @EnumSource
    void missingChunksAreMadeInSteps(Kind kind) {
        try (Database database = open(kind)) {
            Given given = new Given(new StoreOf(database));
            for (int i = 0; i < 20; i++) {
                Issue issue = given.issue(Given.labelled("Title", given.label("label" + i)));
                given.edit(
                        issue,
                        IssuePatch.of(IssueField.STATUS, Status.RESOLVED),
                        issue.createdAt().plusSeconds(i));
            }
            database.transactions().run(() -> {
                database.handle().execute("DELETE FROM latency_chunks");
                database.handle().execute("DELETE FROM issue_count_changes");
                // The highest ids are far from the lowest, so that it takes several steps.
                database.handle().execute("""
                        INSERT INTO latency_chunks_missing (only_row, next_chunk) VALUES (1, -500)
                        ON CONFLICT (only_row) DO UPDATE SET next_chunk = excluded.next_chunk
                        """);
            });
            Await.until("chunks are made", () -> CountCheck.packed(database));
            CountCheck.assertPacked(database);
        }
    }

    /** What only issues of a chunk have that is made anew is found meanwhile, too. */
    @Test
    void shortWordsAreFoundAfterServerOfTheVersionBeforeAddedUp() {
        try (Database database = open(Kind.POSTGRESQL)) {
            Given given = new Given(new StoreOf(database));
            Issue issue = given.issue("Title");
            addUp(database, Kind.POSTGRESQL, 100);
            given.edit(issue, Given.title("%%"));
            database.transactions().run(() -> database.handle().execute("DELETE FROM issue_count_changes"));
            CountCheck.assertRight(database);
            Await.until("chunks are made anew", () -> CountCheck.packed(database));
            CountCheck.assertRight(database);
        }
    }

    @Test
    void changeThatIsCommittedLateIsCountedThen() throws InterruptedException {
        try (Database database = open(Kind.POSTGRESQL)) {
            StoreOf store = new StoreOf(database);
            Given given = new Given(store);
            given.author();
            CountDownLatch written = new CountDownLatch(1);
            CountDownLatch added = new CountDownLatch(1);
            Thread slow = new Thread(() -> store.run(() -> {
                given.issue("Slow");
                written.countDown();
                await(added);
            }));
            slow.start();
            written.await();
            given.issue("Quick");
            addUp(database, Kind.POSTGRESQL, 100);
            added.countDown();
            slow.join();
            assertEquals(1, CountCheck.changes(database));
            CountCheck.assertRight(database);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    @Test
    void serversAddUpOneAtATime() {
        DatabaseSettings.Postgresql settings = PostgresqlServer.freshDatabase();
        PostgresqlDialect dialect = new PostgresqlDialect();
        try (Database one = Database.open(settings);
                Database other = Database.open(settings)) {
            one.transactions().run(() -> {
                Await.until("no server adds up by itself", () -> IssueCounts.addUp(one.handle(), dialect));
                assertFalse(other.transactions().<Boolean>in(() -> IssueCounts.addUp(other.handle(), dialect)));
            });
            Await.until(
                    "the other may add up",
                    () -> other.transactions().<Boolean>in(() -> IssueCounts.addUp(other.handle(), dialect)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyChangesAreAddedUpBesideTheServer(Kind kind) {
        try (Database database = open(kind)) {
            new Given(new StoreOf(database)).issues(Collections.nCopies(600, Given.draft("Title")));
            Await.until("few changes are left", () -> CountCheck.changes(database) < 500);
            CountCheck.assertRight(database);
        }
    }
}
