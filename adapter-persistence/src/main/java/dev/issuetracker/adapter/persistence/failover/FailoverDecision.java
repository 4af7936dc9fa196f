package dev.issuetracker.adapter.persistence.failover;

import dev.issuetracker.application.store.StoreStatus.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which node serves, and what it may be asked.
 *
 * @param serving the active node; null when none can serve
 * @param state {@code READY}: it is read and written; {@code READ_ONLY} and {@code SPLIT_BRAIN}: it is read;
 *     {@code MIGRATING}: its schema is to be brought up to date first; {@code UNAVAILABLE}: nothing serves
 * @param evicted the node whose connections must end before this holds, so that nothing more is committed through them;
 *     null when none must
 * @param schemaVersion of the node that serves
 * @param detail what is wrong, for the operator; null when nothing is
 * @param advice what callers read when nothing serves and a setting could help; null when none could
 * @param since when this began
 */
record FailoverDecision(
        @Nullable NodeName serving,
        State state,
        @Nullable NodeName evicted,
        @Nullable String schemaVersion,
        @Nullable String detail,
        @Nullable String advice,
        Instant since) {
    /** Which node serves and what it may be asked, in words for the operator. */
    String inWords() {
        if (serving == null) {
            return "No node serves.";
        }
        return "The " + serving.label() + " serves"
                + switch (state) {
                    case READY -> ": it is read and written.";
                    case MIGRATING -> " as soon as a server has brought its schema up to date.";
                    case READ_ONLY, SPLIT_BRAIN, UNAVAILABLE -> ": it is only read.";
                };
    }

    /** What holds until the connections of the evicted node have ended: nothing serves, for the same reason. */
    FailoverDecision untilEvicted() {
        return new FailoverDecision(null, State.UNAVAILABLE, null, null, detail, advice, since);
    }
}
