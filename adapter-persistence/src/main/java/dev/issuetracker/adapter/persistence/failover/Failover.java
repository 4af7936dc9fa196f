package dev.issuetracker.adapter.persistence.failover;

import dev.issuetracker.adapter.persistence.failover.NodeState.Down;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlPools;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.adapter.persistence.sql.SqlFault;
import dev.issuetracker.adapter.persistence.unit.HandleSource;
import dev.issuetracker.adapter.persistence.unit.Lease;
import dev.issuetracker.adapter.persistence.unit.Pools;
import dev.issuetracker.adapter.persistence.unit.Term;
import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.application.store.StoreStatus.State;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL nodes, of which one serves: probes them all every second, asks the {@link FailoverRules} and moves the
 * connections accordingly.
 */
public final class Failover implements HandleSource {
    private static final Logger LOG = LoggerFactory.getLogger(Failover.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration MIGRATION_PAUSE = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final Down LATE = new Down("no answer within " + LIMIT.toSeconds() + " s");

    /** A configured node with what belongs to it. */
    private record Member(Node node, Pools pools, NodeProbe probe, ExecutorService prober) {}

    /**
     * What holds now.
     *
     * @param pools of the node that serves; null when none does
     */
    private record Situation(
            FailoverDecision decision, @Nullable Pools pools, Term term) {}

    private final Map<NodeName, Member> members = new EnumMap<>(NodeName.class);
    private final Map<NodeName, Future<NodeState>> pending = new EnumMap<>(NodeName.class);
    private final Map<NodeName, NodeState> found = new EnumMap<>(NodeName.class);
    private final Dialect dialect;
    private final LineageFile lineageFile;
    private final FailoverRules rules;
    private final Thread watch = new Thread(this::watch, "failover-watch");
    private Lineage written;
    private CompletableFuture<Void> migration = CompletableFuture.completedFuture(null);
    /** By {@link System#nanoTime}: a wall clock that is set back would hold the next try up for as long. */
    private long migrationEnded = System.nanoTime() - MIGRATION_PAUSE.toNanos();

    private volatile Situation situation = new Situation(
            new FailoverDecision(null, State.UNAVAILABLE, null, null, null, Instant.EPOCH), null, new Term());
    private volatile boolean closed;

    private Failover(Postgresql settings, Dialect dialect, JdbiPlugin rows) {
        this.dialect = dialect;
        this.lineageFile = new LineageFile(settings.lineageFile());
        this.written = lineageFile.read();
        this.rules = new FailoverRules(written);
        members.put(NodeName.PRIMARY, member(NodeName.PRIMARY, settings.primary(), settings, rows));
        settings.secondary()
                .ifPresent(node -> members.put(NodeName.SECONDARY, member(NodeName.SECONDARY, node, settings, rows)));
        watch.setDaemon(true);
    }

    private static Member member(NodeName name, Node node, Postgresql settings, JdbiPlugin rows) {
        ExecutorService prober =
                Executors.newSingleThreadExecutor(work -> daemon("failover-probe-" + name.label(), work));
        return new Member(node, PostgresqlPools.of(node, settings, rows), new NodeProbe(node), prober);
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Probes the nodes, brings the schema of the one that serves up to date, and goes on watching them.
     *
     * @param rows teaches JDBI the rows that the stores read
     * @throws RuntimeException when the database answers and its schema cannot be brought up to date
     */
    public static Failover start(Postgresql settings, Dialect dialect, JdbiPlugin rows) {
        Failover failover = new Failover(settings, dialect, rows);
        try {
            failover.round();
            failover.watch.start();
            failover.awaitMigration();
            return failover;
        } catch (RuntimeException fault) {
            failover.close();
            throw fault;
        }
    }

    private void awaitMigration() {
        CompletableFuture<Void> running;
        synchronized (this) {
            running = migration;
        }
        try {
            running.join();
        } catch (CompletionException fault) {
            if (fault.getCause() instanceof RuntimeException cause && !passing(cause)) {
                throw cause;
            }
        }
    }

    @Override
    public Lease writing() {
        return lease(now -> now.decision().state() == State.READY ? now.pools() : null, Pools::openWriting);
    }

    @Override
    public Lease reading() {
        return lease(now -> now.decision().state() == State.MIGRATING ? null : now.pools(), Pools::openReading);
    }

    /**
     * Connections, outside of the pools, to the node that is written; they are cut when another takes over.
     *
     * @throws TrackerException {@code STORE_UNAVAILABLE} while nothing may be written
     */
    public DataSource written() {
        Situation now = situation;
        NodeName serving = now.decision().serving();
        if (now.decision().state() != State.READY || serving == null) {
            throw refusal(now.decision().state());
        }
        return PostgresqlPools.unpooled(member(serving).node(), now.term());
    }

    private Lease lease(Function<Situation, @Nullable Pools> allowed, Function<Pools, Handle> open) {
        while (true) {
            Situation now = situation;
            Pools pools = allowed.apply(now);
            if (pools == null) {
                throw refusal(now.decision().state());
            }
            try {
                Lease lease = Lease.of(open.apply(pools), now.term()).orElse(null);
                if (lease != null) {
                    return lease;
                }
            } catch (ConnectionException fault) {
                if (!now.term().over()) {
                    throw fault;
                }
            }
            // Another node took over while this waited for a connection of the former one: ask that.
        }
    }

    private static TrackerException refusal(State state) {
        return new TrackerException(
                ErrorCode.STORE_UNAVAILABLE,
                switch (state) {
                    case READ_ONLY -> "The database takes no writes just now, reading goes on; try again shortly.";
                    case SPLIT_BRAIN ->
                        "Writes are refused: two database nodes take writes apart from each other. An operator must stop one.";
                    case MIGRATING -> "The database is being brought up to date; try again shortly.";
                    case READY, UNAVAILABLE -> "The database cannot be reached just now; try again shortly.";
                });
    }

    @Override
    public StoreStatus status() {
        FailoverDecision decision = situation.decision();
        NodeName serving = decision.serving();
        String detail = decision.detail();
        if (detail != null && decision.state() != State.READY) {
            detail += " Since " + decision.since() + ".";
        }
        return new StoreStatus(
                serving == null ? "none" : serving.label(), decision.state(), decision.schemaVersion(), detail);
    }

    @Override
    public boolean stale() {
        return situation.decision().state() == State.READ_ONLY;
    }

    private void watch() {
        while (!closed) {
            long began = System.nanoTime();
            try {
                round();
            } catch (RuntimeException fault) {
                LOG.error("the nodes could not be watched; trying again", fault);
            }
            try {
                long left = INTERVAL.toNanos() - (System.nanoTime() - began);
                TimeUnit.NANOSECONDS.sleep(Math.max(0, left));
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    /** Probes every node once, decides, and acts on it. */
    private synchronized void round() {
        if (closed) {
            return;
        }
        Map<NodeName, NodeState> probed = probe();
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        probed.forEach(this::logChange);
        act(rules.observe(probed, Instant.now()));
    }

    private Map<NodeName, NodeState> probe() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        members.forEach((name, member) -> {
            Future<NodeState> earlier = pending.get(name);
            // A probe that is still stuck is not joined by a second one; until it ends, the node does not answer.
            if (earlier == null || earlier.isDone()) {
                pending.put(name, member.prober().submit(member.probe()::probe));
            }
        });
        Map<NodeName, NodeState> probed = new EnumMap<>(NodeName.class);
        pending.forEach((name, probe) -> probed.put(name, result(probe, deadline)));
        return probed;
    }

    private static NodeState result(Future<NodeState> probe, long deadline) {
        try {
            return probe.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return LATE;
        } catch (ExecutionException fault) {
            LOG.error("a probe failed", fault);
            return new Down(String.valueOf(fault.getCause()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Down("stopping");
        }
    }

    private void logChange(NodeName name, NodeState state) {
        NodeState before = found.put(name, state);
        if (before != null && before.description().equals(state.description())) {
            return;
        }
        Node node = member(name).node();
        if (state instanceof Down down) {
            LOG.warn("{} database node {} {}: {}", name.label(), node, state.description(), down.fault());
        } else {
            LOG.info("{} database node {} {}", name.label(), node, state.description());
        }
    }

    private void act(FailoverDecision decision) {
        keep(rules.lineage());
        Situation before = situation;
        Term term = before.term();
        NodeName evicted = decision.evicted();
        if (evicted != null) {
            // Nobody gets a connection until the last commit through an old one has either been sent or become
            // impossible.
            situation = new Situation(
                    new FailoverDecision(null, State.UNAVAILABLE, null, null, decision.detail(), decision.since()),
                    null,
                    term);
            term.end();
            member(evicted).pools().evict();
            term = new Term();
        }
        NodeName serving = decision.serving();
        situation =
                new Situation(decision, serving == null ? null : member(serving).pools(), term);
        logChange(before.decision(), decision);
        if (decision.state() == State.MIGRATING && serving != null) {
            migrate(member(serving).node(), term);
        }
    }

    private Member member(NodeName name) {
        Member member = members.get(name);
        if (member == null) {
            throw new IllegalArgumentException(name + " is not configured");
        }
        return member;
    }

    private void keep(Lineage lineage) {
        if (lineage.equals(written)) {
            return;
        }
        try {
            lineageFile.write(lineage);
            written = lineage;
        } catch (IOException fault) {
            // To stop serving would cost more than the danger of a restart before this works again.
            LOG.error("{} could not be remembered across a restart; trying again", lineage, fault);
        }
    }

    private static void logChange(FailoverDecision before, FailoverDecision after) {
        if (before.since().equals(after.since())) {
            return;
        }
        String serving =
                after.serving() == null ? "no node" : "the " + after.serving().label();
        String detail = after.detail() == null ? "" : after.detail();
        if (after.state() == State.READY) {
            LOG.info("{} serves, READY. {}", serving, detail);
        } else {
            LOG.warn("{} serves, {}. {}", serving, after.state(), detail);
        }
    }

    private void migrate(Node node, Term term) {
        if (!migration.isDone() || System.nanoTime() - migrationEnded < MIGRATION_PAUSE.toNanos()) {
            return;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        migration = done;
        daemon("failover-migration", () -> {
                    RuntimeException failure = null;
                    try {
                        LOG.info("bringing the schema on {} up to date", node);
                        Migrations.run(PostgresqlPools.unpooled(node, term), dialect);
                    } catch (RuntimeException fault) {
                        LOG.error("the schema on {} could not be brought up to date", node, fault);
                        failure = fault;
                    }
                    ended(done, failure);
                })
                .start();
    }

    private void ended(CompletableFuture<Void> done, @Nullable RuntimeException failure) {
        if (failure == null) {
            round();
            done.complete(null);
            return;
        }
        synchronized (this) {
            migrationEnded = System.nanoTime();
            done.completeExceptionally(failure);
        }
    }

    /** Whether the fault may be over at the next try, because the node or the way to it was lost. */
    private static boolean passing(RuntimeException fault) {
        return switch (SqlFault.of(fault)) {
            case RACED, BUSY, READ_ONLY, FULL, UNREACHABLE -> true;
            case TAKEN, DANGLING, OTHER -> false;
        };
    }

    @Override
    public void close() {
        closed = true;
        watch.interrupt();
        try {
            watch.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        situation.term().end();
        for (Member member : members.values()) {
            member.prober().execute(member.probe()::close);
            member.prober().shutdown();
        }
        CompletableFuture.allOf(members.values().stream()
                        .map(member -> CompletableFuture.runAsync(
                                member.pools()::close,
                                work -> daemon("failover-close", work).start()))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }
}
