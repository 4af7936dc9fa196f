package dev.issuetracker.adapter.http.route;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.problem.Problem;
import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.problem.Problems;
import dev.issuetracker.adapter.http.route.Routes.ForBody;
import dev.issuetracker.adapter.http.wire.RequestHeaders;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.adapter.http.wire.Sha256;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.idempotency.IdempotencyService;
import dev.issuetracker.application.idempotency.RecordedAnswer;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The header {@code Idempotency-Key}: a POST that has one is done once, and a retry gets the same answer. */
public final class Idempotency {
    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    /** How many characters a key may have. */
    public static final int MAX_KEY = 255;

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1," + MAX_KEY + "}");
    /** The headers that are part of the recorded answer; the others belong to one exchange. */
    private static final List<String> KEPT_HEADERS = List.of("Content-Type", "ETag", "Location");

    private final IdempotencyService service;
    private final Problems problems;

    /** Records answers, problems among them. */
    public Idempotency(IdempotencyService service, Problems problems) {
        this.service = service;
        this.problems = problems;
    }

    /** Answers a request: sets its status, headers and result. */
    public interface Work {
        void run() throws Exception;
    }

    /** A digest of what a request sends. */
    public interface Content {
        void update(MessageDigest digest) throws IOException;
    }

    /** The same handler; a request that has a key is done once. */
    ForBody keyed(ForBody handler) {
        return (ctx, caller, body) ->
                once(ctx, caller, digest -> digest.update(body.bytes()), () -> handler.handle(ctx, caller, body));
    }

    /**
     * Does the work, once if the request has a key.
     *
     * @param content what the request sends beside its path, its query and {@code If-Match}
     */
    public void once(Context ctx, Caller caller, Content content, Work work) throws Exception {
        if (ctx.header(HEADER) == null) {
            work.run();
            return;
        }
        String key = key(ctx);
        String fingerprint = fingerprint(ctx, content);
        try {
            IdempotencyService.Outcome outcome =
                    service.once(caller, key, fingerprint, () -> answer(ctx, fingerprint, work));
            if (outcome.replayed()) {
                replay(ctx, outcome.answer());
            }
        } catch (TrackerException | ProblemException exception) {
            recordable(ctx, exception, fingerprint).ifPresent(answer -> service.record(caller, key, answer));
            throw exception;
        }
    }

    /**
     * Does work beside the store, once if the request has a key. It runs outside of any transaction, so that others can
     * write meanwhile. When the server dies after the work and before its answer is recorded, a retry does the work
     * again.
     */
    public void beside(Context ctx, Caller caller, Work work) throws Exception {
        if (ctx.header(HEADER) == null) {
            work.run();
            return;
        }
        String key = key(ctx);
        String fingerprint = fingerprint(ctx, nothing -> {});
        Optional<RecordedAnswer> earlier = service.earlier(caller, key, fingerprint);
        if (earlier.isPresent()) {
            replay(ctx, earlier.get());
        } else {
            service.record(caller, key, answer(ctx, fingerprint, work));
        }
    }

    private static String key(Context ctx) {
        String key = Objects.requireNonNullElse(RequestHeaders.single(ctx, HEADER), "");
        Violations violations = new Violations();
        if (!KEY.matcher(key).matches()) {
            violations.add(
                    HEADER,
                    "invalid_key",
                    HEADER + " must be 1 to " + MAX_KEY + " visible ASCII characters, such as a UUID.");
        }
        violations.throwIfAny();
        return key;
    }

    private static String fingerprint(Context ctx, Content content) throws IOException {
        MessageDigest digest = Sha256.begin();
        String query = Objects.requireNonNullElse(ctx.queryString(), "");
        String path = ctx.path().replaceAll("/+$", "");
        String condition = Objects.requireNonNullElse(RequestHeaders.list(ctx, "If-Match"), "");
        digest.update((path + "?" + query + "\n" + condition + "\n").getBytes(StandardCharsets.UTF_8));
        content.update(digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static RecordedAnswer answer(Context ctx, String fingerprint, Work work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        String headers = KEPT_HEADERS.stream()
                .flatMap(name -> Stream.ofNullable(ctx.res().getHeader(name)).map(value -> name + ": " + value))
                .collect(Collectors.joining("\n"));
        return new RecordedAnswer(
                fingerprint, Answers.status(ctx), headers, Objects.requireNonNullElse(ctx.result(), ""));
    }

    /** A problem is an answer too, unless it is about this attempt only. */
    private Optional<RecordedAnswer> recordable(Context ctx, Exception exception, String fingerprint) {
        Problem problem = problems.of(ctx, exception);
        boolean passing = exception instanceof TrackerException known
                && (known.code() == ErrorCode.IN_PROGRESS || known.code() == ErrorCode.KEY_REUSED);
        if (passing || problem.status() >= 500) {
            return Optional.empty();
        }
        String body = new String(problem.bytes(Requests.id(ctx)), StandardCharsets.UTF_8);
        return Optional.of(
                new RecordedAnswer(fingerprint, problem.status(), "Content-Type: " + Problem.MEDIA_TYPE, body));
    }

    private static void replay(Context ctx, RecordedAnswer answer) {
        Answers.begin(ctx, answer.status());
        ctx.header(REPLAYED, "true");
        answer.headers().lines().forEach(line -> {
            String[] header = line.split(": ", 2);
            if (header[0].equals("Content-Type")) {
                ctx.contentType(header[1]);
            } else {
                ctx.header(header[0], header[1]);
            }
        });
        if (!answer.body().isEmpty()) {
            ctx.result(answer.body());
        }
    }
}
