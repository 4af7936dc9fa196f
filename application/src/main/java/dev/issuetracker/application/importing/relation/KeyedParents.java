package dev.issuetracker.application.importing.relation;

import dev.issuetracker.application.importing.preview.RowPlace;
import dev.issuetracker.domain.issue.IssueTree;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parents that the rows of a file name. They wait until all rows are stored, since a parent may come last. */
public final class KeyedParents implements AutoCloseable {
    private final BiConsumer<Waiting, Reason> leftOut;
    private final WaitingRows<Waiting> rows;

    /**
     * A row that waits for its parent.
     *
     * @param issueId of the row; empty when the issue is not stored
     * @param key what the source calls the issue; null when it does not
     * @param parent what the source calls its parent
     * @param byTitle whether that is a title, if a row has it
     * @param again whether its issue came in before
     */
    public record Waiting(
            OptionalLong issueId,
            @Nullable String key,
            RowPlace place,
            String parent,
            boolean byTitle,
            boolean again) {}

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

    private static final class Form implements WaitingRows.Form<Waiting> {
        @Override
        public void write(Waiting row, DataOutput out) throws IOException {
            WaitingRows.write(row.issueId(), out);
            WaitingRows.write(row.key(), out);
            WaitingRows.write(row.place(), out);
            WaitingRows.write(row.parent(), out);
            out.writeBoolean(row.byTitle());
            out.writeBoolean(row.again());
        }

        @Override
        public Waiting read(DataInput in) throws IOException {
            return new Waiting(
                    WaitingRows.readId(in),
                    WaitingRows.readText(in),
                    WaitingRows.readPlace(in),
                    Objects.requireNonNull(WaitingRows.readText(in)),
                    in.readBoolean(),
                    in.readBoolean());
        }
    }

    /**
     * Makes one without rows.
     *
     * @param spools where they wait
     * @param leftOut takes the rows whose issues get no parent
     */
    public KeyedParents(Supplier<Spool> spools, BiConsumer<Waiting, Reason> leftOut) {
        this.rows = new WaitingRows<>(spools, new Form());
        this.leftOut = leftOut;
    }

    /** Adds a row that names a parent. */
    public void add(Waiting row) {
        if (row.key() == null) {
            leftOut.accept(row, Reason.NO_KEY);
        } else {
            rows.add(row);
        }
    }

    /** All that wait. */
    public WaitingRows<Waiting> rows() {
        return rows;
    }

    /** A stored issue and its parent. */
    public record Child(long id, long parent) {}

    /**
     * Finds the rows that get no parent, where nothing is stored.
     *
     * @param ids the issues that some keys have
     */
    public void check(NamedRows names, Function<Collection<String>, Map<String, Long>> ids, IssueTree tree) {
        KeyedTree placed = placed(names, ids, tree);
        rows.each(row -> placed.reason(number(names, row)).ifPresent(why -> leftOut.accept(row, why)));
    }

    /** Where rows have their places, as far as they can be. */
    public final class Places {
        private final NamedRows names;
        private final KeyedTree tree;

        private Places(NamedRows names, KeyedTree tree) {
            this.names = names;
            this.tree = tree;
        }

        /**
         * Hands on the parents of the stored issues, piece by piece; afterwards no rows wait.
         *
         * @param ids the issues that some keys have, in the unit of work of a piece
         * @param sink runs in that unit of work
         */
        public void store(
                Function<Collection<String>, Map<String, Long>> ids,
                WaitingRows.Pieces pieces,
                Consumer<List<Child>> sink) {
            pieces.each(rows, some -> sink.accept(children(some, ids.apply(names.parentKeys(some)))));
            rows.close();
        }

        private List<Child> children(List<Waiting> some, Map<String, Long> ids) {
            KeyedTree.Now now = tree.new Now();
            List<Child> children = new ArrayList<>();
            for (Waiting row : some) {
                int number = number(names, row);
                Long parent = names.parentIssue(row, ids);
                Optional<Reason> reason = tree.reason(number);
                if (reason.isEmpty() && parent == null) {
                    reason = Optional.of(Reason.UNKNOWN_KEY);
                } else if (reason.isEmpty()) {
                    reason = now.noRoom(number);
                }
                if (reason.isPresent()) {
                    leftOut.accept(row, reason.get());
                } else {
                    children.add(new Child(row.issueId().orElseThrow(), Objects.requireNonNull(parent)));
                }
            }
            return children;
        }
    }

    /** Finds the places of rows whose issues are stored. */
    public Places places(NamedRows names, Function<Collection<String>, Map<String, Long>> ids, IssueTree tree) {
        return new Places(names, placed(names, ids, tree));
    }

    private KeyedTree placed(NamedRows names, Function<Collection<String>, Map<String, Long>> ids, IssueTree tree) {
        KeyedTree placed = new KeyedTree(names.size(), tree);
        rows.some(some -> {
            Map<String, Long> outside = ids.apply(names.parentKeys(some, names::isNew));
            some.forEach(row -> put(row, placed, names, outside));
        });
        placed.place();
        return placed;
    }

    private static void put(Waiting row, KeyedTree tree, NamedRows names, Map<String, Long> outside) {
        int number = number(names, row);
        int parent = names.parent(row);
        Long issue = names.parentIssue(row, outside);
        if (names.ambiguous(row)) {
            tree.leaveOut(number, Reason.AMBIGUOUS_TITLE);
        } else if (parent != LongNumbers.NONE && names.isNew(parent)) {
            tree.put(number, parent);
        } else if (issue != null) {
            tree.put(number, tree.outside(issue));
        } else {
            tree.leaveOut(number, Reason.UNKNOWN_KEY);
        }
    }

    private static int number(NamedRows names, Waiting row) {
        return names.number(Objects.requireNonNull(row.key()));
    }

    @Override
    public void close() {
        rows.close();
    }
}
