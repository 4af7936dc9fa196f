package dev.issuetracker.application.importing.relation;

import dev.issuetracker.application.importing.relation.KeyedLinks.Reason;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.LinkType;
import dev.issuetracker.domain.link.Links;
import dev.issuetracker.domain.link.NewLink;
import dev.issuetracker.domain.link.Relation;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stores some links of issues that just came in, all at once. */
final class LinkStore {
    private final Links links;
    private final UserRef by;
    private final Instant at;
    /** Which issues the links may be of. */
    private final Set<Long> issues = new HashSet<>();
    /** From which issue the links are that are there. */
    private final Map<Ends, Long> there = new HashMap<>();

    private final Map<Long, Long> counts = new HashMap<>();
    private final List<NewLink> added = new ArrayList<>();
    private boolean read;

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

    /** Says that links of an issue will be added. */
    void know(long issue) {
        issues.add(issue);
    }

    /** Adds a link; says why when it cannot be. One that is there already stays as it is. */
    Optional<Reason> add(Relation relation, long issue, long other) {
        if (issue == other) {
            return Optional.of(Reason.SAME_ISSUE);
        }
        read();
        long from = relation.isOfFirst() ? issue : other;
        Ends ends = Ends.of(relation.type(), issue, other);
        Long thereFrom = there.get(ends);
        if (thereFrom != null) {
            boolean same = relation == Relation.RELATES || thereFrom == from;
            return same ? Optional.empty() : Optional.of(Reason.LINK_TAKEN);
        }
        if (full(issue) || full(other)) {
            return Optional.of(Reason.TOO_MANY_LINKS);
        }
        added.add(new NewLink(relation.type(), from, from == issue ? other : issue));
        there.put(ends, from);
        counts.merge(issue, 1L, Long::sum);
        counts.merge(other, 1L, Long::sum);
        return Optional.empty();
    }

    private void read() {
        if (!read) {
            links.among(issues).forEach(link -> there.put(Ends.of(link.type(), link.from(), link.to()), link.from()));
            counts.putAll(links.counts(issues));
            read = true;
        }
    }

    private boolean full(long issue) {
        return counts.getOrDefault(issue, 0L) >= Link.MAX_OF_ISSUE;
    }

    /** Stores what was added. */
    void save() {
        links.addAll(added, by, at);
    }
}
