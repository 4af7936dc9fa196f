package dev.issuetracker.adapter.persistence.failover;

import static dev.issuetracker.adapter.persistence.failover.NodeName.PRIMARY;
import static dev.issuetracker.adapter.persistence.failover.NodeName.SECONDARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.failover.NodeState.Down;
import dev.issuetracker.adapter.persistence.failover.NodeState.Up;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.application.store.StoreStatus.State;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the rules of the failover the states of nodes, without a database and without waiting. */
abstract class FailoverRulesFixture {
    static final long OURS = 7_711_353_562_110_290_716L;
    static final long STRANGE = 42;
    static final String NEWEST = Migrations.NEWEST_ON_POSTGRESQL;
    static final NodeState DOWN = new Down("connection refused");

    private Instant now = Instant.parse("2026-11-23T09:30:00Z");
    FailoverRules rules = new FailoverRules(Lineage.UNKNOWN);
    FailoverDecision last = new FailoverDecision(null, State.UNAVAILABLE, null, null, null, null, now);

    static NodeState open(long timeline) {
        return new Up(false, false, OURS, timeline, 0, NEWEST, true);
    }

    static NodeState standby(long timeline) {
        return new Up(true, true, OURS, timeline, 0, NEWEST, true);
    }

    static NodeState readOnly(long timeline) {
        return new Up(false, true, OURS, timeline, 0, NEWEST, true);
    }

    static NodeState withoutSchema(long timeline) {
        return new Up(false, false, OURS, timeline, 0, null, false);
    }

    static NodeState strange(boolean recovering, long timeline) {
        return new Up(recovering, recovering, STRANGE, timeline, 0, NEWEST, true);
    }

    FailoverDecision observe(NodeState primary, @Nullable NodeState secondary) {
        Map<NodeName, NodeState> probed = new EnumMap<>(NodeName.class);
        probed.put(PRIMARY, primary);
        if (secondary != null) {
            probed.put(SECONDARY, secondary);
        }
        now = now.plusSeconds(1);
        last = rules.observe(probed, now);
        return last;
    }

    FailoverDecision observe(int times, NodeState primary, @Nullable NodeState secondary) {
        for (int i = 0; i < times; i++) {
            observe(primary, secondary);
        }
        return last;
    }

    void restart() {
        rules = new FailoverRules(rules.lineage());
    }

    void assertDecision(State state, @Nullable NodeName serving) {
        assertEquals(state + " at " + serving, last.state() + " at " + last.serving(), last.toString());
    }

    void assertDetail(String part) {
        assertNotNull(last.detail());
        assertTrue(last.detail().contains(part), last.detail());
    }
}
