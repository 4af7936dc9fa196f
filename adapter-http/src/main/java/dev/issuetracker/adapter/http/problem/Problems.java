package dev.issuetracker.adapter.http.problem;

import dev.issuetracker.adapter.http.importing.ImportJson.RowErrorJson;
import dev.issuetracker.adapter.http.issue.IssueJson;
import dev.issuetracker.adapter.http.issue.IssueJson.ChangeJson;
import dev.issuetracker.adapter.http.route.Authentication;
import dev.issuetracker.adapter.http.wire.Preconditions;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.importing.ImportRejectedException;
import dev.issuetracker.application.issue.EditConflictException;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.error.TooManyTriesException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.issue.ThreeWayMerge;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes problems of exceptions; the one place that knows which fault has which status. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    public static void answer(Context ctx, Exception fault) {
        String requestId = Requests.id(ctx);
        Problem problem = of(ctx, fault);
        problem.headers().forEach(ctx::header);
        ctx.header("Cache-Control", "no-store").removeHeader("ETag").removeHeader("Link");
        ctx.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(problem.bytes(requestId));
    }

    public static Problem unexpected(Throwable fault, String requestId) {
        LOG.error("request {} failed", requestId, fault);
        return Problem.of(
                500,
                "internal_error",
                "Something went wrong inside the tracker; its log knows more under this instance.");
    }

    public static Problem of(Context ctx, Exception fault) {
        if (fault instanceof TrackerException refusal) {
            return of(ctx, refusal);
        }
        if (fault instanceof Refusal refusal) {
            return of(refusal);
        }
        if (fault instanceof HttpResponseException refusal && refusal.getStatus() < 500) {
            return Problem.of(refusal.getStatus(), "bad_request", message(refusal));
        }
        if (fault instanceof HttpException refusal && refusal.getCode() >= 400 && refusal.getCode() < 500) {
            return Problem.of(refusal.getCode(), "bad_request", "The request cannot be read.");
        }
        return unexpected(fault, Requests.id(ctx));
    }

    public static Problem of(Refusal refusal) {
        return new Problem(refusal.status(), refusal.code(), message(refusal), refusal.members(), refusal.headers());
    }

    private static Problem of(Context ctx, TrackerException refusal) {
        ErrorCode code = refusal.code();
        int status = code == ErrorCode.STALE_VERSION && Preconditions.byIfMatch(ctx) ? 412 : status(code);
        if (status >= 500) {
            // Without its stack trace: while the store is away, every request comes by here.
            LOG.warn("refused for now: {}", refusal.getMessage());
            LOG.debug("why it was refused", refusal);
        }
        return new Problem(status, code.code(), message(refusal), members(refusal), headers(ctx, refusal));
    }

    static int status(ErrorCode code) {
        return switch (code) {
            case VALIDATION_FAILED, VERSION_REQUIRED, IMPORT_REJECTED, FILE_UNREADABLE -> 400;
            case CREDENTIALS_WRONG, TOKEN_REFUSED -> 401;
            case FORBIDDEN, ACCOUNT_DISABLED, SIGNUP_CLOSED, INVITE_REQUIRED, INVITE_REFUSED -> 403;
            case NOT_FOUND -> 404;
            case USERNAME_TAKEN,
                    LABEL_TAKEN,
                    LAST_ADMIN,
                    STALE_VERSION,
                    TOO_MANY_TOKENS,
                    IN_PROGRESS,
                    BACKUP_UNSUPPORTED -> 409;
            case FILE_TOO_LARGE -> 413;
            case FILE_TYPE_UNSUPPORTED -> 415;
            case KEY_REUSED -> 422;
            case TOO_MANY_TRIES -> 429;
            case OVERLOADED, STORE_BUSY, STORE_UNAVAILABLE, OUTCOME_UNKNOWN -> 503;
            case STORE_FULL -> 507;
        };
    }

    private static Map<String, String> headers(Context ctx, TrackerException refusal) {
        if (refusal instanceof TooManyTriesException tooMany) {
            // In whole seconds, and never too early.
            return Map.of(
                    "Retry-After",
                    Long.toString(tooMany.waitFor().plusNanos(999_999_999).toSeconds()));
        }
        return switch (refusal.code()) {
            case TOKEN_REFUSED -> Map.of("WWW-Authenticate", Authentication.challenge(ctx));
            case CREDENTIALS_WRONG -> Map.of("WWW-Authenticate", Authentication.CHALLENGE);
            case OVERLOADED, STORE_BUSY, IN_PROGRESS -> Map.of("Retry-After", "1");
            case STORE_UNAVAILABLE, OUTCOME_UNKNOWN -> Map.of("Retry-After", "5");
            case STORE_FULL -> Map.of("Retry-After", "60");
            case VALIDATION_FAILED,
                    VERSION_REQUIRED,
                    IMPORT_REJECTED,
                    FILE_UNREADABLE,
                    FORBIDDEN,
                    ACCOUNT_DISABLED,
                    SIGNUP_CLOSED,
                    INVITE_REQUIRED,
                    INVITE_REFUSED,
                    NOT_FOUND,
                    USERNAME_TAKEN,
                    LABEL_TAKEN,
                    LAST_ADMIN,
                    TOO_MANY_TOKENS,
                    STALE_VERSION,
                    KEY_REUSED,
                    TOO_MANY_TRIES,
                    FILE_TOO_LARGE,
                    FILE_TYPE_UNSUPPORTED,
                    BACKUP_UNSUPPORTED -> Map.of();
        };
    }

    private static Map<String, Object> members(TrackerException refusal) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (refusal instanceof EditConflictException conflict) {
            members.put("current", IssueJson.of(conflict.current()));
            members.put("your_version", conflict.yourVersion());
            members.put("current_version", conflict.current().version());
            members.put(
                    "mergeable",
                    conflict.comparison().map(ThreeWayMerge::mergeable).orElse(false));
            members.put(
                    "changes",
                    conflict.comparison().map(ThreeWayMerge::differences).orElse(List.of()).stream()
                            .map(ChangeJson::of)
                            .toList());
        } else if (refusal instanceof StaleVersionException stale) {
            members.put("stale", stale.stale().stream().map(StaleJson::of).toList());
        } else if (refusal instanceof ImportRejectedException rejected) {
            members.put("rows", rejected.report().rows());
            members.put("rejected", rejected.report().rejected());
            members.put(
                    "errors",
                    rejected.report().errors().stream().map(RowErrorJson::of).toList());
            members.put("errors_total", rejected.report().errorsTotal());
        } else if (!refusal.violations().isEmpty()) {
            members.put(
                    "errors",
                    refusal.violations().stream().map(ViolationJson::of).toList());
        }
        return members;
    }

    /** One broken rule. */
    record ViolationJson(String field, String code, String message) {
        public static ViolationJson of(Violation violation) {
            return new ViolationJson(violation.field(), violation.code(), violation.message());
        }
    }

    /** One thing that had moved on. */
    record StaleJson(long id, long yourVersion, long currentVersion) {
        public static StaleJson of(Stale stale) {
            return new StaleJson(stale.id(), stale.yourVersion(), stale.currentVersion());
        }
    }

    private static String message(Exception fault) {
        String message = fault.getMessage();
        return message == null ? "The request was refused." : message;
    }
}
