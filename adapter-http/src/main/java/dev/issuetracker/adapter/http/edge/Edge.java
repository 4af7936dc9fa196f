package dev.issuetracker.adapter.http.edge;

import dev.issuetracker.adapter.http.settings.HttpSettings;
import dev.issuetracker.adapter.http.settings.HttpSettings.Limits;
import dev.issuetracker.adapter.http.tls.ReloadedTls;
import dev.issuetracker.adapter.http.wire.Requests;
import io.javalin.config.JavalinConfig;
import io.javalin.util.ConcurrencyUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The edge between the network and the routes: the connector with its limits, and the handlers that every request
 * passes.
 */
public final class Edge {
    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);
    private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";
    private static final int HEADER_BYTES = 8_192;
    /**
     * Room for two links to neighbouring pages. Each may hold a query as long as a whole head, and a character may
     * become three.
     */
    private static final int ANSWER_HEADER_BYTES = 8 * HEADER_BYTES;

    /** How long imports that were stopped at the end of the drain time may take to undo their work and to answer. */
    private static final Duration UNDO = Duration.ofSeconds(5);

    private static final int ACCEPT_QUEUE = 1_024;
    private static final Duration IDLE = Duration.ofSeconds(30);
    /** The idle timeout of all connections once no more are accepted. */
    private static final Duration IDLE_WHEN_FULL = Duration.ofSeconds(2);
    /** Read, decoded, parsed and answered, a body takes many times its size. */
    private static final long BODIES_OF_HEAP = 32;
    /** Read from the store, put together and written, a large answer takes a few times its size. */
    private static final long ANSWERS_OF_HEAP = 8;
    /** Threads beside those that run requests. */
    private static final int SPARE_THREADS = 64;
    /** Files that are open beside connections: jars, the database, uploads. */
    private static final int SPARE_FILES = 256;

    /** By which Jetty keeps two numbers apart in memory; with long references it is twice as many as needed. */
    private static final String REFERENCES = "org.eclipse.jetty.util.referencesPerCacheLine";

    private final HttpSettings settings;
    private final Metrics metrics;
    private final JettyProblems problems;
    private final RateLimit rateLimit;
    private final BodyBudget bodyBudget;
    private final AnswerBudget answerBudget;

    /** Makes the edge of a server with these settings. */
    public Edge(HttpSettings settings, Metrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
        this.problems = new JettyProblems(metrics);
        Limits limits = settings.limits();
        long heap = Runtime.getRuntime().maxMemory();
        this.rateLimit = new RateLimit(limits.requestsAMinute(), this::uncounted, problems);
        this.bodyBudget = new BodyBudget(
                Math.max(1, limits.requestsAtOnce() / 2), Math.max(limits.maxBodyBytes(), heap / BODIES_OF_HEAP));
        this.answerBudget = new AnswerBudget(heap / ANSWERS_OF_HEAP);
    }

    /** Which tokens count for themselves. */
    public RateLimit rateLimit() {
        return rateLimit;
    }

    /** The memory for large bodies. */
    public BodyBudget bodyBudget() {
        return bodyBudget;
    }

    /** The memory for large answers. */
    public AnswerBudget answerBudget() {
        return answerBudget;
    }

    /** Puts the edge in front of the routes. */
    public void configure(JavalinConfig config) {
        useNoManagementBeans();
        config.concurrency.useVirtualThreads = true;
        config.jetty.threadPool =
                ConcurrencyUtil.jettyThreadPool("http", 8, settings.limits().requestsAtOnce() + SPARE_THREADS, true);
        config.jetty.modifyHttpConfiguration(this::configure);
        config.jetty.addConnector(this::connector);
        config.jetty.modifyServer(server -> {
            server.setHandler(handlers());
            server.setErrorHandler(problems);
            server.setStopTimeout(settings.drain().plus(UNDO).toMillis());
        });
        config.jetty.modifyServletContextHandler(context -> {
            context.setErrorHandler(problems);
            context.setSessionHandler(new NoSessions());
        });
    }

    /** Jetty would have Java make all of them, only to see how long references are. */
    private static void useNoManagementBeans() {
        if (System.getProperty(REFERENCES) == null) {
            System.setProperty(REFERENCES, "16");
        }
    }

    private void configure(HttpConfiguration http) {
        http.setSendServerVersion(false);
        // Otherwise a token or a key that differs only in case from an earlier one on its connection is taken for
        // that one.
        http.setHeaderCacheCaseSensitive(true);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setMaxResponseHeaderSize(ANSWER_HEADER_BYTES);
        settings.tls().ifPresent(any -> {
            // The client judges which names a certificate is valid for; a proxy may well use another name.
            http.addCustomizer(new SecureRequestCustomizer(false));
        });
        http.addCustomizer(new PlainPaths());
        http.addCustomizer(new BasePath(settings.proxies().basePath()));
        http.addCustomizer(new TrustedProxies(settings.proxies().trusted()));
        http.addCustomizer((request, answer) -> withOwnMethod(request));
    }

    /** Without the header by which Javalin would let a GET delete, past a proxy that allows only GET. */
    private static Request withOwnMethod(Request request) {
        if (!request.getHeaders().contains(METHOD_OVERRIDE)) {
            return request;
        }
        HttpFields headers =
                HttpFields.build(request.getHeaders()).remove(METHOD_OVERRIDE).asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return headers;
            }
        };
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ServerConnector connector = settings.tls()
                .map(files -> {
                    ReloadedTls tls = new ReloadedTls(files.certificates(), files.key(), server.getScheduler());
                    server.addBean(tls);
                    return new ServerConnector(
                            server, new SslConnectionFactory(tls.context(), plain.getProtocol()), plain);
                })
                .orElseGet(() -> new ServerConnector(server, plain));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE.toMillis());
        // With the usual 50 a burst of connections overflows it, and those left out try again only after seconds.
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        SlowHeads slowHeads =
                new SlowHeads(server.getScheduler(), settings.limits().clientPatience());
        connector.addBean(slowHeads);
        http.addCustomizer(slowHeads);
        limitConnections(server, connector);
        return connector;
    }

    private void limitConnections(Server server, ServerConnector connector) {
        int most = settings.limits().maxConnections();
        NetworkConnectionLimit limit = new NetworkConnectionLimit(most, connector);
        limit.setEndPointIdleTimeout(IDLE_WHEN_FULL.toMillis());
        server.addBean(limit);
    }

    /** Begins to count what Java says of itself, and warns when that does not suffice for the connections. */
    public void countJava() {
        metrics.countJava();
        int most = settings.limits().maxConnections();
        long files = metrics.maxOpenFiles();
        if (files > 0 && files < most + SPARE_FILES) {
            LOG.warn(
                    "the process may open {} files, which is too few for {} connections: raise the limit"
                            + " (ulimit -n, LimitNOFILE) to {}, or lower MAX_CONNECTIONS",
                    files,
                    most,
                    most + SPARE_FILES);
        }
    }

    /**
     * In an order in which each handler rejects what it can as early as it can, and costs less than those behind it.
     */
    private Handler handlers() {
        Limits limits = settings.limits();
        List<Handler.Wrapper> chain = new ArrayList<>();
        chain.add(new LateBodies(Math.max(limits.maxBodyBytes(), limits.maxImportBytes()), limits.clientPatience()));
        chain.add(new Drain());
        chain.add(new SecurityHeaders());
        chain.add(new UnchangedAnswers());
        chain.add(new TransferCodings(problems));
        chain.add(new SlowClients(limits.clientPatience()));
        if (!settings.origins().callers().isEmpty()) {
            chain.add(crossOrigin());
        }
        if (limits.requestsAMinute() > 0) {
            chain.add(rateLimit);
        }
        chain.add(new SmallBodies());
        chain.add(new Capacity(limits.requestsAtOnce(), problems));
        for (int i = 1; i < chain.size(); i++) {
            chain.get(i - 1).setHandler(chain.get(i));
        }
        return chain.get(0);
    }

    private boolean uncounted(Request request) {
        return Requests.isHealth(request) || (settings.metricsPublic() && Requests.isMetrics(request));
    }

    private CrossOriginHandler crossOrigin() {
        CrossOriginHandler handler = new CrossOriginHandler();
        handler.setAllowedOriginPatterns(
                settings.origins().callers().stream().map(Pattern::quote).collect(Collectors.toSet()));
        handler.setAllowedMethods(Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        handler.setAllowedHeaders(Set.of(
                "Authorization",
                "Content-Type",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "Prefer",
                Requests.ID_HEADER));
        handler.setExposedHeaders(Set.of(
                "ETag",
                "Idempotency-Replayed",
                "Link",
                "Location",
                "RateLimit",
                "RateLimit-Policy",
                "Retry-After",
                "WWW-Authenticate",
                Requests.ID_HEADER));
        handler.setAllowCredentials(false);
        handler.setDeliverPreflightRequests(false);
        return handler;
    }

    /** Waits for running requests. Meanwhile connections that are already open may still ask for the health. */
    private static final class Drain extends GracefulHandler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            return (isShutdown() && Requests.isHealth(request))
                    ? getHandler().handle(request, response, callback)
                    : super.handle(request, response, callback);
        }
    }
}
