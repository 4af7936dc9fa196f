package dev.issuetracker.adapter.persistence.failover;

import dev.issuetracker.adapter.persistence.failover.NodeState.Down;
import dev.issuetracker.adapter.persistence.failover.NodeState.Same;
import dev.issuetracker.adapter.persistence.failover.NodeState.Unfit;
import dev.issuetracker.adapter.persistence.failover.NodeState.Up;
import dev.issuetracker.adapter.persistence.postgresql.Fitness;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks all configured nodes at once how they are, each in a thread of its own: a node that hangs delays no other. For
 * one thread at a time.
 */
final class NodeProbes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeProbes.class);
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Down LATE = new Down("no answer within " + LIMIT.toSeconds() + " s");

    private record Prober(Node node, NodeProbe probe, ExecutorService thread) {}

    private final Map<NodeName, Prober> probers = new EnumMap<>(NodeName.class);
    private final Map<NodeName, Future<NodeState>> pending = new EnumMap<>(NodeName.class);
    private final Map<NodeName, NodeState> logged = new EnumMap<>(NodeName.class);

    NodeProbes(Map<NodeName, Node> nodes) {
        nodes.forEach((name, node) -> probers.put(name, new Prober(node, new NodeProbe(node), thread(name))));
    }

    private static ExecutorService thread(NodeName name) {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "failover-probe-" + name.label());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** How each node is. Takes no longer than the limit: until then a node that has not answered counts as down. */
    Map<NodeName, NodeState> ask() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        probers.forEach((name, prober) -> {
            Future<NodeState> earlier = pending.get(name);
            // A probe that is still stuck is not joined by a second one; until it ends, the node does not answer.
            if (earlier == null || earlier.isDone()) {
                pending.put(name, prober.thread().submit(prober.probe()::probe));
            }
        });
        Map<NodeName, NodeState> states = new EnumMap<>(NodeName.class);
        pending.forEach((name, probe) -> states.put(name, result(probe, deadline)));
        if (states.get(NodeName.PRIMARY) instanceof Up primary
                && states.get(NodeName.SECONDARY) instanceof Up secondary
                && primary.resembles(secondary)) {
            states.put(NodeName.SECONDARY, compared(secondary));
        }
        return states;
    }

    /**
     * The secondary, or that it is the primary. One server may have two names; two copies of one machine may share its
     * start.
     */
    private NodeState compared(Up secondary) {
        NodeProbe primary = prober(NodeName.PRIMARY).probe();
        Prober other = prober(NodeName.SECONDARY);
        Future<NodeState> comparison =
                other.thread().submit(() -> other.probe().sees(primary) ? new Same(secondary.startedAt()) : secondary);
        pending.put(NodeName.SECONDARY, comparison);
        return result(comparison, System.nanoTime() + LIMIT.toNanos());
    }

    private static NodeState result(Future<NodeState> probe, long deadline) {
        try {
            return probe.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return LATE;
        } catch (ExecutionException failure) {
            LOG.error("a probe failed", failure);
            return new Down(String.valueOf(failure.getCause()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Down("stopping");
        }
    }

    /** Logs the nodes whose state is another than the one that was logged last. */
    void logChanges(Map<NodeName, NodeState> states) {
        probers.forEach((name, prober) -> {
            NodeState state = states.get(name);
            if (state != null) {
                logChange(name, prober.node(), state);
            }
        });
    }

    /**
     * Requires of what was logged last that the tracker can work on the nodes that answered. An unfit secondary takes
     * nothing away from the primary.
     *
     * @throws UnusableDatabaseException with the reason, when it cannot
     */
    void requireFit() {
        logged.forEach((name, state) -> {
            if (name != NodeName.SECONDARY && state instanceof Unfit unfit) {
                throw new UnusableDatabaseException(Fitness.message(prober(name).node(), unfit.problem()), null);
            }
        });
    }

    private Prober prober(NodeName name) {
        Prober prober = probers.get(name);
        if (prober == null) {
            throw new IllegalArgumentException(name + " is not configured");
        }
        return prober;
    }

    private void logChange(NodeName name, Node node, NodeState state) {
        NodeState before = logged.put(name, state);
        if (before != null && before.description().equals(state.description())) {
            return;
        }
        if (state instanceof Down down) {
            LOG.warn("{} database node {} {}: {}", name.label(), node, state.description(), down.reason());
        } else if (state instanceof Unfit unfit) {
            LOG.error("{} database node {} {}: {}", name.label(), node, state.description(), unfit.problem());
        } else {
            LOG.info("{} database node {} {}", name.label(), node, state.description());
        }
    }

    @Override
    public void close() {
        for (Prober prober : probers.values()) {
            prober.thread().execute(prober.probe()::close);
            prober.thread().shutdown();
        }
    }
}
