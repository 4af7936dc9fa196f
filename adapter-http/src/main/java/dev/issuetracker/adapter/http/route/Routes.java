package dev.issuetracker.adapter.http.route;

import dev.issuetracker.adapter.http.edge.AnswerBudget;
import dev.issuetracker.adapter.http.edge.RateLimit;
import dev.issuetracker.adapter.http.exchange.Bodies;
import dev.issuetracker.adapter.http.exchange.BodySize;
import dev.issuetracker.adapter.http.exchange.RequestBody;
import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Every route of the server, with what must hold before its handler runs: an acceptable answer, a known caller. */
public final class Routes {
    private static final String TEMPLATE = "issue-tracker.route";

    /** Answers a known caller. */
    public interface ForCaller {
        void handle(Context ctx, Caller caller) throws Exception;
    }

    /** Answers a known caller who sends a body. */
    public interface ForBody {
        void handle(Context ctx, Caller caller, RequestBody body) throws Exception;
    }

    /** Answers anyone who sends a body. */
    public interface OpenForBody {
        void handle(Context ctx, RequestBody body) throws Exception;
    }

    /**
     * One route.
     *
     * @param template its path, such as {@code /issues/{id}}
     * @param permission what the caller must be allowed; empty when anyone may call, also without a token
     * @param keyed whether it looks at the header {@code Idempotency-Key}
     */
    public record Route(String method, String template, Optional<Permission> permission, boolean keyed) {
        private boolean literal() {
            return template.indexOf('{') < 0;
        }

        private boolean matches(List<String> segments) {
            List<String> wanted = segments(template);
            if (wanted.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < wanted.size(); i++) {
                String segment = wanted.get(i);
                if (!segment.startsWith("{") && !segment.equals(segments.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final RoutesConfig javalin;
    private final Authentication authentication;
    private final Idempotency idempotency;
    private final RateLimit rateLimit;
    private final AnswerBudget answers;
    private final Bodies bodies;
    private final List<Route> routes = new ArrayList<>();
    private final Set<String> literals = new HashSet<>();

    /** Makes an empty table of routes. */
    public Routes(
            RoutesConfig javalin,
            Authentication authentication,
            Idempotency idempotency,
            RateLimit rateLimit,
            AnswerBudget answers,
            Bodies bodies) {
        this.javalin = javalin;
        this.authentication = authentication;
        this.idempotency = idempotency;
        this.rateLimit = rateLimit;
        this.answers = answers;
        this.bodies = bodies;
    }

    /** Adds a route whose answer is small. */
    public void get(String template, Permission permission, ForCaller handler) {
        add(HandlerType.GET, template, Json.MEDIA_TYPE, permission, handler);
    }

    /** Adds a route whose answer may be large: room is made for it before it is read from the store. */
    public void getLarge(String template, Permission permission, ForCaller handler) {
        get(template, permission, (ctx, caller) -> {
            AnswerBudget.Claim claim = answers.reserve(ctx);
            handler.handle(ctx, caller);
            claim.answered(ctx);
        });
    }

    /** Adds a route that needs no body, and answers once when the request has an {@code Idempotency-Key}. */
    public void post(String template, Permission permission, ForCaller handler) {
        post(template, permission, BodySize.SMALL, (ctx, caller, body) -> handler.handle(ctx, caller));
    }

    /** Adds a route that answers once when the request has an {@code Idempotency-Key}. */
    public void post(String template, Permission permission, BodySize size, ForBody handler) {
        postKeyed(template, permission, withBody(size, idempotency.keyed(handler)));
    }

    /** Adds a route that needs no body, and whose answer holds a secret: no {@code Idempotency-Key} makes a table keep it. */
    public void postSecret(String template, Permission permission, ForCaller handler) {
        add(HandlerType.POST, template, Json.MEDIA_TYPE, permission, handler);
    }

    /** Adds a route whose answer holds a secret: no {@code Idempotency-Key} makes a table keep it. */
    public void postSecret(String template, Permission permission, BodySize size, ForBody handler) {
        add(HandlerType.POST, template, Json.MEDIA_TYPE, permission, withBody(size, handler));
    }

    /** Adds a route that reads the header {@code Idempotency-Key} and the body itself. */
    public void postKeyed(String template, Permission permission, ForCaller handler) {
        Route route = new Route(HandlerType.POST.name(), template, Optional.of(permission), true);
        add(HandlerType.POST, route, Json.MEDIA_TYPE, demanding(permission, handler));
    }

    /** Adds a route that replaces something. */
    public void put(String template, Permission permission, BodySize size, ForBody handler) {
        add(HandlerType.PUT, template, Json.MEDIA_TYPE, permission, withBody(size, handler));
    }

    /** Adds a route that edits something. */
    public void patch(String template, Permission permission, BodySize size, ForBody handler) {
        add(HandlerType.PATCH, template, Json.MEDIA_TYPE, permission, withBody(size, handler));
    }

    /** Adds a route that deletes something. */
    public void delete(String template, Permission permission, ForCaller handler) {
        add(HandlerType.DELETE, template, Json.MEDIA_TYPE, permission, handler);
    }

    private ForCaller withBody(BodySize size, ForBody handler) {
        return (ctx, caller) -> handler.handle(ctx, caller, bodies.of(ctx, size));
    }

    /**
     * Adds a route that wants a token.
     *
     * @param produces the media type of its answer
     * @param permission what the caller must be allowed, which is asked before anything of the request is looked at
     */
    public void add(HandlerType method, String template, String produces, Permission permission, ForCaller handler) {
        Route route = new Route(method.name(), template, Optional.of(permission), false);
        add(method, route, produces, demanding(permission, handler));
    }

    private Handler demanding(Permission permission, ForCaller handler) {
        return ctx -> handler.handle(ctx, caller(ctx, permission));
    }

    /**
     * Who calls, and may do this now. Asked before a handler runs, and to be asked again by one that has waited since.
     *
     * @throws TrackerException {@code TOKEN_REFUSED} or {@code FORBIDDEN}
     */
    public Caller caller(Context ctx, Permission permission) {
        Caller caller = authenticated(ctx);
        MDC.put(Requests.LOGGED_USER, Long.toString(caller.user().id()));
        caller.demand(permission);
        return caller;
    }

    private Caller authenticated(Context ctx) {
        try {
            Caller caller = authentication.caller(ctx);
            rateLimit.tokenAccepted(ctx);
            return caller;
        } catch (TrackerException exception) {
            if (exception.code() == ErrorCode.TOKEN_REFUSED) {
                rateLimit.tokenRejected(ctx);
            }
            throw exception;
        }
    }

    /**
     * Adds a route that wants no token.
     *
     * @param produces the media type of its answer
     */
    public void open(HandlerType method, String template, String produces, Handler handler) {
        add(method, new Route(method.name(), template, Optional.empty(), false), produces, handler);
    }

    /** Adds a route that wants no token and takes a body. */
    public void openPost(String template, BodySize size, OpenForBody handler) {
        open(HandlerType.POST, template, Json.MEDIA_TYPE, ctx -> handler.handle(ctx, bodies.of(ctx, size)));
    }

    private void add(HandlerType method, Route route, String produces, Handler handler) {
        String template = route.template();
        routes.add(route);
        if (route.literal()) {
            literals.add(template);
        }
        Handler checked = ctx -> {
            ctx.attribute(TEMPLATE, template);
            // Jetty overlooks what follows a semicolon; a proxy that guards paths would not.
            if (ctx.req().getRequestURI().indexOf(';') >= 0) {
                throw ProblemException.routeNotFound(ctx.req().getRequestURI());
            }
            // Javalin takes the parameter for the literal when only it has the method.
            if (!route.literal() && literals.contains(trimmed(ctx.path()))) {
                throw unmatched(ctx.path());
            }
            if (!accepts(ctx.header("Accept"), produces)) {
                throw ProblemException.notAcceptable(produces);
            }
            handler.handle(ctx);
        };
        javalin.addHttpHandler(method, template, checked);
        if (method.equals(HandlerType.GET)) {
            // Javalin would answer HEAD by itself, without the headers that GET has.
            javalin.addHttpHandler(HandlerType.HEAD, template, checked);
        }
    }

    /** Every route that was added. */
    public List<Route> all() {
        return List.copyOf(routes);
    }

    /** Which route answers, for statistics. */
    public static String template(Context ctx) {
        String template = ctx.attribute(TEMPLATE);
        return template == null ? "unmatched" : template;
    }

    /** What a path answers when no route took the request. */
    public ProblemException unmatched(String path) {
        List<String> segments = segments(path);
        List<Route> matching =
                routes.stream().filter(route -> route.matches(segments)).toList();
        if (matching.isEmpty()) {
            return ProblemException.routeNotFound(path);
        }
        boolean literal = matching.stream().anyMatch(Route::literal);
        TreeSet<String> methods = new TreeSet<>();
        for (Route route : matching) {
            if (!literal || route.literal()) {
                methods.add(route.method());
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return ProblemException.methodNotAllowed(String.join(", ", methods));
    }

    private static List<String> segments(String path) {
        return List.of(trimmed(path).split("/", -1));
    }

    private static String trimmed(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** Whether an {@code Accept} header takes a media type; as RFC 9110 wants, the most specific range decides. */
    static boolean accepts(@Nullable String header, String mediaType) {
        if (header == null || header.isBlank()) {
            return true;
        }
        String type = mediaType.substring(0, mediaType.indexOf('/') + 1);
        int best = -1;
        boolean accepted = false;
        for (String range : header.split(",", -1)) {
            String[] parts = range.split(";", -1);
            String name = parts[0].strip().toLowerCase(Locale.ROOT);
            int specific = name.equals(mediaType) ? 2 : name.equals(type + "*") ? 1 : name.equals("*/*") ? 0 : -1;
            if (specific > best) {
                best = specific;
                accepted = weight(parts) > 0;
            }
        }
        return accepted;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("q=")) {
                try {
                    return Double.parseDouble(parameter.substring(2));
                } catch (NumberFormatException malformed) {
                    return 1;
                }
            }
        }
        return 1;
    }
}
