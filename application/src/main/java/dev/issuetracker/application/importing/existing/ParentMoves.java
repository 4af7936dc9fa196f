package dev.issuetracker.application.importing.existing;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.issue.Parents;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives issues that are there other parents, in the unit of work of the thread. One for which there is no room in the
 * tree yet, such as an issue that has its new parent beneath it, waits until others have moved.
 */
final class ParentMoves {
    private final Issues issues;
    private final Parents parents;
    private final Cause cause;

    /**
     * What an issue gets for its parent.
     *
     * @param parent null for none, and for one that has no id yet
     * @param belowNew whether the parent comes in with the same file; only a check makes such, and stores none
     */
    record Move(long issueId, @Nullable Long parent, boolean belowNew) {
        static Move to(long issueId, @Nullable Long parent) {
            return new Move(issueId, parent, false);
        }

        static Move belowNew(long issueId) {
            return new Move(issueId, null, true);
        }

        boolean changes(Issue issue) {
            return belowNew || !Objects.equals(issue.parent(), parent);
        }
    }

    ParentMoves(IssuePorts ports, Cause cause) {
        this.issues = ports.issues();
        this.parents = new Parents(issues, ports.issueTree());
        this.cause = cause;
    }

    /**
     * Makes the moves.
     *
     * @param done takes those that changed something
     * @param left takes each for which there is no room, and why
     */
    void make(List<Move> moves, Consumer<List<Revision>> done, BiConsumer<Move, TrackerException> left) {
        List<Move> open = moves;
        boolean moved = true;
        while (moved && !open.isEmpty()) {
            List<Move> waiting = tried(open, done);
            moved = waiting.size() < open.size();
            open = waiting;
        }
        open.forEach(move -> tried(move, done).ifPresent(no -> left.accept(move, no)));
    }

    /** Makes those for which there is room; answers the others. */
    List<Move> tried(List<Move> moves, Consumer<List<Revision>> done) {
        List<Revision> all = revisions(moves);
        if (parents.fitTogether(all)) {
            store(all, done);
            return List.of();
        }
        return moves.stream().filter(move -> tried(move, done).isPresent()).toList();
    }

    private List<Revision> revisions(List<Move> moves) {
        Map<Long, Move> byIssue =
                moves.stream().collect(Collectors.toMap(Move::issueId, move -> move, (earlier, later) -> later));
        return issues.findOutlines(byIssue.keySet()).stream()
                .map(issue -> revision(issue, Objects.requireNonNull(byIssue.get(issue.id()))))
                .toList();
    }

    private Revision revision(Issue issue, Move move) {
        return issue.edit(IssuePatch.of(IssueField.PARENT, move.parent()), cause.by(), cause.at());
    }

    private void store(List<Revision> revisions, Consumer<List<Revision>> done) {
        List<Revision> changed = revisions.stream().filter(Revision::changed).toList();
        if (!changed.isEmpty()) {
            issues.save(changed);
            done.accept(changed);
        }
    }

    private Optional<TrackerException> tried(Move move, Consumer<List<Revision>> done) {
        List<Revision> revisions = revisions(List.of(move));
        try {
            parents.check(revisions);
        } catch (TrackerException noRoom) {
            return Optional.of(noRoom);
        }
        store(revisions, done);
        return Optional.empty();
    }
}
