package dev.issuetracker.adapter.http.service;

import dev.issuetracker.adapter.http.edge.Metrics;
import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.route.Routes;
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
    private byte @Nullable [] description;
    /** The path below which the client of the description sees the tracker. */
    private String describedPrefix = "";

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

    private void describe(Context ctx, Routes routes) {
        ctx.header("Cache-Control", "public, no-cache");
        ctx.contentType(Json.MEDIA_TYPE).result(description(routes, Links.prefix(ctx)));
    }

    /** Put together when it is first asked for, because reading its many files would delay the start. */
    private synchronized byte[] description(Routes routes, String prefix) {
        byte[] known = description;
        if (known == null || !describedPrefix.equals(prefix)) {
            known = ApiDescription.json(routes.all(), prefix);
            description = known;
            describedPrefix = prefix;
        }
        return known;
    }
}
