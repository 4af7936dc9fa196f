package dev.issuetracker.application.importing;

import dev.issuetracker.application.importing.check.CheckedRow;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.application.importing.done.Origin;
import dev.issuetracker.application.importing.staging.NameKind;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.comment.Comments;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.NewIssue;
import dev.issuetracker.domain.user.UserRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stores the rows of an import that make issues, each with its comments and where it came from. */
final class NewIssues {
    private final Transactions transactions;
    private final Adding adding;
    private final ImportPorts stores;
    private final List<IdRange> stored = new ArrayList<>();

    /** Stores new issues, in the unit of work of the thread. */
    @FunctionalInterface
    interface Adding {
        List<Issue> add(List<NewIssue> issues);

        /** Runs a unit of work that makes what rows name. */
        default <T> T making(Transactions transactions, Supplier<T> making) {
            return transactions.in(making);
        }

        /** Notes what was made, in that unit of work. */
        default void made(NameKind kind, long id) {
            // It is in the same unit of work as the rows.
        }

        /** Notes that an import begins to change issues that are there, in the unit of work that does. */
        default void begins(long importId, UserRef by) {
            // All of it is in the same unit of work.
        }

        /** Runs a piece of what is stored of the issues when all are there, in the unit of work of the thread. */
        default void completing(Runnable piece) {
            piece.run();
        }

        /**
         * Stores so many rows with all that they have, in one unit of work or more, and hands on what came of each part
         * when it is stored.
         *
         * @param rows no more than a batch has
         */
        default <T> void store(Transactions transactions, int rows, Part<T> part, Consumer<T> stored) {
            stored.accept(transactions.in(() -> part.store(0, rows)));
        }
    }

    /**
     * Stores some of a number of rows, in the unit of work of the thread.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    interface Part<T> {
        T store(int from, int to);
    }

    /** Learns which issue a row has made. */
    @FunctionalInterface
    interface Listener {
        void stored(long id, CheckedRow row);
    }

    NewIssues(Transactions transactions, Adding adding, ImportPorts stores) {
        this.transactions = transactions;
        this.adding = adding;
        this.stores = stores;
    }

    /** The ids of the issues so far. */
    List<IdRange> stored() {
        return stored;
    }

    /**
     * Stores what these rows make, as many in a unit of work as may be.
     *
     * @param source what the issues' source is called; null when they have none
     */
    void store(List<CheckedRow> checked, @Nullable String source, Listener listener) {
        Iterator<CheckedRow> rows = checked.iterator();
        adding.store(
                transactions,
                checked.size(),
                (from, to) -> add(checked.subList(from, to), source),
                added -> added.forEach(issue -> {
                    IdRange.append(stored, issue.id());
                    listener.stored(issue.id(), rows.next());
                }));
    }

    private List<Issue> add(List<CheckedRow> checked, @Nullable String source) {
        List<Issue> added =
                adding.add(checked.stream().flatMap(CheckedRow::issues).toList());
        List<Origin> origins = new ArrayList<>();
        Map<Long, Set<String>> comments = new HashMap<>();
        for (int i = 0; i < added.size(); i++) {
            long id = added.get(i).id();
            comment(id, checked.get(i));
            if (source != null) {
                checked.get(i).origin(id, source).ifPresent(origins::add);
                comments.put(id, checked.get(i).digests());
            }
        }
        if (!origins.isEmpty()) {
            stores.origins().add(origins, comments);
        }
        return added;
    }

    private void comment(long id, CheckedRow row) {
        Comments comments = stores.comments();
        row.comments().forEach(remark -> comments.add(id, remark.body(), remark.author(), remark.at()));
    }
}
