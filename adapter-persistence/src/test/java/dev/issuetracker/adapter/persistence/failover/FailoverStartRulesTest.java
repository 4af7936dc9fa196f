package dev.issuetracker.adapter.persistence.failover;

import static dev.issuetracker.adapter.persistence.failover.NodeName.PRIMARY;
import static dev.issuetracker.adapter.persistence.failover.NodeName.SECONDARY;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.issuetracker.adapter.persistence.failover.NodeState.Up;
import dev.issuetracker.application.store.StoreStatus.State;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which node serves when the tracker starts, the first time and again. */
class FailoverStartRulesTest extends FailoverRulesFixture {
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
}
