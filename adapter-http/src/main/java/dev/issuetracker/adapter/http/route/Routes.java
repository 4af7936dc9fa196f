package dev.issuetracker.adapter.http.route;

import dev.issuetracker.adapter.http.edge.AnswerBudget;
import dev.issuetracker.adapter.http.exchange.Bodies;
import dev.issuetracker.adapter.http.exchange.BodySize;
import dev.issuetracker.adapter.http.exchange.RequestBody;
import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.wire.AcceptHeader;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.adapter.http.wire.RequestHeaders;
import dev.issuetracker.adapter.http.wire.SessionCookie;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of routes. A feature declares each route with what must hold before its handler runs: who may call, how
 * large the body may be, whether a second request with one {@code Idempotency-Key} is answered like the first.
 */
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

    private final RoutesConfig javalin;
    private final Authentication authentication;
    private final Idempotency idempotency;
    private final AnswerBudget answers;
    private final Bodies bodies;
    private final List<Route> routes = new ArrayList<>();
    private final Set<String> literals = new HashSet<>();
    private final Map<String, Handler> pages = new LinkedHashMap<>();

    /** Makes an empty table of routes. */
    public Routes(
            RoutesConfig javalin,
            Authentication authentication,
            Idempotency idempotency,
            AnswerBudget answers,
            Bodies bodies) {
        this.javalin = javalin;
        this.authentication = authentication;
        this.idempotency = idempotency;
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

    /**
     * Adds a route that sends a file of a type that the request names; the handler asks whether the client takes it.
     */
    public void getFile(String template, Permission permission, ForCaller handler) {
        Route route = new Route(HandlerType.GET.name(), template, Optional.of(permission), false);
        add(HandlerType.GET, route, null, demanding(permission, handler));
    }

    /** Adds a route that needs no body, and answers once when the request has an {@code Idempotency-Key}. */
    public void post(String template, Permission permission, ForCaller handler) {
        post(template, permission, BodySize.SMALL, (ctx, caller, body) -> handler.handle(ctx, caller));
    }

    /** Adds a route that answers once when the request has an {@code Idempotency-Key}. */
    public void post(String template, Permission permission, BodySize size, ForBody handler) {
        postKeyed(template, permission, withBody(size, idempotency.keyed(handler)));
    }

    /**
     * Adds a route that needs no body, and whose answer holds a secret: no {@code Idempotency-Key} makes a table keep
     * it.
     */
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

    /** The same for a route that also sends files of other types; the handler asks which type the client takes. */
    public void postKeyedFile(String template, Permission permission, ForCaller handler) {
        Route route = new Route(HandlerType.POST.name(), template, Optional.of(permission), true);
        add(HandlerType.POST, route, null, demanding(permission, handler));
    }

    /** Adds a route that replaces something. */
    public void put(String template, Permission permission, BodySize size, ForBody handler) {
        add(HandlerType.PUT, template, Json.MEDIA_TYPE, permission, withBody(size, handler));
    }

    /** Adds a route that needs no body, and does the same when it is called again. */
    public void put(String template, Permission permission, ForCaller handler) {
        add(HandlerType.PUT, template, Json.MEDIA_TYPE, permission, handler);
    }

    /** Adds a route that edits something. */
    public void patch(String template, Permission permission, BodySize size, ForBody handler) {
        add(HandlerType.PATCH, template, Json.MEDIA_TYPE, permission, withBody(size, handler));
    }

    /** Adds a route that deletes something, of which nothing is left to be answered. */
    public void delete(String template, Permission permission, ForCaller handler) {
        add(HandlerType.DELETE, template, Json.MEDIA_TYPE, permission, (ctx, caller) -> {
            handler.handle(ctx, caller);
            ctx.status(204);
        });
    }

    private ForCaller withBody(BodySize size, ForBody handler) {
        return (ctx, caller) -> handler.handle(ctx, caller, bodies.of(ctx, size));
    }

    /**
     * Adds a route that needs a token.
     *
     * @param produces the media type of its answer
     * @param permission what the caller must be allowed, which is asked before anything of the request is looked at
     */
    public void add(HandlerType method, String template, String produces, Permission permission, ForCaller handler) {
        Route route = new Route(method.name(), template, Optional.of(permission), false);
        add(method, route, produces, demanding(permission, handler));
    }

    private Handler demanding(Permission permission, ForCaller handler) {
        return ctx -> handler.handle(ctx, authentication.caller(ctx, permission));
    }

    /**
     * Adds a route that needs no token.
     *
     * @param produces the media type of its answer
     */
    public void open(HandlerType method, String template, String produces, Handler handler) {
        add(method, new Route(method.name(), template, Optional.empty(), false), produces, handler);
    }

    /** Adds a route that needs no token and accepts a body. */
    public void openPost(String template, BodySize size, OpenForBody handler) {
        open(HandlerType.POST, template, Json.MEDIA_TYPE, ctx -> handler.handle(ctx, bodies.of(ctx, size)));
    }

    private void add(HandlerType method, Route route, @Nullable String produces, Handler handler) {
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
            if (!route.literal() && literals.contains(Route.withoutEndingSlash(ctx.path()))) {
                throw unmatched(ctx.path());
            }
            if (answeredAsPage(ctx, method, template)) {
                return;
            }
            SessionCookie.checkHeader(ctx);
            if (produces != null && !AcceptHeader.takes(RequestHeaders.list(ctx, "Accept"), produces)) {
                throw ProblemException.notAcceptable(produces);
            }
            handler.handle(ctx);
        };
        handle(method, template, checked);
    }

    private void handle(HandlerType method, String template, Handler handler) {
        javalin.addHttpHandler(method, template, handler);
        if (method.equals(HandlerType.GET)) {
            // Javalin would answer HEAD by itself, without the headers that GET has.
            javalin.addHttpHandler(HandlerType.HEAD, template, handler);
        }
    }

    /**
     * Adds what a browser shows at a path. It is no part of the API, and anyone may see it. Where the path has a route
     * as well, the header {@code Accept} decides.
     */
    public void page(String template, Handler handler) {
        List<String> methods = routes.stream()
                .filter(route -> route.template().equals(template))
                .map(Route::method)
                .toList();
        pages.put(template, handler);
        if (methods.contains("GET")) {
            return;
        }
        boolean alone = methods.isEmpty();
        handle(HandlerType.GET, template, ctx -> {
            ctx.attribute(TEMPLATE, template);
            if (alone) {
                handler.handle(ctx);
            } else if (!answeredAsPage(ctx, HandlerType.GET, template)) {
                throw unmatched(ctx.path());
            }
        });
    }

    private boolean answeredAsPage(Context ctx, HandlerType method, String template) throws Exception {
        Handler page = pages.get(template);
        if (page == null || !method.equals(HandlerType.GET)) {
            return false;
        }
        ctx.header("Vary", "Accept");
        if (!wantsPage(ctx)) {
            return false;
        }
        page.handle(ctx);
        return true;
    }

    /** Whether a request comes from the address bar of a browser rather than from a program. */
    public static boolean wantsPage(Context ctx) {
        return AcceptHeader.prefers(RequestHeaders.list(ctx, "Accept"), "text/html", Json.MEDIA_TYPE);
    }

    /** Every route of the API that was added. */
    public List<Route> all() {
        return List.copyOf(routes);
    }

    /** Whether a path is that of a route or a page, or begins like one. */
    public boolean begins(String path) {
        Stream<Route> shown = pages.keySet().stream().map(Routes::ofPage);
        return Stream.concat(routes.stream(), shown)
                .anyMatch(route -> (path + "/").startsWith(route.firstSegment() + "/"));
    }

    private static Route ofPage(String template) {
        return new Route(HandlerType.GET.name(), template, Optional.empty(), false);
    }

    /** Which route answers, for statistics. */
    public static String template(Context ctx) {
        String template = ctx.attribute(TEMPLATE);
        return template == null ? "unmatched" : template;
    }

    /** What a path answers when no route took the request. */
    public ProblemException unmatched(String path) {
        List<String> segments = Route.segments(path);
        List<Route> matching = new ArrayList<>(routes);
        matching.removeIf(route -> !route.matches(segments));
        if (matching.isEmpty()) {
            pages.keySet().stream()
                    .map(Routes::ofPage)
                    .filter(page -> page.matches(segments))
                    .forEach(matching::add);
        }
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
}
