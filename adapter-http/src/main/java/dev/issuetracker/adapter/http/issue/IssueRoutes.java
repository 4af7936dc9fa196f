package dev.issuetracker.adapter.http.issue;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.BodySize;
import dev.issuetracker.adapter.http.exchange.Cursors;
import dev.issuetracker.adapter.http.exchange.PageJson;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.RequestBody;
import dev.issuetracker.adapter.http.issue.IssueJson.BulkEditJson;
import dev.issuetracker.adapter.http.issue.IssueJson.BulkJson;
import dev.issuetracker.adapter.http.issue.IssueJson.HistoryJson;
import dev.issuetracker.adapter.http.issue.IssueJson.ThreadJson;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.Preconditions;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.issue.CreateIssue;
import dev.issuetracker.application.issue.EditIssue;
import dev.issuetracker.application.issue.EditIssues;
import dev.issuetracker.application.issue.EditIssues.Choice;
import dev.issuetracker.application.issue.EditIssues.Found;
import dev.issuetracker.application.issue.EditIssues.Named;
import dev.issuetracker.application.issue.EditIssues.Target;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.issue.LabelKey;
import dev.issuetracker.application.issue.RevertIssue;
import dev.issuetracker.application.issue.UserKey;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.AssigneeFilter;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueField;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueRules;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.Status;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.CaseFolding;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /issues} and what belongs to one issue, save comments and imports. */
public final class IssueRoutes {
    private static final String[] READ_ONLY = {
        "id", "created_by", "created_at", "updated_at", "resolved_at", "comment_count", "comments", "comments_next"
    };
    private static final List<String> CHANGES =
            List.of("status", "assignee", "assignee_id", "add_labels", "remove_labels");
    private static final Cursors<Long> HISTORY_CURSORS = Cursors.numbers("history");

    private final IssueService issues;

    public IssueRoutes(IssueService issues) {
        this.issues = issues;
    }

    public void register(Routes routes) {
        routes.getLarge("/issues", Permission.READ, this::list);
        routes.post("/issues", Permission.WRITE_ISSUES, BodySize.LARGE, this::create);
        routes.post("/issues/bulk", Permission.WRITE_ISSUES, BodySize.LARGE, this::editAll);
        routes.post("/issues/bulk-status", Permission.WRITE_ISSUES, BodySize.LARGE, this::changeStatus);
        routes.getLarge("/issues/{id}", Permission.READ, this::get);
        routes.patch("/issues/{id}", Permission.WRITE_ISSUES, BodySize.LARGE, this::edit);
        routes.delete("/issues/{id}", Permission.DELETE_ISSUES, this::delete);
        routes.post("/issues/{id}/restore", Permission.DELETE_ISSUES, this::restore);
        routes.post("/issues/{id}/revert", Permission.WRITE_ISSUES, BodySize.LARGE, this::revert);
        routes.put("/issues/{id}/labels", Permission.WRITE_ISSUES, BodySize.LARGE, this::replaceLabels);
        routes.getLarge("/issues/{id}/history", Permission.READ, this::history);
    }

    private static long id(Context ctx) {
        return Requests.pathId(ctx, "id", "issue");
    }

    private void list(Context ctx, Caller caller) {
        Violations faults = new Violations();
        Query query = new Query(ctx, faults);
        IssueFilter filter = filter(query);
        IssueSort sort = query.choice(
                "sort",
                IssueRoutes::sort,
                "created_at, updated_at, id or title, with a - before it for the opposite direction");
        IssueSort order = sort == null ? IssueSort.DEFAULT : sort;
        Cursors<IssueKey> cursors = IssueCursors.of(order);
        PageRequest<IssueKey> request = cursors.request(query, faults);
        query.end();
        faults.throwIfAny();
        PageJson.answer(ctx, query, cursors, issues.list(filter, order, request), IssueJson::of);
    }

    private static IssueFilter filter(Query query) {
        IssueFilter filter = IssueFilter.all()
                .ids(query.ids("id", IssueService.MAX_BULK))
                .keyword(query.keyword("keyword"))
                .status(query.choice("status", Status::of, "one of open, in_progress, resolved"))
                .assignee(assignee(query.name("assignee")))
                .labels(query.names("label", IssueRules.MAX_LABELS))
                .createdBy(query.name("created_by"));
        Query.Span created = query.span("created_from", "created_to");
        Query.Span updated = query.span("updated_from", "updated_to");
        return filter.created(created.from(), created.to()).updated(updated.from(), updated.to());
    }

    private static AssigneeFilter assignee(@Nullable String name) {
        if (name == null) {
            return AssigneeFilter.ANYONE;
        }
        return CaseFolding.fold(name).equals("none") ? AssigneeFilter.NOBODY : AssigneeFilter.named(name);
    }

    private static Optional<IssueSort> sort(String text) {
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        return Arrays.stream(IssueSort.By.values())
                .filter(by -> by.code().equals(name))
                .findFirst()
                .map(by -> new IssueSort(by, descending));
    }

    private void create(Context ctx, Caller caller, RequestBody sent) {
        Violations faults = new Violations();
        Query.none(ctx, faults);
        Body body = sent.object(faults);
        IssueBody named = new IssueBody(body, faults);
        List<LabelKey> labels = named.labels("labels");
        UserKey assignee = named.assignee();
        CreateIssue command = new CreateIssue()
                .withText(IssueField.TITLE, body.text("title"))
                .withText(IssueField.DESCRIPTION, body.text("description"))
                .withText(IssueField.STATUS, body.text("status"))
                .withAssignee(assignee)
                .withLabels(labels);
        body.has("version");
        body.end(READ_ONLY);
        Issue issue = issues.create(caller, command.withShape(faults.list()));
        ctx.header("Location", "/issues/" + issue.id());
        answer(ctx, 201, issue);
    }

    private void get(Context ctx, Caller caller) {
        long id = id(ctx);
        Violations faults = new Violations();
        Query query = new Query(ctx, faults);
        Long version = query.number("version");
        query.end();
        faults.throwIfAny();
        if (version == null) {
            IssueThread thread = issues.get(id);
            answerUnlessKnown(
                    ctx, thread.issue().version(), () -> ThreadJson.of(thread, CommentRoutes.next(ctx, thread)));
        } else {
            Issue issue = issues.get(id, version);
            answerUnlessKnown(ctx, version, () -> IssueJson.of(issue));
        }
    }

    private static void answerUnlessKnown(Context ctx, long version, Supplier<Object> answer) {
        ctx.header("ETag", Preconditions.etag(version)).header("Cache-Control", "private, no-cache");
        if (Preconditions.unchanged(ctx, version)) {
            ctx.status(304);
            return;
        }
        Answers.json(ctx, 200, answer.get());
    }

    private void edit(Context ctx, Caller caller, RequestBody sent) {
        long id = id(ctx);
        Violations faults = new Violations();
        Query query = new Query(ctx, faults);
        Boolean merge = query.choice(
                "on_conflict", text -> Optional.of(true).filter(yes -> text.equals("merge")), "merge, or left out");
        query.end();
        Body body = sent.object(faults);
        Long version = Preconditions.version(ctx, body.version(), faults);
        IssueBody named = new IssueBody(body, faults);
        UserKey assignee = named.assignee();
        EditIssue command = EditIssue.of(version)
                .mergeIfStale(merge != null)
                .withText(IssueField.TITLE, body.text("title"))
                .withText(IssueField.DESCRIPTION, body.text("description"))
                .withText(IssueField.STATUS, body.text("status"))
                .withAssignee(assignee)
                .withLabels(named.labels("labels"));
        body.end(READ_ONLY);
        answer(ctx, 200, versioned(version, faults, () -> issues.edit(caller, id, command.withShape(faults.list()))));
    }

    private void revert(Context ctx, Caller caller, RequestBody sent) {
        long id = id(ctx);
        Violations faults = new Violations();
        Query.none(ctx, faults);
        Body body = sent.object(faults);
        Long toVersion = body.number("to_version");
        Long version = Preconditions.version(ctx, body.version(), faults);
        body.end();
        RevertIssue command = RevertIssue.to(toVersion).onVersion(version);
        answer(ctx, 200, versioned(version, faults, () -> issues.revert(caller, id, command.withShape(faults.list()))));
    }

    /**
     * Refuses an edit that names no version, yet tells of its other faults, and says first if there is no such issue.
     */
    private static Issue versioned(@Nullable Long version, Violations faults, Supplier<Issue> edit) {
        if (version != null || faults.has("version") || faults.has(Preconditions.IF_MATCH)) {
            return edit.get();
        }
        faults.add("version", "required", "version is required: the version of the issue that you edited.");
        try {
            return edit.get();
        } catch (TrackerException refusal) {
            if (refusal.code() != ErrorCode.VALIDATION_FAILED) {
                throw refusal;
            }
            throw new TrackerException(
                    ErrorCode.VERSION_REQUIRED,
                    "Say which version of the issue you edited: send its version in the body, or If-Match with its ETag.",
                    refusal.violations());
        }
    }

    private void delete(Context ctx, Caller caller) {
        long id = id(ctx);
        Violations faults = new Violations();
        Query.none(ctx, faults);
        Long version = Preconditions.version(ctx, faults);
        faults.throwIfAny();
        issues.delete(caller, id, version);
        ctx.status(204);
    }

    private void restore(Context ctx, Caller caller) {
        long id = id(ctx);
        Violations faults = new Violations();
        Query.none(ctx, faults);
        faults.throwIfAny();
        answer(ctx, 200, issues.restore(caller, id));
    }

    private void replaceLabels(Context ctx, Caller caller, RequestBody sent) {
        long id = id(ctx);
        Violations faults = new Violations();
        Query.none(ctx, faults);
        Body body = sent.object(faults);
        IssueBody named = new IssueBody(body, faults);
        List<LabelKey> labels = named.labels("labels");
        if (labels == null) {
            faults.add("labels", "required", "labels is required; an empty array removes all.");
        }
        Long version = Preconditions.version(ctx, body.version(), faults);
        body.end();
        EditIssue command = EditIssue.of(version).withLabels(labels);
        answer(ctx, 200, issues.edit(caller, id, command.withShape(faults.list())));
    }

    private void history(Context ctx, Caller caller) {
        long id = id(ctx);
        Violations faults = new Violations();
        Query query = new Query(ctx, faults);
        PageRequest<Long> request = HISTORY_CURSORS.request(query, faults);
        query.end();
        faults.throwIfAny();
        PageJson.answer(ctx, query, HISTORY_CURSORS, issues.history(id, request), HistoryJson::of);
    }

    private void changeStatus(Context ctx, Caller caller, RequestBody sent) {
        Violations faults = new Violations();
        Query.none(ctx, faults);
        Body body = sent.object(faults);
        Choice choice = choice(body, faults, List.of("issues", "ids"));
        EditIssues command = EditIssues.of(choice).withText(IssueField.STATUS, body.requiredText("status"));
        body.end();
        Answers.json(ctx, 200, BulkJson.of(issues.editAll(caller, command.withShape(faults.list()))));
    }

    private void editAll(Context ctx, Caller caller, RequestBody sent) {
        Violations faults = new Violations();
        Query query = new Query(ctx, faults);
        boolean dryRun = query.flag("dry_run");
        query.end();
        Body body = sent.object(faults);
        Choice choice = choice(body, faults, List.of("issues", "ids", "filter"));
        IssueBody named = new IssueBody(body, faults);
        List<LabelKey> added = named.labels("add_labels");
        List<LabelKey> removed = named.labels("remove_labels");
        EditIssues command = EditIssues.of(choice)
                .withText(IssueField.STATUS, body.text("status"))
                .withAssignee(named.assignee())
                .addLabels(added == null ? List.of() : added)
                .removeLabels(removed == null ? List.of() : removed)
                .dryRun(dryRun);
        if (CHANGES.stream().noneMatch(body::has)) {
            faults.add("status", "required", "Say what to change: one or more of " + String.join(", ", CHANGES) + ".");
        }
        body.end();
        Answers.json(ctx, 200, BulkEditJson.of(issues.editAll(caller, command.withShape(faults.list()))));
    }

    /** Which issues are meant, told by exactly one of the fields. */
    private static Choice choice(Body body, Violations faults, List<String> fields) {
        List<String> sent = fields.stream().filter(body::has).toList();
        String one = "exactly one of " + String.join(", ", fields) + ".";
        if (sent.isEmpty()) {
            faults.add("ids", "required", "Say which issues are meant: send " + one);
        }
        sent.stream().skip(1).forEach(other -> faults.add(other, "contradiction", "Send " + one));
        String field = sent.isEmpty() ? "ids" : sent.get(0);
        if (field.equals("filter")) {
            IssueFilter filter = body.parameters(field, "id", IssueRoutes::filter);
            if (filter != null && filter.equals(IssueFilter.all())) {
                // An object that lost its conditions on the way must not edit every issue there is.
                faults.add(field, "required", "filter must have at least one condition.");
            }
            return new Found(filter == null ? IssueFilter.all() : filter);
        }
        IssueBody named = new IssueBody(body, faults);
        List<Target> targets = field.equals("issues") ? named.versioned(field) : named.ids(field);
        return new Named(field, targets == null ? List.of() : targets);
    }

    private static void answer(Context ctx, int status, Issue issue) {
        ctx.header("ETag", Preconditions.etag(issue.version()));
        Answers.json(ctx, status, IssueJson.of(issue));
    }
}
