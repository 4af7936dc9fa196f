package dev.issuetracker.adapter.persistence.failover;

import dev.issuetracker.adapter.persistence.failover.NodeState.Down;
import dev.issuetracker.adapter.persistence.failover.NodeState.Unfit;
import dev.issuetracker.adapter.persistence.failover.NodeState.Up;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlPools;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.application.store.StoreStatus.State;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the nodes answer at the moment, and which of them a server would write. Nothing is changed on them.
 *
 * @param lines for the operator, without any password
 * @param written whether a node takes writes, or will once it has the schema
 */
public record Diagnosis(List<String> lines, boolean written) {
    private static final String TABLES = "SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema())";

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
        NodeName serving = decision.serving();
        lines.add(decision.inWords());
        if (decision.detail() != null) {
            lines.add(decision.detail());
        }
        boolean foreign = serving != null && isForeign(states.get(serving), nodes.get(serving));
        if (foreign) {
            lines.add("It has tables of another program and none of the tracker's, so that no server starts on it:"
                    + " set DB_NAME to another database.");
        }
        settings.fallback()
                .ifPresent(fallback ->
                        lines.add("The fallback serves from a start on when the primary is not reached within "
                                + fallback.startTimeout().toSeconds() + " s."));
        boolean written = decision.state() == State.READY || decision.state() == State.MIGRATING;
        return new Diagnosis(lines, written && !foreign);
    }

    /** Whether a node has tables, and none of them is the tracker's. */
    private static boolean isForeign(@Nullable NodeState state, @Nullable Node node) {
        if (node == null || !(state instanceof Up up) || up.schemaVersion() != null) {
            return false;
        }
        try (Connection connection = PostgresqlPools.probing(node).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException gone) {
            return false;
        }
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
