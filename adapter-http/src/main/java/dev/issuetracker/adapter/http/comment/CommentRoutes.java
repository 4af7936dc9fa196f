package dev.issuetracker.adapter.http.comment;

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
import dev.issuetracker.application.comment.AddComment;
import dev.issuetracker.application.comment.CommentService;
import dev.issuetracker.application.comment.EditComment;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.IssueThread;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** {@code /issues/{id}/comments}. */
public final class CommentRoutes {
    private static final String[] READ_ONLY = {"id", "issue_id", "author", "created_at", "updated_at", "version"};
    /** The version is no value to edit, but says which comment was edited. */
    private static final String[] SHOWN = {"id", "issue_id", "author", "created_at", "updated_at"};

    private static final Cursors<Long> CURSORS = Cursors.numbers("comments");

    private final CommentService comments;

    /** Makes the routes of this service. */
    public CommentRoutes(CommentService comments) {
        this.comments = comments;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.getLarge("/issues/{id}/comments", Permission.READ, this::list);
        routes.post("/issues/{id}/comments", Permission.COMMENT, BodySize.LARGE, this::add);
        routes.patch("/issues/{id}/comments/{comment_id}", Permission.COMMENT, BodySize.LARGE, this::edit);
        routes.delete("/issues/{id}/comments/{comment_id}", Permission.COMMENT, this::remove);
    }

    /**
     * The URL of the comments that follow those of a thread, made from the issue's own URL; null when there are no
     * more.
     */
    public static @Nullable String next(Context ctx, IssueThread thread) {
        String issue = Links.self(ctx).replaceFirst("/+$", "");
        return thread.next()
                .map(page -> issue + "/comments?cursor=" + CURSORS.write(page))
                .orElse(null);
    }

    private static long issueId(Context ctx) {
        return Requests.pathId(ctx, "id", "issue");
    }

    private static long commentId(Context ctx) {
        return Requests.pathId(ctx, "comment_id", "comment");
    }

    private void list(Context ctx, Caller caller) {
        long issueId = issueId(ctx);
        PageJson.answer(ctx, CURSORS, request -> comments.list(caller, issueId, request), CommentJson::of);
    }

    private void add(Context ctx, Caller caller, RequestBody sent) {
        long issueId = issueId(ctx);
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        String text = body.text("body");
        body.end(READ_ONLY);
        body.checkAbsent(READ_ONLY);
        answer(ctx, 201, comments.add(caller, issueId, new AddComment(text).withShape(violations.list())));
    }

    private void edit(Context ctx, Caller caller, RequestBody sent) {
        long issueId = issueId(ctx);
        long id = commentId(ctx);
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        String text = body.text("body");
        Long version = Preconditions.version(ctx, body.version(), violations);
        body.end(READ_ONLY);
        body.checkUnchanged(version, () -> CommentJson.of(comments.get(caller, issueId, id)), SHOWN);
        EditComment command = new EditComment(text).onVersion(version).withShape(violations.list());
        answer(ctx, 200, comments.edit(caller, issueId, id, command));
    }

    private void remove(Context ctx, Caller caller) {
        comments.remove(caller, issueId(ctx), commentId(ctx), Query.onlyVersion(ctx));
    }

    private static void answer(Context ctx, int status, Comment comment) {
        ctx.header("ETag", Preconditions.etag(comment.version()));
        Answers.json(ctx, status, CommentJson.of(comment));
    }
}
