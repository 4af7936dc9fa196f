package dev.issuetracker.adapter.persistence.failover;

import dev.issuetracker.adapter.persistence.failover.NodeState.Down;
import dev.issuetracker.adapter.persistence.failover.NodeState.Unfit;
import dev.issuetracker.adapter.persistence.failover.NodeState.Up;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.application.store.StoreStatus.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the nodes answer at the moment, and which of them a server would write. Nothing is changed on them.
 *
 * @param lines for the operator, without any password
 * @param written whether a node takes writes, or will once it has the schema
 */
public record Diagnosis(List<String> lines, boolean written) {
    public Diagnosis {
        lines = List.copyOf(lines);
    }

    public static Diagnosis of(Postgresql settings) {
        Map<NodeName, Node> nodes = new EnumMap<>(NodeName.class);
        nodes.put(NodeName.PRIMARY, settings.primary());
        settings.secondary().ifPresent(node -> nodes.put(NodeName.SECONDARY, node));
        settings.fallback().ifPresent(fallback -> nodes.put(NodeName.FALLBACK, fallback.node()));
        Map<NodeName, NodeState> states;
        try (NodeProbes probes = new NodeProbes(nodes)) {
            states = answers(probes);
        }
        List<String> lines = new ArrayList<>();
        states.forEach((name, state) -> lines.add(name.label() + " " + nodes.get(name) + " " + described(state)));
        // The fallback serves alone or not at all: it has no part in what the nodes decide.
        states.remove(NodeName.FALLBACK);
        Lineage lineage = new LineageFile(settings.lineageFile()).read();
        FailoverDecision decision = new FailoverRules(lineage).observe(states, Instant.now());
        lines.add(
                decision.serving() == null
                        ? "No node serves."
                        : "The " + decision.serving().label() + " serves: " + decision.state() + ".");
        if (decision.detail() != null) {
            lines.add(decision.detail());
        }
        settings.fallback()
                .ifPresent(fallback ->
                        lines.add("The fallback serves from a start on when the primary is not reached within "
                                + fallback.startTimeout().toSeconds() + " s."));
        return new Diagnosis(lines, decision.state() == State.READY || decision.state() == State.MIGRATING);
    }

    /**
     * A node that does not answer is asked as often as by a server that gives it up: the first probe of all is slow.
     */
    private static Map<NodeName, NodeState> answers(NodeProbes probes) {
        Map<NodeName, NodeState> states = probes.ask();
        for (int asked = 1;
                asked < FailoverRules.PATIENCE && states.values().stream().anyMatch(Down.class::isInstance);
                asked++) {
            states = probes.ask();
        }
        return states;
    }

    private static String described(NodeState state) {
        if (state instanceof Down down) {
            return state.description() + ": " + down.reason();
        }
        if (state instanceof Unfit unfit) {
            return state.description() + ": " + unfit.problem();
        }
        if (state instanceof Up up) {
            String schema = up.schemaVersion() == null ? "no schema" : "schema " + up.schemaVersion();
            return state.description() + ", " + schema + ", system identifier " + up.systemIdentifier();
        }
        return state.description();
    }
}
