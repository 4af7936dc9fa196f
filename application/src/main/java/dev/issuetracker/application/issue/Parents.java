package dev.issuetracker.application.issue;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.IssuePresence;
import dev.issuetracker.domain.issue.IssueTree;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps the tree of issues free of cycles, and as small as it may be. Only new parents are checked. */
public final class Parents {
    private static final String PARENT = IssueField.PARENT.code();

    private final Issues issues;
    private final IssueTree tree;

    public Parents(Issues issues, IssueTree tree) {
        this.issues = issues;
        this.tree = tree;
    }

    /**
     * Adds a violation when a parent that is asked for does not exist. The one that an issue has already may be asked
     * for again, also when it is deleted by now. Comes before issues are locked, so that nobody waits for the tree
     * while others wait for an issue.
     *
     * @param current the parent that the issue has; null when it has none, or when many issues are meant
     */
    void checkExists(RequestedValues values, @Nullable Long current, Violations violations) {
        Long parent = values.parent();
        if (parent == null || parent.equals(current)) {
            return;
        }
        tree.lock();
        if (!exists(parent)) {
            violations.add(PARENT, "unknown_issue", "There is no issue with id " + parent + ".");
        }
    }

    /** Whether there is such an issue, and it is not deleted. */
    boolean exists(long id) {
        return issues.presence(id) == IssuePresence.PRESENT;
    }

    /**
     * Checks the parent of an issue that is about to be added.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} when the tree would be too deep or too wide
     */
    void check(@Nullable Long parent) {
        if (parent != null) {
            tree.lock();
            checkRoom(parent, 1, 0);
        }
    }

    /**
     * Checks the parents that revisions bring.
     *
     * @throws TrackerException {@code PARENT_CYCLE}, or {@code VALIDATION_FAILED} when the tree would be too deep or
     *     too wide
     */
    public void check(List<Revision> revisions) {
        List<Revision> moved = revisions.stream().filter(Parents::moves).toList();
        if (moved.isEmpty()) {
            return;
        }
        tree.lock();
        moved.stream()
                .collect(Collectors.groupingBy(
                        revision -> Objects.requireNonNull(revision.after().parent()),
                        Collectors.mapping(revision -> revision.after().id(), Collectors.toSet())))
                .forEach(this::check);
    }

    /** Whether the tree, as it is now, has room for the parents that revisions bring. */
    public boolean fits(List<Revision> revisions) {
        try {
            check(revisions);
            return true;
        } catch (TrackerException noRoom) {
            return false;
        }
    }

    /**
     * Whether the tree has room for all parents that revisions bring, whichever is stored first. What is so only when
     * some of them are stored is not found.
     */
    public boolean fitTogether(List<Revision> revisions) {
        Set<Long> moved = new HashSet<>();
        Set<Long> parents = new HashSet<>();
        for (Revision revision : revisions) {
            if (moves(revision)) {
                moved.add(revision.after().id());
                parents.add(Objects.requireNonNull(revision.after().parent()));
            }
        }
        // Where an issue moves that is above others, their places change with it.
        return parents.stream()
                        .noneMatch(parent -> moved.contains(parent)
                                || tree.ancestors(parent).stream().anyMatch(moved::contains))
                && fits(revisions);
    }

    /** Whether a revision brings a parent. */
    static boolean moves(Revision revision) {
        Long parent = revision.after().parent();
        return parent != null && !parent.equals(revision.before().parent());
    }

    private void check(long parent, Set<Long> children) {
        List<Long> above = new ArrayList<>(List.of(parent));
        above.addAll(tree.ancestors(parent));
        for (int i = 0; i < above.size(); i++) {
            if (children.contains(above.get(i))) {
                throw cycle(above.get(i), above.subList(0, i + 1));
            }
        }
        checkRoom(parent, children.size(), tree.levelsBelow(children));
    }

    private static TrackerException cycle(long child, List<Long> above) {
        String chain = above.stream().map(id -> " is a part of " + id).collect(Collectors.joining());
        return new TrackerException(
                ErrorCode.PARENT_CYCLE,
                "An issue cannot be a part of itself: with this parent, " + child + chain + ".");
    }

    /** @param levels how many levels of children the new children have beneath them */
    private void checkRoom(long parent, int children, int levels) {
        Violations violations = new Violations();
        int depth = tree.ancestors(parent).size() + 2 + levels;
        if (depth > IssueTree.MAX_LEVELS) {
            violations.add(
                    PARENT,
                    "too_deep",
                    "Below issue " + parent + " the tree would be " + depth + " levels deep; at most "
                            + IssueTree.MAX_LEVELS + " are accepted.");
        }
        if (tree.children(parent) + children > IssueTree.MAX_CHILDREN) {
            violations.add(
                    PARENT,
                    "too_many",
                    "Issue " + parent + " would have more than " + IssueTree.MAX_CHILDREN + " children.");
        }
        violations.throwIfAny();
    }
}
