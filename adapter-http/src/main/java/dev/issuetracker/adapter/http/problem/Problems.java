package dev.issuetracker.adapter.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.issuetracker.adapter.http.wire.BearerToken;
import dev.issuetracker.adapter.http.wire.Preconditions;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.Mismatch;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.error.TooManyTriesException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes problems of exceptions; the one place that knows which exception has which status. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** How many violations an answer shows: a small body can have a hundred thousand. */
    public static final int MAX_SHOWN = 100;

    private final List<ProblemMembers<?>> features;

    /**
     * Knows the exceptions that every feature may throw, and these.
     *
     * @param features what the features' own exceptions say; of two that match, the first counts
     */
    public Problems(List<ProblemMembers<?>> features) {
        this.features = List.copyOf(features);
    }

    /** Answers a request whose handler threw an exception. */
    public void answer(Context ctx, Exception exception) {
        String requestId = Requests.id(ctx);
        Problem problem = of(ctx, exception);
        Requests.noteProblem(ctx, problem.code());
        problem.headers().forEach(ctx::header);
        ctx.header("Cache-Control", "no-store").removeHeader("ETag").removeHeader("Link");
        ctx.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(problem.bytes(requestId));
    }

    /** The problem of an error that nobody foresaw; the log has the rest. */
    public static Problem unexpected(Throwable error, String requestId) {
        LOG.error("request {} failed", requestId, error);
        return Problem.internalError(500);
    }

    /** The problem that an exception is answered with. */
    public Problem of(Context ctx, Exception exception) {
        if (exception instanceof TrackerException known) {
            return of(ctx, known);
        }
        if (exception instanceof ProblemException carrier) {
            return carrier.problem();
        }
        if (exception instanceof HttpResponseException javalins && javalins.getStatus() < 500) {
            return Problem.of(javalins.getStatus(), "bad_request", message(javalins));
        }
        if (exception instanceof HttpException jettys && jettys.getCode() >= 400 && jettys.getCode() < 500) {
            return Problem.of(jettys.getCode(), "bad_request", "The request cannot be read.");
        }
        return unexpected(exception, Requests.id(ctx));
    }

    /** The problem of work for which no request waits. The log has an unexpected one under the id. */
    public Problem ofWork(Exception exception, String id) {
        if (exception instanceof TrackerException known) {
            return new Problem(status(known.code()), known.code().code(), message(known), members(known), Map.of());
        }
        return unexpected(exception, id);
    }

    private Problem of(Context ctx, TrackerException exception) {
        ErrorCode code = exception.code();
        int status = code == ErrorCode.STALE_VERSION && Preconditions.byIfMatch(ctx) ? 412 : status(code);
        if (status >= 500) {
            // Without its stack trace: while the store is away, every request comes by here.
            LOG.warn("answered {}: {}", status, exception.getMessage());
            LOG.debug("why it was answered so", exception);
        }
        return new Problem(status, code.code(), message(exception), members(exception), headers(ctx, exception));
    }

    /**
     * How an error is answered.
     *
     * @param retryAfter in how many seconds another try may help, where that is known without looking at the exception
     */
    private record Answer(int status, Optional<Integer> retryAfter) {
        static Answer of(int status) {
            return new Answer(status, Optional.empty());
        }

        static Answer again(int status, int seconds) {
            return new Answer(status, Optional.of(seconds));
        }
    }

    static int status(ErrorCode code) {
        return answer(code).status();
    }

    private static Answer answer(ErrorCode code) {
        return switch (code) {
            case VALIDATION_FAILED, VERSION_REQUIRED, IMPORT_REJECTED, FILE_UNREADABLE -> Answer.of(400);
            case CREDENTIALS_WRONG, TOKEN_REFUSED -> Answer.of(401);
            case FORBIDDEN, ACCOUNT_DISABLED, SIGNUP_CLOSED, INVITE_REQUIRED, INVITE_REFUSED -> Answer.of(403);
            case NOT_FOUND -> Answer.of(404);
            case USERNAME_TAKEN,
                    LABEL_TAKEN,
                    FIELD_TAKEN,
                    SEARCH_TAKEN,
                    MAPPING_TAKEN,
                    TOO_MANY_FIELDS,
                    OPTION_IN_USE,
                    LINK_TAKEN,
                    TOO_MANY_LINKS,
                    PARENT_CYCLE,
                    LAST_ADMIN,
                    STALE_VERSION,
                    WRONG_STATE,
                    TOO_MANY_TOKENS,
                    TOO_MANY_SEARCHES,
                    TOO_MANY_MAPPINGS,
                    TOO_MANY_WEBHOOKS,
                    BACKUP_UNSUPPORTED -> Answer.of(409);
            case IN_PROGRESS -> Answer.again(409, 1);
            case FILE_TOO_LARGE -> Answer.of(413);
            case FILE_TYPE_UNSUPPORTED -> Answer.of(415);
            case KEY_REUSED, EXPORT_IMPOSSIBLE -> Answer.of(422);
            case TOO_MANY_TRIES -> Answer.of(429);
            case OVERLOADED, STORE_BUSY, ACCOUNT_BUSY -> Answer.again(503, 1);
            case SHUTTING_DOWN, STORE_UNAVAILABLE, OUTCOME_UNKNOWN, TOO_EXPENSIVE -> Answer.again(503, 5);
            case STORE_FULL -> Answer.again(507, 60);
        };
    }

    private static Map<String, String> headers(Context ctx, TrackerException exception) {
        if (exception instanceof TooManyTriesException tooMany) {
            // In whole seconds, and never too early.
            return Map.of(
                    "Retry-After",
                    Long.toString(tooMany.waitFor().plusNanos(999_999_999).toSeconds()));
        }
        if (exception.code() == ErrorCode.TOKEN_REFUSED) {
            return Map.of("WWW-Authenticate", BearerToken.challenge(ctx));
        }
        if (exception.code() == ErrorCode.CREDENTIALS_WRONG) {
            return Map.of("WWW-Authenticate", BearerToken.CHALLENGE);
        }
        return answer(exception.code())
                .retryAfter()
                .map(seconds -> Map.of("Retry-After", seconds.toString()))
                .orElse(Map.of());
    }

    private Map<String, Object> members(TrackerException exception) {
        for (ProblemMembers<?> feature : features) {
            if (feature.matches(exception)) {
                return feature.of(exception);
            }
        }
        if (exception instanceof StaleVersionException stale) {
            return Map.of("stale", stale.stale().stream().map(StaleJson::of).toList());
        }
        if (exception.violations().isEmpty()) {
            return Map.of();
        }
        List<ViolationJson> shown = exception.violations().stream()
                .limit(MAX_SHOWN)
                .map(ViolationJson::of)
                .toList();
        int total = exception.violations().size();
        Map<String, Object> members = new TreeMap<>(Map.of("errors", shown));
        if (total > MAX_SHOWN) {
            members.put("errors_total", total);
        }
        return members;
    }

    /** A violation as it is sent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ViolationJson(
            String field,
            String code,
            String message,
            @Nullable Integer column,
            @Nullable String found,
            @Nullable List<String> expected) {
        static ViolationJson of(Violation violation) {
            Mismatch at = violation.mismatch();
            return new ViolationJson(
                    violation.field(),
                    violation.code(),
                    violation.message(),
                    at == null ? null : at.column(),
                    at == null ? null : at.found(),
                    at == null || at.expected().isEmpty() ? null : at.expected());
        }
    }

    /** Something of which the client had an older version. */
    private record StaleJson(long id, long yourVersion, long currentVersion) {
        static StaleJson of(Stale stale) {
            return new StaleJson(stale.id(), stale.yourVersion(), stale.currentVersion());
        }
    }

    private static String message(Exception exception) {
        String message = exception.getMessage();
        return message == null ? "The request was not accepted." : message;
    }
}
