package dev.issuetracker.adapter.persistence.failover;

import static dev.issuetracker.adapter.persistence.failover.NodeName.PRIMARY;
import static dev.issuetracker.adapter.persistence.failover.NodeName.SECONDARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.issuetracker.application.store.StoreStatus.State;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which node serves while the nodes come, go and are promoted. */
class FailoverRulesTest extends FailoverRulesFixture {
    @Nested
    class OneNode {
        @Test
        void servesWhenItTakesWrites() {
            observe(open(1), null);

            assertDecision(State.READY, PRIMARY);
            assertNull(last.detail());
        }

        @Test
        void isKeptForTwoMissedProbes() {
            observe(open(1), null);

            observe(2, DOWN, null);

            assertDecision(State.READY, PRIMARY);
            assertNull(last.evicted());
        }

        @Test
        void isGivenUpAtTheThirdMissedProbe() {
            observe(open(1), null);

            observe(3, DOWN, null);

            assertDecision(State.UNAVAILABLE, null);
            assertEquals(PRIMARY, last.evicted());
        }

        @Test
        void comesBackWithItsFirstAnswer() {
            observe(open(1), null);
            observe(5, DOWN, null);

            observe(open(1), null);

            assertDecision(State.READY, PRIMARY);
        }

        @Test
        void isNotGivenUpWhileEveryThirdProbeIsAnswered() {
            observe(open(1), null);

            for (int i = 0; i < 5; i++) {
                observe(2, DOWN, null);
                assertDecision(State.READY, PRIMARY);
                observe(open(1), null);
                assertDecision(State.READY, PRIMARY);
            }
        }

        @Test
        void isReadWhileItIsReadOnly() {
            observe(open(1), null);

            observe(readOnly(1), null);

            assertDecision(State.READ_ONLY, PRIMARY);
            assertEquals(PRIMARY, last.evicted());
        }

        @Test
        void onAHigherTimelineMayBeAnotherServerSoItsOldConnectionsEnd() {
            observe(open(1), null);

            observe(open(2), null);

            assertDecision(State.READY, PRIMARY);
            assertEquals(PRIMARY, last.evicted());
        }

        @Test
        void ofAnotherDatabaseIsNeitherWrittenNorRead() {
            observe(open(1), null);

            observe(strange(false, 9), null);

            assertDecision(State.UNAVAILABLE, null);
            assertDetail("another database");
        }
    }

    @Nested
    class TheActive {
        @Test
        void isKeptWhileAStandbyFollows() {
            observe(10, open(1), standby(1));

            assertDecision(State.READY, PRIMARY);
            assertNull(last.evicted());
            assertNull(last.detail());
        }

        @Test
        void isKeptWhenTheStandbyIsLost() {
            observe(10, open(1), DOWN);

            assertDecision(State.READY, PRIMARY);
            assertDetail("The secondary does not answer.");
        }

        @Test
        void isNotLeftForAStandby() {
            observe(open(1), standby(1));

            observe(2, DOWN, standby(1));

            assertDecision(State.READY, PRIMARY);
        }

        @Test
        void goneLeavesTheStandbyToRead() {
            observe(open(1), standby(1));

            observe(3, DOWN, standby(1));

            assertDecision(State.READ_ONLY, SECONDARY);
            assertEquals(PRIMARY, last.evicted());
        }

        @Test
        void goneIsSucceededByThePromotedStandby() {
            observe(open(1), standby(1));
            observe(3, DOWN, standby(1));

            observe(DOWN, open(2));

            assertDecision(State.READY, SECONDARY);
        }

        @Test
        void missedThreeTimesIsSucceededByANodeOnItsOwnTimeline() {
            observe(open(1), DOWN);
            observe(2, DOWN, open(1));
            assertDecision(State.SPLIT_BRAIN, PRIMARY);

            observe(DOWN, open(1));

            assertDecision(State.READY, SECONDARY);
        }

        @Test
        void isLeftAtOnceWhenItFollowsThePromotedOther() {
            observe(open(1), standby(1));

            observe(standby(2), open(2));

            assertDecision(State.READY, SECONDARY);
            assertEquals(PRIMARY, last.evicted());
        }

        @Test
        void isNotWrittenOnceAnyNodeIsOnAHigherTimeline() {
            observe(open(1), standby(1));

            observe(open(1), standby(2));

            assertDecision(State.READ_ONLY, SECONDARY);
            assertDetail("The primary takes writes on timeline 1, but 2 was seen");
        }

        @Test
        void thatThawsBeforeAPromotionServesAgain() {
            observe(open(1), standby(1));
            observe(3, DOWN, standby(1));

            observe(open(1), standby(1));

            assertDecision(State.READY, PRIMARY);
            assertEquals(SECONDARY, last.evicted());
        }

        @Test
        void thatThawsAfterThePromotionIsNeverWritten() {
            observe(open(1), standby(1));
            observe(3, DOWN, standby(1));
            observe(DOWN, open(2));

            observe(20, open(1), open(2));

            assertDecision(State.READY, SECONDARY);
            assertNull(last.evicted());
            assertDetail("it is outdated and not used");
        }

        @Test
        void thatThawsAfterThePromotionIsNeitherWrittenNorReadWhenTheNewOneIsLost() {
            observe(open(1), standby(1));
            observe(DOWN, open(2));

            observe(3, open(1), DOWN);

            assertDecision(State.UNAVAILABLE, null);
        }
    }

    @Nested
    class TheConfiguredPrimary {
        @Test
        void isNotTakenBackBecauseItAnswers() {
            observe(DOWN, open(2));

            observe(10, standby(2), open(2));

            assertDecision(State.READY, SECONDARY);
        }

        @Test
        void isTakenBackWhenItWasPromoted() {
            observe(DOWN, open(2));
            observe(standby(2), open(2));

            observe(open(3), open(2));

            assertDecision(State.READY, PRIMARY);
            assertEquals(SECONDARY, last.evicted());
        }

        @Test
        void isTakenBackAsSoonAsTheOtherFollowsIt() {
            observe(DOWN, open(2));

            observe(open(3), standby(3));

            assertDecision(State.READY, PRIMARY);
        }
    }

    @Nested
    class AStandbyAlone {
        @Test
        void isKeptForTwoMissedProbes() {
            observe(DOWN, standby(1));

            observe(2, DOWN, DOWN);

            assertDecision(State.READ_ONLY, SECONDARY);
        }

        @Test
        void goneLeavesNothing() {
            observe(DOWN, standby(1));

            observe(3, DOWN, DOWN);

            assertDecision(State.UNAVAILABLE, null);
            assertEquals(SECONDARY, last.evicted());
        }

        @Test
        void ofAnotherDatabaseIsNotRead() {
            observe(open(1), strange(true, 1));
            assertDecision(State.READY, PRIMARY);

            observe(3, DOWN, strange(true, 1));

            assertDecision(State.UNAVAILABLE, null);
            assertDetail("The secondary is of another database");
        }

        @Test
        void onTheHigherTimelineIsReadFirst() {
            observe(standby(1), standby(2));

            assertDecision(State.READ_ONLY, SECONDARY);
        }

        @Test
        void stateKeepsTheTimeItBegan() {
            FailoverDecision first = observe(DOWN, standby(1));

            observe(5, DOWN, standby(1));

            assertEquals(first.since(), last.since());
        }
    }
}
