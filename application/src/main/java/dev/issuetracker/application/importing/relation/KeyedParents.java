package dev.issuetracker.application.importing.relation;

import dev.issuetracker.application.importing.preview.RowPlace;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.IssueTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The parents that the rows of a file name. They wait until all rows are stored, since a parent may come last. */
public final class KeyedParents {
    /** How many wait at most, so that memory does not grow with the file. */
    public static final int MAX_PARENTS = 100_000;

    private final BiConsumer<Waiting, Reason> leftOut;
    private final List<Waiting> waiting = new ArrayList<>();

    /**
     * A row that waits for its parent.
     *
     * @param issueId of the row; empty when the issue is not stored
     * @param key what the source calls the issue; null when it does not
     * @param parent what the source calls its parent
     * @param again whether its issue came in before
     */
    public record Waiting(OptionalLong issueId, @Nullable String key, RowPlace place, String parent, boolean again) {
        /** A row whose issue is new. */
        public Waiting(OptionalLong issueId, @Nullable String key, RowPlace place, String parent) {
            this(issueId, key, place, parent, false);
        }

        Waiting below(String itsParent) {
            return new Waiting(issueId, key, place, itsParent, again);
        }
    }

    /** Why an issue gets no parent. */
    public enum Reason {
        /** The issue has no key itself, so that nobody could say later that its parent came with it. */
        NO_KEY,
        /** No issue of this key came in. */
        UNKNOWN_KEY,
        /** Several rows have the title by which the parent is named, or the one that has it has no key. */
        AMBIGUOUS_TITLE,
        /** The parent is the issue itself, or a part of it. */
        PARENT_CYCLE,
        /** The tree would have too many levels. */
        TOO_DEEP,
        /** The parent has as many children as it may have. */
        TOO_MANY_CHILDREN
    }

    /** @param leftOut takes the rows whose issues get no parent */
    public KeyedParents(BiConsumer<Waiting, Reason> leftOut) {
        this.leftOut = leftOut;
    }

    /**
     * Adds a row that names a parent.
     *
     * @throws TrackerException {@code FILE_TOO_LARGE} when there are more than {@value #MAX_PARENTS}
     */
    public void add(Waiting row) {
        if (row.key() == null) {
            leftOut.accept(row, Reason.NO_KEY);
            return;
        }
        waiting.add(row);
        requireFew(waiting.size(), row.place());
    }

    static void requireFew(int rows, RowPlace last) {
        if (rows > MAX_PARENTS) {
            throw new TrackerException(
                    ErrorCode.FILE_TOO_LARGE,
                    "Until line " + last.line() + " the file has more than " + MAX_PARENTS
                            + " issues with a parent; import it in parts.");
        }
    }

    /** Takes those out that are of some kind. */
    public List<Waiting> take(Predicate<Waiting> wanted) {
        List<Waiting> taken = waiting.stream().filter(wanted).toList();
        waiting.removeIf(wanted);
        return taken;
    }

    /** All that wait. */
    public List<Waiting> rows() {
        return waiting;
    }

    /** The keys of the parents. */
    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        waiting.forEach(row -> keys.add(row.parent()));
        return keys;
    }

    /** A stored issue and its parent. */
    public record Child(long id, long parent) {}

    /**
     * The parents of stored issues, as far as they can be, when all rows are stored. Of rows that are not stored only
     * those that are left out are found.
     *
     * @param ids the stored issues that some keys have
     * @param inFile whether a row of the file has the key
     */
    public List<Child> children(Map<String, Long> ids, Predicate<String> inFile, IssueTree issues) {
        KeyedTree tree = new KeyedTree(waiting, inFile, ids, issues, leftOut);
        List<Child> children = new ArrayList<>();
        for (Waiting row : tree.placed()) {
            Long parent = ids.get(row.parent());
            if (row.issueId().isPresent() && parent != null) {
                children.add(new Child(row.issueId().getAsLong(), parent));
            }
        }
        return children;
    }
}
