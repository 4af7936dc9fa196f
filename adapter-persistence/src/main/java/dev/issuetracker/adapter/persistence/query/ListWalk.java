package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.domain.issue.IssueFilter.Moment;
import dev.issuetracker.domain.issue.IssueFilter.Within;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueSort.By;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.page.PageRequest.Direction;

/** How a list is gone through in its order. */
record ListWalk(IssueSort sort, PageRequest<IssueKey> request) {
    /** Whether towards lesser values. */
    boolean down() {
        return (request.direction() == Direction.AFTER) == sort.descending();
    }

    /** Whether ids say how far an issue is: what is made later has the greater one. */
    boolean byTime() {
        return sort.by() != By.TITLE && sort.by() != By.FIELD;
    }

    /** Whether no issue of the span was made after its end: nothing happens to an issue before it is made. */
    boolean endsWith(Within span) {
        return sort.by() == By.CREATED_AT && span.moment() != Moment.CREATED && span.to() != null;
    }

    /** Whether no issue of the span was changed last before it begins. */
    boolean beginsWith(Within span) {
        return sort.by() == By.UPDATED_AT && span.moment() == Moment.CREATED && span.from() != null;
    }

    /** Whether the list can be begun where the first issue of the span may be. */
    boolean nearTo(Within span) {
        return down() ? endsWith(span) : beginsWith(span);
    }

    /** Whether ids say how far an issue is among those of each option, or among all. */
    boolean byIdInStretches() {
        return byTime() || (sort.by() == By.FIELD && sort.definition().type().hasOptions());
    }

    /** Whether little is read to pass over issues: they lie beside each other, or only those of an option are met. */
    boolean besideEachOther() {
        return sort.by() == By.CREATED_AT || sort.by() == By.FIELD;
    }

    /** Whether the issues of a span of time may all be far from where the list begins, which is in another order. */
    boolean farFrom(Within span) {
        boolean bounded = (down() ? span.to() : span.from()) != null;
        return bounded
                && !nearTo(span)
                && sort.by() != By.TITLE
                && !sort.by().code().equals(span.moment().code() + "_at");
    }
}
