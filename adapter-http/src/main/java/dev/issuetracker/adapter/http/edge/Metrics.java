package dev.issuetracker.adapter.http.edge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the server counts, for Prometheus. */
public final class Metrics implements AutoCloseable {
    /** What a scrape is. */
    public static final String MEDIA_TYPE = "text/plain";

    /** {@link #MEDIA_TYPE}, with its version. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** All other methods are counted as one, so that invented methods cannot fill the memory. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private @Nullable JvmGcMetrics gc;
    private boolean closed;

    /** Counts answers from now on, and Java from {@link #countJava} on. */
    public Metrics() {}

    /**
     * Counts what Java says of itself: memory, collections, threads, files. To begin with that takes a tenth of a
     * start, so it is done once the server listens, and at the latest when {@link #scrape} asks.
     */
    public synchronized void countJava() {
        if (gc != null || closed) {
            return;
        }
        gc = new JvmGcMetrics();
        gc.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
    }

    /**
     * Counts an answer.
     *
     * @param route the template of the path, never the path itself
     */
    public void answered(String method, String route, int status, Duration took) {
        Timer.builder("http.server.requests")
                .description("How long requests took")
                .tag("method", METHODS.contains(method) ? method : "other")
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(took);
    }

    /** How many files, connections among them, the process may have open; 0 where that is not known, or not yet. */
    long maxOpenFiles() {
        Gauge gauge = registry.find("process.files.max").gauge();
        return gauge == null || Double.isNaN(gauge.value()) ? 0 : Math.max(0, (long) gauge.value());
    }

    /** Everything that was counted, as Prometheus reads it. */
    public String scrape() {
        countJava();
        return registry.scrape();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (gc != null) {
            gc.close();
        }
        registry.close();
    }
}
