package dev.issuetracker.adapter.persistence.failover;

import static dev.issuetracker.adapter.persistence.failover.NodeName.PRIMARY;
import static dev.issuetracker.adapter.persistence.failover.NodeName.SECONDARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.failover.NodeState.Down;
import dev.issuetracker.adapter.persistence.failover.NodeState.Up;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.application.store.StoreStatus.State;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every rule of the failover and every way from one state to another, without a database and without waiting. */
class FailoverRulesTest {
    private static final long OURS = 7_711_353_562_110_290_716L;
    private static final long STRANGE = 42;
    private static final String NEWEST = Migrations.NEWEST_ON_POSTGRESQL;
    private static final NodeState DOWN = new Down("connection refused");

    private Instant now = Instant.parse("2026-11-23T09:30:00Z");
    private FailoverRules rules = new FailoverRules(Lineage.UNKNOWN);
    private FailoverDecision last = new FailoverDecision(null, State.UNAVAILABLE, null, null, null, null, now);

    private static NodeState open(long timeline) {
        return new Up(false, false, OURS, timeline, 0, NEWEST, true);
    }

    private static NodeState standby(long timeline) {
        return new Up(true, true, OURS, timeline, 0, NEWEST, true);
    }

    private static NodeState readOnly(long timeline) {
        return new Up(false, true, OURS, timeline, 0, NEWEST, true);
    }

    private static NodeState withoutSchema(long timeline) {
        return new Up(false, false, OURS, timeline, 0, null, false);
    }

    private static NodeState strange(boolean recovering, long timeline) {
        return new Up(recovering, recovering, STRANGE, timeline, 0, NEWEST, true);
    }

    private FailoverDecision observe(NodeState primary, @Nullable NodeState secondary) {
        Map<NodeName, NodeState> probed = new EnumMap<>(NodeName.class);
        probed.put(PRIMARY, primary);
        if (secondary != null) {
            probed.put(SECONDARY, secondary);
        }
        now = now.plusSeconds(1);
        last = rules.observe(probed, now);
        return last;
    }

    private FailoverDecision observe(int times, NodeState primary, @Nullable NodeState secondary) {
        for (int i = 0; i < times; i++) {
            observe(primary, secondary);
        }
        return last;
    }

    private void restart() {
        rules = new FailoverRules(rules.lineage());
    }

    private void assertDecision(State state, @Nullable NodeName serving) {
        assertEquals(state + " at " + serving, last.state() + " at " + last.serving(), last.toString());
    }

    private void assertDetail(String part) {
        assertNotNull(last.detail());
        assertTrue(last.detail().contains(part), last.detail());
    }

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
    class AtTheStart {
        @Test
        void nothingServesWhenNothingAnswers() {
            observe(DOWN, DOWN);

            assertDecision(State.UNAVAILABLE, null);
            assertDetail("The primary does not answer. The secondary does not answer.");
        }

        @Test
        void whatComesUpLaterServes() {
            observe(50, DOWN, DOWN);

            observe(open(1), DOWN);

            assertDecision(State.READY, PRIMARY);
        }

        @Test
        void aStandbyAloneIsRead() {
            observe(DOWN, standby(1));

            assertDecision(State.READ_ONLY, SECONDARY);
            assertDetail("may be stale");
        }

        @Test
        void aPromotedSecondaryServesAtOnce() {
            observe(standby(2), open(2));

            assertDecision(State.READY, SECONDARY);
        }

        @Test
        void anEmptyDatabaseIsMigrated() {
            observe(withoutSchema(1), DOWN);

            assertDecision(State.MIGRATING, PRIMARY);
            assertDetail("no schema yet");
        }

        @Test
        void theMigratedDatabaseIsReady() {
            observe(withoutSchema(1), DOWN);

            observe(open(1), DOWN);

            assertDecision(State.READY, PRIMARY);
            assertNull(last.evicted());
        }

        @Test
        void aStandbyWithoutTheSchemaIsNotRead() {
            observe(DOWN, new Up(true, true, OURS, 1, 0, "0", false));

            assertDecision(State.UNAVAILABLE, null);
            assertDetail("The secondary has schema 0.");
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
    class BothTakingWrites {
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

    @Nested
    class AfterARestart {
        @Test
        void theOldPrimaryAloneIsNotWritten() {
            observe(open(1), standby(1));
            observe(DOWN, open(2));
            restart();

            observe(open(1), DOWN);

            assertDecision(State.UNAVAILABLE, null);
            assertDetail("The primary takes writes on timeline 1, but 2 was seen");
        }

        @Test
        void theNewPrimaryServes() {
            observe(DOWN, open(2));
            restart();

            observe(open(1), open(2));

            assertDecision(State.READY, SECONDARY);
        }

        @Test
        void aTimelineThatOnlyAStandbyShowedIsRemembered() {
            observe(open(1), standby(1));
            observe(open(1), standby(2));
            restart();

            observe(open(1), DOWN);

            assertDecision(State.UNAVAILABLE, null);
        }

        @Test
        void anotherDatabaseIsNotWritten() {
            observe(open(1), DOWN);
            restart();

            observe(strange(false, 5), DOWN);

            assertDecision(State.UNAVAILABLE, null);
        }

        @Test
        void aDatabaseThatWasOnlyReadIsNotHeldTo() {
            observe(strange(true, 5), DOWN);
            restart();

            observe(open(1), DOWN);

            assertDecision(State.READY, PRIMARY);
        }
    }

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
