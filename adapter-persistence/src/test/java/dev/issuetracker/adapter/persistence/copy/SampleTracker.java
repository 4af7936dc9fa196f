package dev.issuetracker.adapter.persistence.copy;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditFilter;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.idempotency.RecordedAnswer;
import dev.issuetracker.application.importing.done.BegunUndo;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.application.importing.done.ImportUpdate;
import dev.issuetracker.application.importing.done.ImportUpdate.Added;
import dev.issuetracker.application.importing.done.ImportUpdate.Kind;
import dev.issuetracker.application.importing.done.Origin;
import dev.issuetracker.application.importing.done.Undone;
import dev.issuetracker.application.importing.job.ImportJob;
import dev.issuetracker.application.importing.job.JobAnswer;
import dev.issuetracker.application.importing.job.JobOrder;
import dev.issuetracker.application.importing.job.JobState;
import dev.issuetracker.application.importing.report.ImportReport.Counts;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.Fields.NewOption;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueSort.By;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.LinkType;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.report.Grouping;
import dev.issuetracker.domain.user.UserFilter;
import dev.issuetracker.domain.user.UserRef;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookDeliveries.NewDelivery;
import dev.issuetracker.domain.webhook.WebhookEvent;
import dev.issuetracker.domain.webhook.WebhookMessage;
import dev.issuetracker.domain.webhook.WebhookSecret;
import dev.issuetracker.domain.webhook.WebhookSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A tracker with something in every table, and in every text what a copy could spoil. */
final class SampleTracker {
    static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");
    static final int ISSUES = 300;
    private static final PageRequest<Long> ALL = PageRequest.first(200);

    private SampleTracker() {}

    /** Writes into an empty database. */
    static void fillIn(Database database) {
        UserRef jane =
                database.users().add("jane", "jane@example.org", "hash\\1", AT).ref();
        UserRef ivan =
                database.users().add("Иван 𝔘", "ivan@example.org", "hash2", AT).ref();
        addCredentials(database, jane, ivan);
        LabelRef bug =
                database.labels().add("bug", "d73a4a", "It's\\N broken", AT).ref();
        LabelRef street = database.labels().add("Straße", "00ff00", "", AT).ref();
        Label gone = database.labels().add("gone", "0000ff", "", AT);
        database.labels().remove(gone.id());
        SampleFields fields = SampleFields.in(database);
        List<Issue> issues = addIssues(database, jane, ivan, List.of(bug, street), fields);
        changeSome(database, issues, jane, ivan, street, fields);
        addComments(database, issues, jane, ivan);
        addLinks(database, issues, jane, ivan);
        database.savedSearches().add(jane, "Mine\\N", "assignee:me \"a\tb\"", true, AT);
        database.importMappings().add(jane, "Team\\N", "{\"format\":\"jira\"}", true, AT);
        addImports(database, issues, jane, ivan);
    }

    private static void addImports(Database database, List<Issue> issues, UserRef jane, UserRef ivan) {
        database.origins()
                .add(List.of(new Origin(issues.get(0).id(), "jira", "Ж-1", null, "Kim\\N\t𝔘", null)), Map.of());
        database.imports()
                .add(
                        "файл.csv",
                        jane,
                        AT,
                        List.of(
                                new IdRange(issues.get(0).id(), issues.get(4).id()),
                                new IdRange(issues.get(7).id(), issues.get(8).id())));
        long updating = database.imports().begin(null, "neuer.csv", jane, AT);
        database.imports()
                .addUpdates(
                        updating,
                        List.of(new ImportUpdate(
                                issues.get(0).id(), 1, 2, Set.of("title"), List.of(new Added(Kind.COMMENT, 1, "d1")))));
        database.imports().end(updating, List.of());
        database.imports().undone(updating, new Undone(ivan, AT, 1));
        database.begunUndos().begin(new BegunUndo(updating, ivan, true, 3, 4));
        ImportJob job = database.importJobs().add(new JobOrder(ivan, "файл\\N", "here", "mode=partial", AT));
        JobAnswer answer = new JobAnswer(400, "{\"title\": \"Ünï\"}", new Counts(7, 0, 4, 1, 2));
        database.importJobs().end(job.id(), Set.of(JobState.QUEUED), JobState.FAILED, answer, AT);
    }

    private static void addWebhook(Database database, UserRef jane) {
        WebhookSettings settings =
                new WebhookSettings("https://example.org/hook", "\\N Ünï", List.of(WebhookEvent.ISSUE_EDITED), true);
        Webhook webhook = database.webhooks().add(settings, WebhookSecret.make(), jane, AT);
        WebhookMessage message = new WebhookMessage(new UUID(1, 2), WebhookEvent.ISSUE_EDITED, 1L, AT);
        database.webhookDeliveries().add(new NewDelivery(webhook.id(), message, "{\"title\": \"Ünï\\n\"}"));
    }

    private static void addCredentials(Database database, UserRef jane, UserRef ivan) {
        database.sessions().add("b-session", jane.id(), AT, AT.plusSeconds(3600), Callers.HERE);
        database.sessions().add("B session", ivan.id(), AT, AT.plusSeconds(3600), Callers.HERE);
        database.auditLog().add(new AuditEntry(AT, AuditEvent.SIGNED_IN, jane, null, "\\N \t Ünï", Callers.HERE));
        database.handle()
                .execute("INSERT INTO personal_access_tokens (user_id, name, scope, token_hash, created_at, expires_at)"
                        + " VALUES (1, 'ci', 'read', 'h1', 1, 2)");
        database.handle()
                .execute("INSERT INTO invites (code_hash, role, created_by, created_at, expires_at)"
                        + " VALUES ('h2', 'viewer', 1, 1, 2)");
        database.handle()
                .execute("INSERT INTO password_resets (user_id, code_hash, created_by, created_at, expires_at)"
                        + " VALUES (2, 'h3', 1, 1, 2)");
        addWebhook(database, jane);
        database.handle().execute("INSERT INTO throttles (throttle_key, free_at, refusals) VALUES ('key', 1, 0)");
        database.recordedAnswers()
                .add(
                        jane.id(),
                        "key",
                        new RecordedAnswer("print", 201, "ETag: \"1\"", "{\"title\": \"Ünï\"}"),
                        AT.plusSeconds(60));
    }

    /** A field of every kind that is stored in a way of its own. */
    private record SampleFields(Field note, Field weight, Field systems, Field reviewer) {
        static SampleFields in(Database database) {
            Field note = database.fields().add("Nöte\\", FieldType.TEXT, "It's\\N text", List.of(), AT);
            Field weight = database.fields().add("Weight", FieldType.SELECT, "", options("heavy", "leicht ß"), AT);
            Field systems =
                    database.fields().add("Systems", FieldType.MULTI_SELECT, "", options("Web", "api", "db"), AT);
            Field reviewer = database.fields().add("Reviewer", FieldType.USER, "", List.of(), AT);
            database.fields().save(systems.edit("Systems", "", systems.options().subList(0, 2), AT));
            Field gone = database.fields().add("Gone", FieldType.DATE, "", List.of(), AT);
            database.fields().remove(gone.id());
            return new SampleFields(note, weight, systems, reviewer);
        }

        IssueDraft fillIn(IssueDraft draft, int n, UserRef ivan) {
            return draft.with(AddedFields.text(note.ref()), n % 3 == 0 ? "tab\t, line\n\\. 𝔘 " + n : null)
                    .with(
                            AddedFields.select(weight.ref()),
                            n % 4 == 0 ? null : weight.options().get(n % 2).ref())
                    .with(
                            AddedFields.multiSelect(systems.ref()),
                            systems.options().subList(0, n % 3).stream()
                                    .map(FieldOption::ref)
                                    .toList())
                    .with(AddedFields.user(reviewer.ref()), n % 2 == 0 ? ivan : null);
        }
    }

    private static List<NewOption> options(String... names) {
        return Stream.of(names).map(name -> new NewOption(name, "00ff00")).toList();
    }

    private static List<Issue> addIssues(
            Database database, UserRef jane, UserRef ivan, List<LabelRef> labels, SampleFields fields) {
        List<Status> statuses = List.of(Status.values());
        List<IssueDraft> drafts = new ArrayList<>();
        for (int n = 0; n < ISSUES; n++) {
            IssueDraft draft = IssueDraft.of(
                            "Issue " + n + " Ünïcode 𝔘\\t",
                            n % 5 == 0 ? "" : "tabs\tand\r\nlines\\\n\\.\n" + "日本語 ".repeat(n))
                    .with(IssueField.STATUS, statuses.get(n % statuses.size()))
                    .with(IssueField.ASSIGNEE, n % 2 == 0 ? null : n % 3 == 0 ? jane : ivan)
                    .with(IssueField.LABELS, n % 7 == 6 ? labels : List.of());
            drafts.add(fields.fillIn(draft, n, ivan));
        }
        return database.issues().add(drafts, jane, AT);
    }

    private static void changeSome(
            Database database, List<Issue> issues, UserRef jane, UserRef ivan, LabelRef street, SampleFields fields) {
        for (Issue issue : issues.subList(0, 40)) {
            IssuePatch patch = IssuePatch.of(IssueField.LABELS, List.of(street))
                    .with(
                            AddedFields.select(fields.weight().ref()),
                            fields.weight().options().get(0).ref())
                    .with(AddedFields.user(fields.reviewer().ref()), jane);
            Issue labelled = edited(database, issue, patch, ivan, 60);
            edited(database, labelled, IssuePatch.of(IssueField.STATUS, Status.RESOLVED), jane, 7200 + issue.id());
        }
        for (Issue issue : issues.subList(50, 60)) {
            database.issues().save(List.of(issue.delete(ivan, AT.plusSeconds(90))));
        }
    }

    private static void addComments(Database database, List<Issue> issues, UserRef jane, UserRef ivan) {
        for (Issue issue : issues.subList(0, 20)) {
            database.comments().add(issue.id(), "First\n\\. 𝔘 on " + issue.id(), ivan, AT.plusSeconds(5));
        }
        Comment last = database.comments().add(issues.get(0).id(), "to be removed", jane, AT);
        database.comments().remove(last);
    }

    private static void addLinks(Database database, List<Issue> issues, UserRef jane, UserRef ivan) {
        database.links().add(LinkType.BLOCKS, issues.get(0).id(), issues.get(1).id(), jane, AT);
        Link link = database.links()
                .add(LinkType.RELATES, issues.get(1).id(), issues.get(2).id(), ivan, AT);
        database.links().save(link.remove(jane, AT.plusSeconds(5)));
    }

    private static Issue edited(Database database, Issue issue, IssuePatch patch, UserRef by, long seconds) {
        Revision revision = issue.edit(patch, by, AT.plusSeconds(seconds));
        database.issues().save(List.of(revision));
        return revision.after();
    }

    /** Everything that the ports read from a tracker. */
    static List<Object> contents(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            return database.transactions().reading(() -> {
                List<Object> contents = new ArrayList<>();
                for (By by : By.OF_EVERY_ISSUE) {
                    for (String keyword : new String[] {null, "ÜNÏCODE 𝔘\\T", "日本語"}) {
                        IssueFilter filter = IssueFilter.all().keyword(keyword);
                        contents.add(database.issues().list(filter, new IssueSort(by, true), PageRequest.first(200)));
                    }
                }
                contents.add(database.issues()
                        .findAll(LongStream.rangeClosed(1, ISSUES).boxed().toList()));
                for (long id = 1; id <= ISSUES; id++) {
                    contents.add(database.issues().findThread(id));
                    contents.add(database.issues().history(id, ALL));
                    contents.add(database.comments().list(id, ALL));
                    contents.add(database.links().list(id, true, ALL));
                }
                addFields(database, contents);
                addOthers(database, contents);
                for (Grouping grouping : Grouping.OfEveryIssue.values()) {
                    contents.add(database.reports().latency(IssueFilter.all(), grouping));
                }
                return contents;
            });
        }
    }

    private static void addOthers(Database database, List<Object> contents) {
        contents.add(database.labels().list(PageRequest.first(200)));
        contents.add(database.users().list(UserFilter.all(), PageRequest.first(200)));
        contents.add(database.users().credentials("JANE"));
        contents.add(database.users().credentials("иван 𝔘"));
        contents.add(database.sessions().user("b-session", AT));
        contents.add(database.sessions().user("B session", AT));
        contents.add(database.auditLog().list(AuditFilter.all(), ALL));
        contents.add(database.invites().find("h2", Instant.EPOCH));
        contents.add(database.savedSearches().list(2, ALL));
        contents.add(database.importMappings().list(2, ALL));
        contents.add(database.imports().list(ALL));
        contents.add(database.origins().find(1));
        contents.add(database.imports().issues(1));
        contents.add(database.imports().updates(2, 0, 10));
        contents.add(database.importJobs().list(JobState.FAILED, ALL));
        contents.add(database.importJobs().answer(3));
        contents.add(database.recordedAnswers().find(1, "key", AT));
        contents.add(database.webhooks().all());
        contents.add(database.webhooks().secret(1));
        contents.add(database.webhookDeliveries().list(1, ALL));
        contents.add(database.webhookDeliveries().body(1));
        contents.add(database.reports().topAssignees(IssueFilter.all(), 10));
    }

    private static void addFields(Database database, List<Object> contents) {
        List<Field> fields = database.fields().all();
        contents.add(fields);
        for (Field field : fields) {
            contents.add(database.reports().latency(IssueFilter.all(), new Grouping.ByField(field)));
            contents.add(database.issues().findWithField(field.id(), 200));
            if (IssueSort.sorts(field.type())) {
                IssueSort sort = new IssueSort(By.FIELD, field, true);
                contents.add(database.issues().list(IssueFilter.all(), sort, PageRequest.first(200)));
            }
        }
    }

    /** The ids that each port gives next. */
    static List<Long> nextIds(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            return database.transactions().in(() -> {
                UserRef next = database.users()
                        .add("next", "next@example.org", "hash", AT)
                        .ref();
                Issue issue = database.issues()
                        .add(List.of(IssueDraft.of("Next", "").with(IssueField.ASSIGNEE, next)), next, AT)
                        .get(0);
                Field field = database.fields().add("next", FieldType.SELECT, "", options("next"), AT);
                return Stream.of(
                                next.id(),
                                issue.id(),
                                field.id(),
                                field.options().get(0).id(),
                                database.labels().add("next", "ffffff", "", AT).id(),
                                database.comments()
                                        .add(issue.id(), "Next", next, AT)
                                        .id(),
                                database.links()
                                        .add(LinkType.BLOCKS, issue.id(), 1, next, AT)
                                        .id(),
                                database.savedSearches()
                                        .add(next, "next", "next", false, AT)
                                        .id(),
                                database.importMappings()
                                        .add(next, "next", "{}", false, AT)
                                        .id(),
                                database.imports()
                                        .add("next.csv", next, AT, List.of(new IdRange(issue.id(), issue.id())))
                                        .id())
                        .toList();
            });
        }
    }

    /** How many of its issues a reader finds. */
    static int issuesIn(Database database) {
        return database.issues()
                .findAll(LongStream.rangeClosed(1, ISSUES).boxed().toList())
                .size();
    }
}
