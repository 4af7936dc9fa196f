package dev.issuetracker.adapter.http;

import dev.issuetracker.adapter.http.IssueJson.BulkJson;
import dev.issuetracker.adapter.http.IssueJson.HistoryJson;
import dev.issuetracker.adapter.http.IssueJson.ThreadJson;
import dev.issuetracker.application.account.Caller;
import dev.issuetracker.application.issue.ChangeStatus;
import dev.issuetracker.application.issue.CreateIssue;
import dev.issuetracker.application.issue.EditIssue;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.issue.LabelKey;
import dev.issuetracker.application.issue.UserKey;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.Status;
import dev.issuetracker.domain.issue.ValuePatch;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.CaseFolding;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /issues} and what belongs to one issue, save comments and imports. */
final class IssueRoutes {
    private static final String[] READ_ONLY = {
        "id", "created_by", "created_at", "updated_at", "resolved_at", "comment_count", "comments"
    };
    private static final Cursors<Long> HISTORY_CURSORS = Cursors.numbers("history");

    private final IssueService issues;
    private final long maxBodyBytes;

    IssueRoutes(IssueService issues, long maxBodyBytes) {
        this.issues = issues;
        this.maxBodyBytes = maxBodyBytes;
    }

    void register(Routes routes) {
        routes.get("/issues", this::list);
        routes.post("/issues", this::create);
        routes.post("/issues/bulk-status", this::changeStatus);
        routes.get("/issues/{id}", this::get);
        routes.patch("/issues/{id}", this::edit);
        routes.delete("/issues/{id}", this::delete);
        routes.post("/issues/{id}/restore", this::restore);
        routes.put("/issues/{id}/labels", this::replaceLabels);
        routes.get("/issues/{id}/history", this::history);
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
        Cursors<IssueKey> cursors = Cursors.issues(order);
        PageRequest<IssueKey> request = cursors.request(query, faults);
        query.end();
        faults.throwIfAny();
        Listing.answer(ctx, query, cursors, issues.list(filter, order, request), IssueJson::of);
    }

    private static IssueFilter filter(Query query) {
        List<Long> ids = query.ids("id");
        String keyword = query.keyword("keyword");
        Status status = query.choice("status", Status::of, "one of open, in_progress, resolved");
        String assignee = query.name("assignee");
        boolean unassigned = assignee != null && CaseFolding.fold(assignee).equals("none");
        List<String> labels = query.names("label");
        String createdBy = query.name("created_by");
        Query.Span created = query.span("created_from", "created_to");
        Query.Span updated = query.span("updated_from", "updated_to");
        return new IssueFilter(
                Set.copyOf(ids),
                keyword,
                status,
                unassigned ? null : assignee,
                unassigned,
                labels,
                createdBy,
                created.from(),
                created.to(),
                updated.from(),
                updated.to());
    }

    private static Optional<IssueSort> sort(String text) {
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        return Arrays.stream(IssueSort.By.values())
                .filter(by -> by.code().equals(name))
                .findFirst()
                .map(by -> new IssueSort(by, descending));
    }

    private void create(Context ctx, Caller caller) {
        Violations faults = new Violations();
        Query.none(ctx, faults);
        Body body = Body.read(ctx, maxBodyBytes, faults);
        List<LabelKey> labels = body.labels();
        UserKey assignee = body.assignee().or(Optional.empty()).orElse(null);
        CreateIssue wish = new CreateIssue(
                body.text("title"),
                body.text("description"),
                body.text("status"),
                assignee,
                labels == null ? List.of() : labels);
        body.has("version");
        body.end(READ_ONLY);
        Issue issue = issues.create(caller, wish, faults);
        ctx.header("Location", "/issues/" + issue.id());
        answer(ctx, 201, issue);
    }

    private void get(Context ctx, Caller caller) {
        long id = id(ctx);
        Violations faults = new Violations();
        Query.none(ctx, faults);
        faults.throwIfAny();
        IssueThread thread = issues.get(id);
        long version = thread.issue().version();
        ctx.header("ETag", Preconditions.etag(version)).header("Cache-Control", "private, no-cache");
        if (Preconditions.unchanged(ctx, version)) {
            ctx.status(304);
            return;
        }
        Json.answer(ctx, 200, ThreadJson.of(thread));
    }

    private void edit(Context ctx, Caller caller) {
        long id = id(ctx);
        Violations faults = new Violations();
        Query query = new Query(ctx, faults);
        Boolean merge = query.choice(
                "on_conflict", text -> Optional.of(true).filter(yes -> text.equals("merge")), "merge, or left out");
        query.end();
        Body body = Body.read(ctx, maxBodyBytes, faults);
        Long version = Preconditions.version(ctx, body.version(), faults);
        ValuePatch<Optional<UserKey>> assignee = body.assignee();
        EditIssue wish = new EditIssue(
                version,
                merge != null,
                body.text("title"),
                body.text("description"),
                body.text("status"),
                assignee,
                body.labels());
        body.end(READ_ONLY);
        boolean unversioned = version == null && !faults.has("version") && !faults.has(Preconditions.IF_MATCH);
        answer(
                ctx,
                200,
                unversioned ? refuseUnversioned(caller, id, wish, faults) : issues.edit(caller, id, wish, faults));
    }

    /** Refuses an edit that names no version, yet tells of its other faults, and says first if there is no such issue. */
    private Issue refuseUnversioned(Caller caller, long id, EditIssue wish, Violations faults) {
        faults.add("version", "required", "version is required: the version of the issue that you edited.");
        try {
            return issues.edit(caller, id, wish, faults);
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

    private void replaceLabels(Context ctx, Caller caller) {
        long id = id(ctx);
        Violations faults = new Violations();
        Query.none(ctx, faults);
        Body body = Body.read(ctx, maxBodyBytes, faults);
        List<LabelKey> labels = body.labels();
        if (labels == null) {
            faults.add("labels", "required", "labels is required; an empty array removes all.");
        }
        Long version = Preconditions.version(ctx, body.version(), faults);
        body.end();
        EditIssue wish = EditIssue.labels(version, labels == null ? List.of() : labels);
        answer(ctx, 200, issues.edit(caller, id, wish, faults));
    }

    private void history(Context ctx, Caller caller) {
        long id = id(ctx);
        Violations faults = new Violations();
        Query query = new Query(ctx, faults);
        PageRequest<Long> request = HISTORY_CURSORS.request(query, faults);
        query.end();
        faults.throwIfAny();
        Listing.answer(ctx, query, HISTORY_CURSORS, issues.history(id, request), HistoryJson::of);
    }

    private void changeStatus(Context ctx, Caller caller) {
        Violations faults = new Violations();
        Query.none(ctx, faults);
        Body body = Body.read(ctx, maxBodyBytes, faults);
        boolean versioned = body.has("issues");
        if (versioned && body.has("ids")) {
            faults.add("ids", "contradiction", "Send ids or issues, not both.");
        }
        String field = versioned ? "issues" : "ids";
        List<ChangeStatus.Target> targets = versioned
                ? body.versioned(field, (issue, version) -> new ChangeStatus.Target(issue, version.orElse(null)))
                : unversioned(body.ids(field));
        ChangeStatus wish = new ChangeStatus(field, targets == null ? List.of() : targets, body.text("status"));
        body.end();
        Json.answer(ctx, 200, BulkJson.of(issues.changeStatus(caller, wish, faults)));
    }

    private static @Nullable List<ChangeStatus.Target> unversioned(@Nullable List<Long> ids) {
        return ids == null
                ? null
                : ids.stream().map(id -> new ChangeStatus.Target(id, null)).toList();
    }

    private static void answer(Context ctx, int status, Issue issue) {
        ctx.header("ETag", Preconditions.etag(issue.version()));
        Json.answer(ctx, status, IssueJson.of(issue));
    }
}
