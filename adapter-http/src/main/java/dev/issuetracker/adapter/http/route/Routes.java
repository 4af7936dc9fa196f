package dev.issuetracker.adapter.http.route;

import dev.issuetracker.adapter.http.edge.AnswerBudget;
import dev.issuetracker.adapter.http.edge.RateLimit;
import dev.issuetracker.adapter.http.problem.Refusal;
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
    private final List<Route> routes = new ArrayList<>();
    private final Set<String> literals = new HashSet<>();

    public Routes(RoutesConfig javalin, Authentication authentication, Idempotency idempotency) {
        this.javalin = javalin;
        this.authentication = authentication;
        this.idempotency = idempotency;
    }

    public void get(String template, Permission permission, ForCaller handler) {
        add(HandlerType.GET, template, Json.MEDIA_TYPE, permission, handler);
    }

    /** Adds a route whose answer may be large: room is made for it before it is read from the store. */
    public void getLarge(String template, Permission permission, ForCaller handler) {
        get(template, permission, (ctx, caller) -> {
            AnswerBudget.reserve(ctx);
            handler.handle(ctx, caller);
        });
    }

    public void post(String template, Permission permission, ForCaller handler) {
        postKeyed(template, permission, idempotency.keyed(handler));
    }

    /** Adds a route whose answer holds a secret, which no {@code Idempotency-Key} makes a table keep. */
    public void postSecret(String template, Permission permission, ForCaller handler) {
        add(HandlerType.POST, template, Json.MEDIA_TYPE, permission, handler);
    }

    /** Adds a route that sees to the header {@code Idempotency-Key} itself. */
    public void postKeyed(String template, Permission permission, ForCaller handler) {
        Route route = new Route(HandlerType.POST.name(), template, Optional.of(permission), true);
        add(HandlerType.POST, route, Json.MEDIA_TYPE, demanding(permission, handler));
    }

    public void put(String template, Permission permission, ForCaller handler) {
        add(HandlerType.PUT, template, Json.MEDIA_TYPE, permission, handler);
    }

    public void patch(String template, Permission permission, ForCaller handler) {
        add(HandlerType.PATCH, template, Json.MEDIA_TYPE, permission, handler);
    }

    public void delete(String template, Permission permission, ForCaller handler) {
        add(HandlerType.DELETE, template, Json.MEDIA_TYPE, permission, handler);
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
            RateLimit.tokenAccepted(ctx);
            return caller;
        } catch (TrackerException fault) {
            if (fault.code() == ErrorCode.TOKEN_REFUSED) {
                RateLimit.tokenRefused(ctx);
            }
            throw fault;
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
                throw Refusal.routeNotFound(ctx.req().getRequestURI());
            }
            // Javalin takes the parameter for the literal when only it has the method.
            if (!route.literal() && literals.contains(trimmed(ctx.path()))) {
                throw refusal(ctx.path());
            }
            if (!accepts(ctx.header("Accept"), produces)) {
                throw Refusal.notAcceptable(produces);
            }
            handler.handle(ctx);
        };
        javalin.addHttpHandler(method, template, checked);
        if (method.equals(HandlerType.GET)) {
            // Javalin would answer HEAD by itself, without the headers that GET has.
            javalin.addHttpHandler(HandlerType.HEAD, template, checked);
        }
    }

    public List<Route> all() {
        return List.copyOf(routes);
    }

    /** Which route answers, for statistics. */
    public static String template(Context ctx) {
        String template = ctx.attribute(TEMPLATE);
        return template == null ? "unmatched" : template;
    }

    /** What a path answers when no route took the request. */
    public Refusal refusal(String path) {
        List<String> segments = segments(path);
        List<Route> matching =
                routes.stream().filter(route -> route.matches(segments)).toList();
        if (matching.isEmpty()) {
            return Refusal.routeNotFound(path);
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
        return Refusal.methodNotAllowed(String.join(", ", methods));
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
