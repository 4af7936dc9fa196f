package dev.issuetracker.adapter.persistence.failover;

import static dev.issuetracker.adapter.persistence.failover.NodeName.PRIMARY;
import static dev.issuetracker.adapter.persistence.failover.NodeName.SECONDARY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.store.StoreStatus.State;
import org.junit.jupiter.api.Test;

/** What is decided while both nodes take writes. */
class SplitBrainRulesTest extends FailoverRulesFixture {
    @Test
    void theHigherTimelineWinsAtOnce() {
        observe(open(1), standby(1));

        observe(open(1), open(2));

        assertDecision(State.READY, SECONDARY);
        assertEquals(PRIMARY, last.evicted());
    }

    @Test
    void theHigherTimelineWinsAlsoWhileTheOtherMissesAProbe() {
        observe(open(1), standby(1));

        observe(DOWN, open(2));

        assertDecision(State.READY, SECONDARY);
    }

    @Test
    void onTheSameTimelineNoneIsWritten() {
        observe(open(1), standby(1));

        observe(open(1), open(1));

        assertDecision(State.SPLIT_BRAIN, PRIMARY);
        assertEquals(PRIMARY, last.evicted());
        assertDetail("same timeline 1");
    }

    @Test
    void onTheSameTimelineReadsStayWhereTheyWere() {
        rules = new FailoverRules(new Lineage(OURS, 1));
        observe(DOWN, open(1));
        observe(3, DOWN, open(1));

        observe(open(1), open(1));

        assertDecision(State.SPLIT_BRAIN, SECONDARY);
    }

    @Test
    void isNotOverBecauseOneMissesTwoProbes() {
        observe(open(1), open(1));

        observe(2, open(1), DOWN);
        assertDecision(State.SPLIT_BRAIN, PRIMARY);
        observe(open(1), open(1));
        observe(2, DOWN, open(1));

        assertDecision(State.SPLIT_BRAIN, PRIMARY);
    }

    @Test
    void isOverWhenOneIsStopped() {
        observe(open(1), open(1));

        observe(3, DOWN, open(1));

        assertDecision(State.READY, SECONDARY);
    }

    @Test
    void isOverWhenOneFollowsTheOther() {
        observe(open(1), open(1));

        observe(open(1), standby(1));

        assertDecision(State.READY, PRIMARY);
    }

    @Test
    void bothOutdatedNeitherServes() {
        rules = new FailoverRules(new Lineage(OURS, 3));

        observe(open(1), open(2));

        assertDecision(State.UNAVAILABLE, null);
    }
}
