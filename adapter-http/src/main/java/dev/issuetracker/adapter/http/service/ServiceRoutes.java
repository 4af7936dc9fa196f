package dev.issuetracker.adapter.http.service;

import dev.issuetracker.adapter.http.edge.Metrics;
import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.Gzip;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.adapter.http.wire.Links;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.store.StoreHealth;
import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.application.store.StoreStatus.State;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** {@code /health}, {@code /metrics}, {@code /openapi.json}. */
public final class ServiceRoutes {
    private final StoreHealth health;
    private final BooleanSupplier draining;
    private final Metrics metrics;
    private final boolean metricsPublic;
    private @Nullable Description description;

    /**
     * Makes the routes of the server itself.
     *
     * @param draining whether the server is about to stop
     */
    public ServiceRoutes(StoreHealth health, BooleanSupplier draining, Metrics metrics, boolean metricsPublic) {
        this.health = health;
        this.draining = draining;
        this.metrics = metrics;
        this.metricsPublic = metricsPublic;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.open(HandlerType.GET, "/health/live", Json.MEDIA_TYPE, this::live);
        routes.open(HandlerType.GET, "/health/ready", Json.MEDIA_TYPE, this::ready);
        if (metricsPublic) {
            routes.open(HandlerType.GET, "/metrics", Metrics.MEDIA_TYPE, this::metrics);
        } else {
            routes.add(
                    HandlerType.GET,
                    "/metrics",
                    Metrics.MEDIA_TYPE,
                    Permission.READ_METRICS,
                    (ctx, caller) -> metrics(ctx));
        }
        routes.open(HandlerType.GET, "/openapi.json", Json.MEDIA_TYPE, ctx -> describe(ctx, routes));
    }

    private record LiveJson(String status) {}

    /**
     * Whether requests can be served.
     *
     * @param status {@code ready}, {@code unavailable} or {@code draining}
     * @param database which database serves
     * @param state the state of the database
     */
    private record ReadyJson(
            String status,
            String database,
            String state,
            boolean stale,
            @Nullable String schemaVersion,
            @Nullable String detail) {}

    private void live(Context ctx) {
        Answers.json(ctx, 200, new LiveJson("live"));
    }

    private void ready(Context ctx) {
        StoreStatus store = health.status();
        String state = store.state().name().toLowerCase(Locale.ROOT);
        String status = draining.getAsBoolean() ? "draining" : state;
        boolean ready = serves(store.state()) && !draining.getAsBoolean();
        if (!ready) {
            ctx.header("Retry-After", "5");
        }
        Answers.json(
                ctx,
                ready ? 200 : 503,
                new ReadyJson(status, store.serving(), state, health.stale(), store.schemaVersion(), store.detail()));
    }

    /** Whether reading, at least, is possible: a proxy that took the server out would take the reads away as well. */
    private static boolean serves(State state) {
        return switch (state) {
            case READY, READ_ONLY, SPLIT_BRAIN -> true;
            case MIGRATING, UNAVAILABLE -> false;
        };
    }

    private void metrics(Context ctx) {
        ctx.contentType(Metrics.CONTENT_TYPE).result(metrics.scrape());
    }

    /** The description of the API, compressed once. */
    private static final class Description {
        private final String prefix;
        private final byte[] plain;
        private final byte[] compressed;

        /** @param prefix the path below which its client sees the tracker */
        Description(String prefix, byte[] plain) {
            this.prefix = prefix;
            this.plain = plain;
            this.compressed = Gzip.best(plain);
        }
    }

    private void describe(Context ctx, Routes routes) {
        Description known = description(routes, Links.prefix(ctx));
        ctx.header("Cache-Control", "public, no-cache").contentType(Json.MEDIA_TYPE);
        if (Gzip.isTaken(ctx)) {
            Gzip.say(ctx);
            ctx.result(known.compressed);
        } else {
            ctx.result(known.plain);
        }
    }

    /** Put together when it is first asked for, because reading its many files would delay the start. */
    private synchronized Description description(Routes routes, String prefix) {
        Description known = description;
        if (known == null || !known.prefix.equals(prefix)) {
            known = new Description(prefix, ApiDescription.json(routes.all(), prefix));
            description = known;
        }
        return known;
    }
}
