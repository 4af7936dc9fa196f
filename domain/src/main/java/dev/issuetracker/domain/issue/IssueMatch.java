package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.issue.IssueFilter.Moment;
import dev.issuetracker.domain.issue.IssueFilter.Trait;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.CodePointOrder;
import dev.issuetracker.domain.text.Keywords;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a filter finds an issue. It is for stores that search in Java; every other store gives the same answers.
 *
 * @param issue with its labels and people as they are called now, and its comments counted
 * @param others what comments and other issues make true of it
 */
public record IssueMatch(Issue issue, Others others) implements IssueFilter.Cases<Boolean> {
    /** What comments and other issues make true of an issue. */
    public interface Others {
        /** Whether the issue has children that are not deleted. */
        boolean hasChildren(long id);

        /** Whether a comment of the issue has the keyword, as {@link Keywords} finds it. */
        boolean inComment(long id, String keyword);

        /** Whether the issue waits for one that is neither resolved nor deleted. */
        boolean blocked(long id);
    }

    /** Whether the filter finds the issue. */
    public boolean by(IssueFilter filter) {
        return !issue.deleted() && filter.as(this);
    }

    @Override
    public Boolean all(List<IssueFilter> filters) {
        return filters.stream().allMatch(filter -> filter.as(this));
    }

    @Override
    public Boolean any(List<IssueFilter> filters) {
        return filters.stream().anyMatch(filter -> filter.as(this));
    }

    @Override
    public Boolean not(IssueFilter filter) {
        return !filter.as(this);
    }

    @Override
    public Boolean withId(Set<Long> ids) {
        return ids.contains(issue.id());
    }

    @Override
    public Boolean containing(String keyword) {
        return Keywords.has(issue.title(), keyword) || Keywords.has(issue.description(), keyword);
    }

    @Override
    public Boolean inComment(String keyword) {
        return others.inComment(issue.id(), keyword);
    }

    @Override
    public Boolean withStatus(Set<Status> statuses) {
        return statuses.contains(issue.status());
    }

    @Override
    public Boolean assignedTo(String username) {
        UserRef assignee = issue.assignee();
        return assignee != null && same(assignee.username(), username);
    }

    @Override
    public Boolean createdBy(String username) {
        return same(issue.createdBy().username(), username);
    }

    @Override
    public Boolean labelled(String label) {
        return issue.labels().stream().anyMatch(carried -> same(carried.name(), label));
    }

    private static boolean same(String name, String wanted) {
        return CaseFolding.fold(name).equals(CaseFolding.fold(wanted));
    }

    @Override
    public Boolean childOf(long parent) {
        return Objects.equals(issue.parent(), parent);
    }

    @Override
    public Boolean within(Moment moment, @Nullable Instant from, @Nullable Instant to) {
        Instant at = switch (moment) {
            case CREATED -> issue.createdAt();
            case UPDATED -> issue.updatedAt();
            case RESOLVED -> issue.resolvedAt();
        };
        return at != null && (from == null || !at.isBefore(from)) && (to == null || !at.isAfter(to));
    }

    @Override
    public Boolean withField(FieldFilter wanted) {
        List<String> keys = FieldKeys.of(AddedFields.of(wanted.field()), issue.values());
        if (wanted instanceof FieldFilter.AnyOf any) {
            return keys.isEmpty() ? any.orNone() : keys.stream().anyMatch(any.keys()::contains);
        }
        return keys.stream().anyMatch(inRange((FieldFilter.Between) wanted));
    }

    private static Predicate<String> inRange(FieldFilter.Between range) {
        String from = range.from();
        String to = range.to();
        return key -> (from == null || CodePointOrder.compare(key, from) >= 0)
                && (to == null || CodePointOrder.compare(key, to) <= 0);
    }

    @Override
    public Boolean is(Trait trait) {
        return switch (trait) {
            case ASSIGNED -> issue.assignee() != null;
            case LABELLED -> !issue.labels().isEmpty();
            case COMMENTED -> issue.commentCount() > 0;
            case CHILD -> issue.parent() != null;
            case PARENT -> others.hasChildren(issue.id());
            case BLOCKED -> others.blocked(issue.id());
        };
    }
}
