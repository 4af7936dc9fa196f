package dev.issuetracker.application.importing.relation;

import dev.issuetracker.application.importing.relation.KeyedLinks.Reason;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.LinkType;
import dev.issuetracker.domain.link.Links;
import dev.issuetracker.domain.link.Relation;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Stores links of issues that just came in, of which the store has none yet. */
final class LinkStore {
    private final Links links;
    private final UserRef by;
    private final Instant at;
    /** From which issue the links are that were stored. */
    private final Map<Ends, Long> made = new HashMap<>();

    private final Map<Long, Long> counts = new HashMap<>();

    /** Two issues have one link of a type at most, whichever of them it is from. */
    private record Ends(LinkType type, long lower, long higher) {
        static Ends of(LinkType type, long one, long other) {
            return new Ends(type, Math.min(one, other), Math.max(one, other));
        }
    }

    LinkStore(Links links, UserRef by, Instant at) {
        this.links = links;
        this.by = by;
        this.at = at;
    }

    /** Stores a link; says why when it cannot be. One that is there already stays as it is. */
    Optional<Reason> add(Relation relation, long issue, long other) {
        if (issue == other) {
            return Optional.of(Reason.SAME_ISSUE);
        }
        long from = relation.isOfFirst() ? issue : other;
        Ends ends = Ends.of(relation.type(), issue, other);
        Long madeFrom = made.get(ends);
        if (madeFrom != null) {
            boolean same = relation == Relation.RELATES || madeFrom == from;
            return same ? Optional.empty() : Optional.of(Reason.LINK_TAKEN);
        }
        if (full(issue) || full(other)) {
            return Optional.of(Reason.TOO_MANY_LINKS);
        }
        links.add(relation.type(), from, from == issue ? other : issue, by, at);
        made.put(ends, from);
        counts.merge(issue, 1L, Long::sum);
        counts.merge(other, 1L, Long::sum);
        return Optional.empty();
    }

    private boolean full(long issue) {
        return counts.computeIfAbsent(issue, links::count) >= Link.MAX_OF_ISSUE;
    }
}
