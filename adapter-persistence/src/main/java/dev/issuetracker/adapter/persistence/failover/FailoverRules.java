package dev.issuetracker.adapter.persistence.failover;

import dev.issuetracker.adapter.persistence.failover.NodeState.Down;
import dev.issuetracker.adapter.persistence.failover.NodeState.Same;
import dev.issuetracker.adapter.persistence.failover.NodeState.Unfit;
import dev.issuetracker.adapter.persistence.failover.NodeState.Up;
import dev.issuetracker.application.store.StoreStatus.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which node serves and whether it may be written, from what the probes find; see
 * docs/decisions/0007-failover.md. Knows neither network nor clock: the same observations make the same decisions. Not
 * safe for use by several threads.
 */
final class FailoverRules {
    /** So many probes in a row must fail before a node counts as gone; until then it counts as it was last seen. */
    static final int PATIENCE = 3;

    private static final String ADVICE =
            "The primary database cannot be reached, and the secondary is not known to be a"
                    + " node of the same database. Only SEC_DB_ROLE=fallback would serve from a database of its own.";

    private static final String ROLE =
            "With SEC_DB_ROLE=fallback it would serve when the primary cannot be reached at the start.";

    private static final long NEVER_PROMOTED = 1;

    private final Map<NodeName, Integer> failures = new EnumMap<>(NodeName.class);
    private final Map<NodeName, Up> lastSeen = new EnumMap<>(NodeName.class);
    private Lineage lineage;
    /** Of the primary when it was last seen, also before anything was written. */
    private @Nullable Long primaryIdentifier;
    /** Start of the server that both names lead to; null while they lead to two. */
    private @Nullable Long sameServerStartedAt;

    private long servingTimeline;
    private @Nullable FailoverDecision previous;

    /** Rules that remember what was seen before, or {@link Lineage#UNKNOWN}. */
    FailoverRules(Lineage remembered) {
        this.lineage = remembered;
    }

    /** What must be remembered before the last decision is acted on. */
    Lineage lineage() {
        return lineage;
    }

    /**
     * Decides.
     *
     * @param probed what the probe of every configured node found
     */
    FailoverDecision observe(Map<NodeName, NodeState> probed, Instant at) {
        probed.forEach(this::note);
        Map<NodeName, Up> nodes = new EnumMap<>(lastSeen);
        @Nullable Long identifier = identifier(nodes);
        long highest = highest(nodes, identifier);
        Choice choice = choose(nodes, identifier, highest);
        if (choice.written()) {
            lineage = new Lineage(identifier, highest);
        } else if (lineage.systemIdentifier() != null) {
            lineage = new Lineage(lineage.systemIdentifier(), highest);
        }
        String advice = choice.node() == null
                        && nodes.containsKey(NodeName.SECONDARY)
                        && !ours(node(nodes, NodeName.SECONDARY), identifier)
                ? ADVICE
                : null;
        return decision(choice, nodes, details(choice, probed, nodes, identifier, highest), advice, at);
    }

    private record Choice(
            @Nullable NodeName node, State state, @Nullable String why) {
        static final Choice NONE = new Choice(null, State.UNAVAILABLE, null);

        /** Whether the node is, or is about to be, written. */
        boolean written() {
            return state == State.READY || state == State.MIGRATING;
        }
    }

    private void note(NodeName name, NodeState state) {
        if (state instanceof Up up) {
            failures.put(name, 0);
            lastSeen.put(name, up);
            if (name != NodeName.SECONDARY) {
                primaryIdentifier = up.systemIdentifier();
            } else if (isPrimary(up)) {
                lastSeen.remove(name);
            }
        } else if (state instanceof Same same) {
            sameServerStartedAt = same.startedAt();
            lastSeen.remove(name);
        } else if (state instanceof Unfit) {
            lastSeen.remove(name);
        } else if (failures.merge(name, 1, Integer::sum) >= PATIENCE) {
            lastSeen.remove(name);
        }
    }

    /** The one server that both names lead to, while it misses a probe under the name of the primary. */
    private boolean isPrimary(Up secondary) {
        Up primary = lastSeen.get(NodeName.PRIMARY);
        return primary != null
                && primary.resembles(secondary)
                && Objects.equals(sameServerStartedAt, secondary.startedAt());
    }

    /**
     * Of the database that was written before; failing that, of the configured primary. A server that has seen neither
     * takes the secondary for a node of that database if it was a standby once, and not if it may be a database of its
     * own.
     */
    private @Nullable Long identifier(Map<NodeName, Up> nodes) {
        if (lineage.systemIdentifier() != null) {
            return lineage.systemIdentifier();
        }
        if (primaryIdentifier != null) {
            return primaryIdentifier;
        }
        Up secondary = nodes.get(NodeName.SECONDARY);
        return secondary != null && wasStandby(secondary) ? (Long) secondary.systemIdentifier() : null;
    }

    private static boolean wasStandby(Up node) {
        return node.recovering() || (node.timeline() > NEVER_PROMOTED && node.schemaExpected());
    }

    private long highest(Map<NodeName, Up> nodes, @Nullable Long identifier) {
        return nodes.values().stream()
                .filter(node -> ours(node, identifier))
                .mapToLong(Up::timeline)
                .reduce(lineage.timeline(), Math::max);
    }

    private static boolean ours(Up node, @Nullable Long identifier) {
        return identifier != null && node.systemIdentifier() == identifier;
    }

    private Choice choose(Map<NodeName, Up> nodes, @Nullable Long identifier, long highest) {
        List<NodeName> open = new ArrayList<>(nodes.keySet());
        open.removeIf(name -> !node(nodes, name).open());
        if (open.size() > 1) {
            Up one = node(nodes, open.get(0));
            Up other = node(nodes, open.get(1));
            boolean same = ours(one, identifier) && ours(other, identifier);
            if (same && one.timeline() == other.timeline() && one.timeline() >= highest) {
                return split(
                        open,
                        nodes,
                        identifier,
                        "Both nodes take writes on the same timeline " + one.timeline() + ": stop the wrong one.");
            }
        }
        for (NodeName name : open) {
            Up node = node(nodes, name);
            if (ours(node, identifier) && node.timeline() >= highest) {
                return new Choice(name, node.schemaExpected() ? State.READY : State.MIGRATING, null);
            }
        }
        return reader(nodes, identifier, highest)
                .map(name -> new Choice(name, State.READ_ONLY, "No node takes writes; what is read may be stale."))
                .orElse(Choice.NONE);
    }

    private Choice split(List<NodeName> open, Map<NodeName, Up> nodes, @Nullable Long identifier, String why) {
        NodeName reads = open.stream()
                .filter(name ->
                        ours(node(nodes, name), identifier) && node(nodes, name).schemaExpected())
                .min(Comparator.comparing(name -> name != serving()))
                .orElse(null);
        return new Choice(reads, State.SPLIT_BRAIN, why);
    }

    /**
     * The best node to read while none may be written. One that takes writes on an outdated timeline is none: it may
     * hold versions that never were, and who edits one of those later would overwrite another's edit unseen.
     */
    private Optional<NodeName> reader(Map<NodeName, Up> nodes, @Nullable Long identifier, long highest) {
        return nodes.keySet().stream()
                .filter(name -> {
                    Up node = node(nodes, name);
                    return ours(node, identifier)
                            && node.schemaExpected()
                            && (node.recovering() || (node.readOnly() && node.timeline() >= highest));
                })
                .min(Comparator.comparing((NodeName name) -> name != serving())
                        .thenComparing(name -> -node(nodes, name).timeline()));
    }

    private @Nullable NodeName serving() {
        return previous == null ? null : previous.serving();
    }

    private static Up node(Map<NodeName, Up> nodes, NodeName name) {
        Up node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException(name + " was not seen");
        }
        return node;
    }

    private FailoverDecision decision(
            Choice choice, Map<NodeName, Up> nodes, @Nullable String detail, @Nullable String advice, Instant at) {
        Up node = choice.node() == null ? null : nodes.get(choice.node());
        long timeline = node == null ? 0 : node.timeline();
        NodeName evicted = null;
        Instant since = at;
        FailoverDecision before = previous;
        if (before != null) {
            boolean moved = before.serving() != choice.node();
            // The same address on a higher timeline may be another server by now: a proxy or a floating address moved.
            boolean promoted = timeline != servingTimeline;
            boolean closed = before.state() == State.READY && choice.state() != State.READY;
            evicted = moved || promoted || closed ? before.serving() : null;
            since = moved || promoted || before.state() != choice.state() ? at : before.since();
        }
        String schemaVersion = node == null ? null : node.schemaVersion();
        FailoverDecision decision =
                new FailoverDecision(choice.node(), choice.state(), evicted, schemaVersion, detail, advice, since);
        servingTimeline = timeline;
        previous = decision;
        return decision;
    }

    private static @Nullable String details(
            Choice choice,
            Map<NodeName, NodeState> probed,
            Map<NodeName, Up> nodes,
            @Nullable Long identifier,
            long highest) {
        List<String> lines = new ArrayList<>();
        if (choice.why() != null) {
            lines.add(choice.why());
        }
        probed.forEach((name, state) -> {
            Up node = nodes.get(name);
            if (state instanceof Down) {
                // Why not is for the log: health may be read by anyone.
                lines.add("The " + name.label() + " does not answer.");
            } else if (state instanceof Unfit) {
                lines.add("The " + name.label() + " answers, but cannot be used as it is; the log says why.");
            } else if (state instanceof Same) {
                lines.add("The secondary is the primary under another name: there is one node.");
            } else if (node != null && identifier == null) {
                lines.add(
                        "The secondary was never promoted, and the primary was not seen yet, so that the two may be of"
                                + " different databases. " + ROLE);
            } else if (node != null && !ours(node, identifier)) {
                lines.add("The " + name.label() + " is of another database: its system identifier is "
                        + node.systemIdentifier() + ", not " + identifier + "."
                        + (name == NodeName.SECONDARY ? " It is never used. " + ROLE : ""));
            } else if (node != null && node.open() && node.timeline() < highest) {
                lines.add("The " + name.label() + " takes writes on timeline " + node.timeline() + ", but " + highest
                        + " was seen: it is outdated and not used; make it a standby of the other.");
            } else if (node != null && !node.schemaExpected()) {
                lines.add("The " + name.label() + " has "
                        + (node.schemaVersion() == null ? "no schema yet." : "schema " + node.schemaVersion() + "."));
            } else if (node != null && choice.node() == null) {
                lines.add("The " + name.label() + " " + node.description() + ".");
            }
        });
        return lines.isEmpty() ? null : String.join(" ", lines);
    }
}
