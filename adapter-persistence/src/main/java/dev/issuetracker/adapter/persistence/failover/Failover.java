package dev.issuetracker.adapter.persistence.failover;

import dev.issuetracker.adapter.persistence.postgresql.NodeGate;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlPools;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import dev.issuetracker.adapter.persistence.unit.FencingEpoch;
import dev.issuetracker.adapter.persistence.unit.HandleSource;
import dev.issuetracker.adapter.persistence.unit.Lease;
import dev.issuetracker.adapter.persistence.unit.Pools;
import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.application.store.StoreStatus.State;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL nodes, of which one serves. Probes them all every second, lets the {@link FailoverRules} decide, and
 * moves the connections to the node that they chose.
 */
public final class Failover implements HandleSource {
    private static final Logger LOG = LoggerFactory.getLogger(Failover.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final String FALLBACK =
            "The primary could not be reached at the start: the fallback database serves until the next start."
                    + " It has data of its own, which are not merged with those of the primary.";

    /** A configured node with what belongs to it. */
    private record Member(Node node, Pools pools, NodeGate gate) {
        static Member of(Node node, Postgresql settings, JdbiPlugin rows) {
            NodeGate gate = new NodeGate();
            return new Member(node, PostgresqlPools.of(node, settings, rows, gate), gate);
        }
    }

    /**
     * What holds now.
     *
     * @param pools of the node that serves; null when none does
     */
    private record Situation(
            FailoverDecision decision, @Nullable Pools pools, FencingEpoch epoch) {}

    private final Map<NodeName, Member> members = new EnumMap<>(NodeName.class);
    private final LineageFile lineageFile;
    private final FailoverRules rules;
    private final NodeProbes probes;
    private final SchemaUpgrade upgrade;
    private final Thread watch = new Thread(this::watch, "failover-watch");
    private Lineage written;

    private volatile Situation situation = new Situation(
            new FailoverDecision(null, State.UNAVAILABLE, null, null, null, null, Instant.EPOCH),
            null,
            new FencingEpoch());
    private volatile boolean closed;

    private Failover(StartChoice choice, Postgresql settings, Dialect dialect, JdbiPlugin rows) {
        this.lineageFile = new LineageFile(choice.lineageFile());
        this.written = lineageFile.read();
        this.rules = new FailoverRules(written);
        choice.nodes().forEach((name, node) -> members.put(name, Member.of(node, settings, rows)));
        this.probes = new NodeProbes(choice.nodes());
        this.upgrade = new SchemaUpgrade(dialect, this::round);
        watch.setDaemon(true);
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Chooses between the primary and its fallback, if there is one. Probes the nodes, brings the schema of the one
     * that serves up to date, and goes on watching them.
     *
     * @param rows teaches JDBI the rows that the stores read
     * @throws UnusableDatabaseException when the primary, or the fallback that serves instead, answers and the tracker
     *     cannot work on it
     * @throws RuntimeException when the database answers and its schema cannot be brought up to date
     */
    public static Failover start(Postgresql settings, Dialect dialect, JdbiPlugin rows) {
        Failover failover = new Failover(StartChoice.of(settings), settings, dialect, rows);
        try {
            failover.round();
            failover.probes.requireFit();
            failover.watch.start();
            failover.upgrade.await();
            return failover;
        } catch (RuntimeException failure) {
            failover.close();
            throw failure;
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
            throw unavailable(now.decision());
        }
        return PostgresqlPools.unpooled(member(serving).node(), now.epoch());
    }

    private Lease lease(Function<Situation, @Nullable Pools> allowed, Function<Pools, Handle> open) {
        while (!closed) {
            Situation now = situation;
            Pools pools = allowed.apply(now);
            if (pools == null) {
                throw unavailable(now.decision());
            }
            try {
                Lease lease = Lease.of(open.apply(pools), now.epoch()).orElse(null);
                if (lease != null) {
                    return lease;
                }
            } catch (ConnectionException failure) {
                if (!now.epoch().over()) {
                    throw failure;
                }
            }
            // Another node took over while this waited for a connection of the former one: ask that.
        }
        throw Pools.closed();
    }

    private static TrackerException unavailable(FailoverDecision decision) {
        String advice = decision.advice();
        return new TrackerException(
                ErrorCode.STORE_UNAVAILABLE,
                switch (decision.state()) {
                    case READ_ONLY -> "The database cannot be written at the moment, only read; try again shortly.";
                    case SPLIT_BRAIN ->
                        "Writes are rejected, because two database nodes accept writes independently. An"
                                + " operator must stop one of them.";
                    case MIGRATING -> "The database schema is being updated; try again shortly.";
                    case READY, UNAVAILABLE ->
                        advice == null ? "The database cannot be reached at the moment; try again shortly." : advice;
                });
    }

    @Override
    public StoreStatus status() {
        FailoverDecision decision = situation.decision();
        NodeName serving = decision.serving();
        String detail = decision.detail();
        if (detail != null && decision.state() != State.READY) {
            detail += " Since " + decision.since().truncatedTo(ChronoUnit.SECONDS) + ".";
        }
        if (fallback()) {
            detail = detail == null ? FALLBACK : FALLBACK + " " + detail;
        }
        return new StoreStatus(
                serving == null ? "none" : serving.label(), decision.state(), decision.schemaVersion(), detail);
    }

    @Override
    public boolean stale() {
        return situation.decision().state() == State.READ_ONLY;
    }

    @Override
    public boolean fallback() {
        return members.containsKey(NodeName.FALLBACK);
    }

    private void watch() {
        while (!closed) {
            long began = System.nanoTime();
            try {
                round();
            } catch (RuntimeException failure) {
                LOG.error("the nodes could not be watched; trying again", failure);
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
        Map<NodeName, NodeState> states = probes.ask();
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        probes.logChanges(states);
        states.forEach((name, state) -> member(name).gate().set(!(state instanceof NodeState.Down)));
        act(rules.observe(states, Instant.now()));
    }

    private void act(FailoverDecision decision) {
        keep(rules.lineage());
        Situation before = situation;
        FencingEpoch epoch = before.epoch();
        NodeName evicted = decision.evicted();
        if (evicted != null) {
            // No connection is given out until the last commit through an old one was sent or has become impossible.
            situation = new Situation(decision.untilEvicted(), null, epoch);
            epoch.end();
            member(evicted).pools().evict();
            epoch = new FencingEpoch();
        }
        NodeName serving = decision.serving();
        situation =
                new Situation(decision, serving == null ? null : member(serving).pools(), epoch);
        logChange(before.decision(), decision);
        if (decision.state() == State.MIGRATING && serving != null) {
            upgrade.start(member(serving).node(), epoch);
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
        } catch (IOException failure) {
            // To stop serving would cost more than the danger of a restart before this works again.
            LOG.error("{} could not be remembered across a restart; trying again", lineage, failure);
        }
    }

    private static void logChange(FailoverDecision before, FailoverDecision after) {
        if (before.since().equals(after.since())) {
            return;
        }
        String detail = after.detail() == null ? "" : after.detail();
        if (after.state() == State.READY) {
            LOG.info("{} {}", after.inWords(), detail);
        } else {
            LOG.warn("{} {}", after.inWords(), detail);
        }
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
        situation.epoch().end();
        probes.close();
        members.values().forEach(member -> member.gate().close());
        CompletableFuture.allOf(members.values().stream()
                        .map(member -> CompletableFuture.runAsync(
                                member.pools()::close,
                                work -> daemon("failover-close", work).start()))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }
}
