package dev.issuetracker.adapter.persistence.failover;

import org.jspecify.annotations.Nullable;

/** What one probe of a node found. */
sealed interface NodeState {
    /** What the node is, in a few words for the operator. */
    String description();

    /** No answer in time, or the node does not let us in. */
    record Down(String reason) implements NodeState {
        @Override
        public String description() {
            return "does not answer";
        }
    }

    /**
     * The node answers, and the tracker cannot work on it as it is: of the wrong encoding, or behind the wrong pooler.
     *
     * @param problem what is wrong and what to do, for the operator alone
     */
    record Unfit(String problem) implements NodeState {
        @Override
        public String description() {
            return "cannot be used";
        }
    }

    /**
     * The secondary is the same server as the primary, under another name.
     *
     * @param startedAt when that server started, in microseconds since 1970
     */
    record Same(long startedAt) implements NodeState {
        @Override
        public String description() {
            return "is the primary under another name";
        }
    }

    /**
     * An answer.
     *
     * @param recovering whether it follows another node
     * @param readOnly whether its transactions are read-only, by recovery or by configuration
     * @param systemIdentifier which database this is a node of; given by initdb and copied with the data
     * @param timeline the newest that it writes or follows; every promotion begins a higher one
     * @param startedAt when its server started, in microseconds since 1970
     * @param schemaVersion the newest migration that it has; null when it has none
     * @param schemaExpected whether that is at least what this program needs
     */
    record Up(
            boolean recovering,
            boolean readOnly,
            long systemIdentifier,
            long timeline,
            long startedAt,
            @Nullable String schemaVersion,
            boolean schemaExpected)
            implements NodeState {
        /** Whether the node itself would take writes; it may still be the wrong one to write to. */
        boolean open() {
            return !recovering && !readOnly;
        }

        /** Whether the other may be this server, reached by another name. */
        boolean resembles(Up other) {
            return systemIdentifier == other.systemIdentifier && startedAt == other.startedAt;
        }

        @Override
        public String description() {
            String part = recovering ? "a standby" : readOnly ? "read-only" : "open for writes";
            return "is " + part + " on timeline " + timeline;
        }
    }
}
