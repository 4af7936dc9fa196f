package dev.issuetracker.adapter.http.issue;

import dev.issuetracker.adapter.http.comment.CommentRoutes;
import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.BodySize;
import dev.issuetracker.adapter.http.exchange.Cursors;
import dev.issuetracker.adapter.http.exchange.PageJson;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.RequestBody;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.Links;
import dev.issuetracker.adapter.http.wire.Preconditions;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.issue.CreateIssue;
import dev.issuetracker.application.issue.EditIssue;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.issue.LabelKey;
import dev.issuetracker.application.issue.RevertIssue;
import dev.issuetracker.application.issue.find.CountIssues;
import dev.issuetracker.application.issue.find.FindIssues;
import dev.issuetracker.application.issue.find.IssueCriteria;
import dev.issuetracker.application.issue.find.IssueList;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueOrder;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.page.PageRequest;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /issues}, one issue, its labels and its history. */
public final class IssueRoutes {
    private static final String[] READ_ONLY = {
        "id",
        "created_by",
        "created_at",
        "updated_at",
        "resolved_at",
        "comment_count",
        "children",
        "comments",
        "comments_next"
    };
    /** Those that belong to a version. Comments come and go without a new one, so that old ones may be sent back. */
    private static final String[] OF_A_VERSION = {"id", "created_by", "created_at", "updated_at", "resolved_at"};

    private static final IssueSort OLDEST_FIRST = new IssueSort(IssueSort.By.CREATED_AT, false);

    private static final Cursors<Long> HISTORY_CURSORS = Cursors.numbers("history");

    private final IssueService issues;

    /** Makes the routes of this service. */
    public IssueRoutes(IssueService issues) {
        this.issues = issues;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.getLarge("/issues", Permission.READ, this::list);
        routes.post("/issues", Permission.WRITE_ISSUES, BodySize.LARGE, this::create);
        routes.get("/issues/count", Permission.READ, this::count);
        routes.getLarge("/issues/{id}", Permission.READ, this::get);
        routes.patch("/issues/{id}", Permission.WRITE_ISSUES, BodySize.LARGE, this::edit);
        routes.delete("/issues/{id}", Permission.DELETE_ISSUES, this::delete);
        routes.post("/issues/{id}/restore", Permission.DELETE_ISSUES, this::restore);
        routes.post("/issues/{id}/revert", Permission.WRITE_ISSUES, BodySize.LARGE, this::revert);
        routes.put("/issues/{id}/labels", Permission.WRITE_ISSUES, BodySize.LARGE, this::replaceLabels);
        routes.getLarge("/issues/{id}/children", Permission.READ, this::children);
        routes.getLarge("/issues/{id}/history", Permission.READ, this::history);
    }

    private static long id(Context ctx) {
        return Requests.pathId(ctx, "id", "issue");
    }

    private void list(Context ctx, Caller caller) {
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        FindIssues command =
                FindIssues.of(IssueQuery.criteria(query, caller)).sort(IssueQuery.sort(query, IssueSort.DEFAULT));
        answer(ctx, query, violations, command, (find, page) -> issues.list(caller, find, page));
    }

    private void count(Context ctx, Caller caller) {
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        CountIssues command = CountIssues.of(IssueQuery.criteria(query, caller)).by(IssueQuery.facets(query));
        query.end();
        Answers.json(ctx, 200, CountJson.of(issues.count(caller, command.withShape(violations.list()))));
    }

    private void children(Context ctx, Caller caller) {
        long id = id(ctx);
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        IssueCriteria criteria = IssueCriteria.of(IssueFilter.all()).search(IssueQuery.search(query));
        FindIssues command = FindIssues.of(criteria).sort(IssueQuery.sort(query, OLDEST_FIRST));
        answer(ctx, query, violations, command, (find, page) -> issues.children(caller, id, find, page));
    }

    /** Reads the issues of a list. */
    private interface Lister {
        IssueList list(FindIssues command, BiFunction<IssueOrder, Violations, PageRequest<IssueKey>> page);
    }

    private static void answer(Context ctx, Query query, Violations violations, FindIssues command, Lister lister) {
        Cursors.PageParameters wanted = Cursors.PageParameters.of(query);
        query.end();
        IssueList list = lister.list(
                command.withShape(violations.list()),
                (order, more) -> IssueCursors.of(order).request(wanted, more));
        PageJson.answer(ctx, query, IssueCursors.of(list.order()), list.page(), json(list));
    }

    private static Function<Issue, IssueJson> json(IssueList list) {
        return list.order() == IssueOrder.RELEVANCE
                ? issue -> IssueJson.of(issue, list.fragments().getOrDefault(issue.id(), List.of()))
                : IssueJson::of;
    }

    private void create(Context ctx, Caller caller, RequestBody sent) {
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        CreateIssue command = IssueMember.read(IssueMember.ALL, new IssueBody(body, violations), new CreateIssue());
        body.has("version");
        body.end(READ_ONLY);
        body.checkAbsent(READ_ONLY);
        body.checkAbsent("version");
        Issue issue = issues.create(caller, command.withShape(violations.list()));
        ctx.header("Location", Links.path(ctx, "/issues/" + issue.id()));
        answer(ctx, 201, issue);
    }

    private void get(Context ctx, Caller caller) {
        long id = id(ctx);
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        Long version = query.number("version");
        query.end();
        violations.throwIfAny();
        if (version == null) {
            IssueThread thread = issues.get(caller, id);
            answerUnlessKnown(
                    ctx, thread.issue().version(), () -> IssueJson.of(thread, CommentRoutes.next(ctx, thread)));
        } else {
            Issue issue = issues.get(caller, id, version);
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
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        Boolean merge = query.choice(
                "on_conflict", text -> Optional.of(true).filter(yes -> text.equals("merge")), "merge, or left out");
        query.end();
        Body body = sent.object(violations);
        Long version = Preconditions.version(ctx, body.version(), violations);
        EditIssue command = IssueMember.read(
                IssueMember.ALL,
                new IssueBody(body, violations),
                EditIssue.of(version).mergeIfStale(merge != null));
        body.end(READ_ONLY);
        checkUnchanged(body, caller, id, version);
        answer(
                ctx,
                200,
                versioned(version, violations, () -> issues.edit(caller, id, command.withShape(violations.list()))));
    }

    /** Compares what was sent back with the version that was edited: a later one has other times. */
    private void checkUnchanged(Body body, Caller caller, long id, @Nullable Long version) {
        if (version == null) {
            return;
        }
        long edited = version;
        try {
            body.checkUnchanged(() -> IssueJson.of(issues.get(caller, id, edited)), OF_A_VERSION);
        } catch (TrackerException exception) {
            if (exception.code() != ErrorCode.NOT_FOUND) {
                throw exception;
            }
            // The edit itself answers that the issue, or the version, does not exist.
        }
    }

    private void revert(Context ctx, Caller caller, RequestBody sent) {
        long id = id(ctx);
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        Long toVersion = body.number("to_version");
        Long version = Preconditions.version(ctx, body.version(), violations);
        body.end();
        RevertIssue command = RevertIssue.to(toVersion).onVersion(version);
        answer(
                ctx,
                200,
                versioned(version, violations, () -> issues.revert(caller, id, command.withShape(violations.list()))));
    }

    /** Rejects an edit without a version, together with its other violations; a missing issue is answered first. */
    private static Issue versioned(@Nullable Long version, Violations violations, Supplier<Issue> edit) {
        if (version != null || violations.has("version") || violations.has(Preconditions.IF_MATCH)) {
            return edit.get();
        }
        violations.add("version", "required", "version is required: the version of the issue that you edited.");
        try {
            return edit.get();
        } catch (TrackerException exception) {
            if (exception.code() != ErrorCode.VALIDATION_FAILED) {
                throw exception;
            }
            throw new TrackerException(
                    ErrorCode.VERSION_REQUIRED,
                    "Say which version of the issue you edited: send its version in the body, or its ETag in If-Match.",
                    exception.violations());
        }
    }

    private void delete(Context ctx, Caller caller) {
        issues.delete(caller, id(ctx), Query.onlyVersion(ctx));
    }

    private void restore(Context ctx, Caller caller) {
        long id = id(ctx);
        answer(ctx, 200, issues.restore(caller, id, Query.onlyVersion(ctx)));
    }

    private void replaceLabels(Context ctx, Caller caller, RequestBody sent) {
        long id = id(ctx);
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        List<LabelKey> labels = new IssueBody(body, violations).labels("labels");
        if (labels == null) {
            violations.add("labels", "required", "labels is required; an empty array removes all.");
        }
        Long version = Preconditions.version(ctx, body.version(), violations);
        body.end();
        EditIssue command = EditIssue.of(version).withLabels(labels);
        answer(ctx, 200, issues.edit(caller, id, command.withShape(violations.list())));
    }

    private void history(Context ctx, Caller caller) {
        long id = id(ctx);
        PageJson.answer(ctx, HISTORY_CURSORS, request -> issues.history(caller, id, request), HistoryJson::of);
    }

    private static void answer(Context ctx, int status, Issue issue) {
        ctx.header("ETag", Preconditions.etag(issue.version()));
        Answers.json(ctx, status, IssueJson.of(issue));
    }
}
