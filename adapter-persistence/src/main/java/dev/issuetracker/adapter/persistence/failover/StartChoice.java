package dev.issuetracker.adapter.persistence.failover;

import dev.issuetracker.adapter.persistence.failover.NodeState.Down;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Fallback;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What serves from a start until the next: the nodes of the configured database, or the database that may serve instead
 * of it.
 *
 * @param lineageFile of the database that was chosen: what is remembered of a fallback must not keep the primary from
 *     being written
 */
record StartChoice(Map<NodeName, Node> nodes, Path lineageFile) {
    private static final Logger LOG = LoggerFactory.getLogger(StartChoice.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    StartChoice {
        nodes = Collections.unmodifiableMap(new EnumMap<>(nodes));
    }

    static StartChoice of(Postgresql settings) {
        Path lineageFile = settings.lineageFile();
        Fallback fallback = settings.fallback().orElse(null);
        if (fallback != null && servesInsteadOf(settings.primary(), fallback)) {
            return new StartChoice(
                    Map.of(NodeName.FALLBACK, fallback.node()),
                    lineageFile.resolveSibling(lineageFile.getFileName() + "-fallback"));
        }
        Map<NodeName, Node> nodes = new EnumMap<>(NodeName.class);
        nodes.put(NodeName.PRIMARY, settings.primary());
        settings.secondary().ifPresent(node -> nodes.put(NodeName.SECONDARY, node));
        return new StartChoice(nodes, lineageFile);
    }

    /** Whether the primary does not answer in time and the fallback does. Any answer of the primary is one. */
    private static boolean servesInsteadOf(Node primary, Fallback fallback) {
        if (!(answer(primary, fallback.startTimeout()) instanceof Down down)) {
            return false;
        }
        long seconds = fallback.startTimeout().toSeconds();
        LOG.warn("the primary {} was not reached within {} s: {}", primary, seconds, down.reason());
        if (!(answer(fallback.node(), Duration.ZERO) instanceof Down other)) {
            return true;
        }
        LOG.warn(
                "the fallback {} does not answer either, and is asked again at the next start only: {}",
                fallback.node(),
                other.reason());
        return false;
    }

    /** What a node answers within that time; it is asked as often at least as a node that served may miss a probe. */
    private static NodeState answer(Node node, Duration limit) {
        long begin = System.nanoTime();
        try (NodeProbe probe = new NodeProbe(node)) {
            for (int probes = 1; ; probes++) {
                NodeState state = probe.probe();
                boolean over = System.nanoTime() - begin + PAUSE.toNanos() > limit.toNanos();
                if (!(state instanceof Down) || (probes >= FailoverRules.PATIENCE && over)) {
                    return state;
                }
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Down("stopping");
        }
    }
}
