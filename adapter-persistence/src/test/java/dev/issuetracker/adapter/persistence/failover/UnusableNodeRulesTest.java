package dev.issuetracker.adapter.persistence.failover;

import static dev.issuetracker.adapter.persistence.failover.NodeName.PRIMARY;
import static dev.issuetracker.adapter.persistence.failover.NodeName.SECONDARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.failover.NodeState.Up;
import dev.issuetracker.application.store.StoreStatus.State;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Nodes that answer but do not count: of another database, the same server twice, unfit. */
class UnusableNodeRulesTest extends FailoverRulesFixture {
    @Nested
    class AnUnrelatedSecondary {
        @Test
        void takesNoWritesAway() {
            observe(open(1), strange(false, 9));

            assertDecision(State.READY, PRIMARY);
            assertDetail("The secondary is of another database: its system identifier is 42, not " + OURS
                    + ". It is never used.");
            assertDetail("SEC_DB_ROLE=fallback");
        }

        @Test
        void leavesTheSchemaToThePrimary() {
            observe(withoutSchema(1), strange(false, 9));

            assertDecision(State.MIGRATING, PRIMARY);
        }

        @Test
        void isNoReasonToForgetThePrimary() {
            observe(open(1), strange(false, 9));

            assertEquals(new Lineage(OURS, 1), rules.lineage());
        }

        @Test
        void doesNotServeWhenThePrimaryIsLost() {
            observe(open(1), strange(false, 9));

            observe(3, DOWN, strange(false, 9));

            assertDecision(State.UNAVAILABLE, null);
            assertNotNull(last.advice());
            assertTrue(last.advice().contains("SEC_DB_ROLE=fallback"), last.advice());
        }

        @Test
        void doesNotServeAtTheFirstStartEither() {
            observe(DOWN, strange(false, 1));

            assertDecision(State.UNAVAILABLE, null);
            assertEquals(Lineage.UNKNOWN, rules.lineage());
            assertNotNull(last.advice());
            assertDetail("the primary was not seen yet");
        }

        @Test
        void getsNoSchemaAtTheFirstStart() {
            observe(DOWN, new Up(false, false, STRANGE, 1, 0, null, false));

            assertDecision(State.UNAVAILABLE, null);
        }

        @Test
        void isNamedAsSuchOnceThePrimaryIsSeen() {
            observe(DOWN, strange(false, 1));

            observe(open(1), strange(false, 1));

            assertDecision(State.READY, PRIMARY);
            assertNull(last.advice());
            assertDetail("The secondary is of another database");
        }
    }

    @Nested
    class TheSameServerUnderTwoNames {
        private static final long STARTED = 1_000;
        private static final NodeState SAME = new NodeState.Same(STARTED);

        private static NodeState server(long startedAt) {
            return new Up(false, false, OURS, 1, startedAt, NEWEST, true);
        }

        @Test
        void isOneNode() {
            observe(server(STARTED), SAME);

            assertDecision(State.READY, PRIMARY);
            assertDetail("The secondary is the primary under another name");
        }

        @Test
        void staysOneNodeWhileItMissesAProbeUnderTheFirstName() {
            observe(server(STARTED), SAME);

            observe(2, DOWN, server(STARTED));

            assertDecision(State.READY, PRIMARY);
        }

        @Test
        void servesUnderTheSecondNameWhenTheFirstLeadsNowhere() {
            observe(server(STARTED), SAME);

            observe(3, DOWN, server(STARTED));

            assertDecision(State.READY, SECONDARY);
        }

        @Test
        void isNoLongerOneNodeWhenAnotherServerAnswersUnderTheSecondName() {
            observe(server(STARTED), SAME);

            observe(server(STARTED), server(STARTED + 1));

            assertDecision(State.SPLIT_BRAIN, PRIMARY);
        }
    }

    @Nested
    class AnUnfitNode {
        private static final NodeState UNFIT = new NodeState.Unfit("the reason");

        @Test
        void isNotUsed() {
            observe(UNFIT, null);

            assertDecision(State.UNAVAILABLE, null);
            assertDetail("The primary answers, but cannot be used as it is");
        }

        @Test
        void isLeftAtOnce() {
            observe(open(1), null);

            observe(UNFIT, null);

            assertDecision(State.UNAVAILABLE, null);
            assertEquals(PRIMARY, last.evicted());
        }

        @Test
        void takesNoWritesAwayAsTheSecondary() {
            observe(open(1), UNFIT);

            assertDecision(State.READY, PRIMARY);
        }
    }
}
