package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.saved.SavedKind;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tables in memory, with transactions: one writer at a time, whose tables take the place of the old ones when its work
 * returns; readers keep the tables that stood when they began. Work is bound to its thread.
 */
public final class InMemoryStore {
    private static final Table<String, Long> LAST_IDS = new Table<>("last_ids");

    private final ReentrantLock writing = new ReentrantLock(true);
    private volatile Map<Table<?, ?>, NavigableMap<?, ?>> committed = Map.of();

    @SuppressWarnings("ThreadLocalUsage") // Each store has its own work in hand.
    private final ThreadLocal<@Nullable Work> current = new ThreadLocal<>();

    private final InMemoryUsers users = new InMemoryUsers(this);
    private final InMemoryPlaceholders placeholders = new InMemoryPlaceholders(this);
    private final InMemoryLabels labels = new InMemoryLabels(this);
    private final InMemoryFields fields = new InMemoryFields(this);
    private final InMemoryIssues issues = new InMemoryIssues(this);
    private final InMemoryIssueTree issueTree = new InMemoryIssueTree(this);
    private final InMemoryComments comments = new InMemoryComments(this);
    private final InMemoryLinks links = new InMemoryLinks(this);
    private final InMemorySavedTexts savedSearches = new InMemorySavedTexts(this, SavedKind.SEARCH);
    private final InMemorySavedTexts importMappings = new InMemorySavedTexts(this, SavedKind.MAPPING);
    private final InMemoryReports reports = new InMemoryReports(this);

    /** The tables as one piece of work sees them. */
    private static final class Work {
        private final Map<Table<?, ?>, NavigableMap<?, ?>> before;
        private final Map<Table<?, ?>, NavigableMap<?, ?>> changed = new HashMap<>();
        private final boolean readOnly;

        Work(Map<Table<?, ?>, NavigableMap<?, ?>> before, boolean readOnly) {
            this.before = before;
            this.readOnly = readOnly;
        }

        Map<Table<?, ?>, NavigableMap<?, ?>> copy() {
            Map<Table<?, ?>, NavigableMap<?, ?>> copies = new HashMap<>();
            changed.forEach((table, rows) -> copies.put(table, new TreeMap<>(rows)));
            return copies;
        }

        Map<Table<?, ?>, NavigableMap<?, ?>> after() {
            Map<Table<?, ?>, NavigableMap<?, ?>> all = new HashMap<>(before);
            all.putAll(changed);
            return all;
        }
    }

    public InMemoryIssues issues() {
        return issues;
    }

    public InMemoryIssueTree issueTree() {
        return issueTree;
    }

    public InMemoryComments comments() {
        return comments;
    }

    public InMemoryLinks links() {
        return links;
    }

    public InMemoryLabels labels() {
        return labels;
    }

    public InMemoryFields fields() {
        return fields;
    }

    public InMemoryUsers users() {
        return users;
    }

    public InMemoryPlaceholders placeholders() {
        return placeholders;
    }

    public InMemorySavedTexts savedSearches() {
        return savedSearches;
    }

    public InMemorySavedTexts importMappings() {
        return importMappings;
    }

    public InMemoryReports reports() {
        return reports;
    }

    /** Runs work in one transaction: kept when it returns, undone when it throws. */
    public <T> T in(Supplier<T> work) {
        if (current.get() != null) {
            return work.get();
        }
        writing.lock();
        try {
            Work mine = new Work(committed, false);
            T answer = bound(mine, work);
            committed = mine.after();
            return answer;
        } finally {
            writing.unlock();
        }
    }

    /** The same; inside of other work, what this one wrote is undone when it throws. */
    public <T> T alone(Supplier<T> work) {
        Work outer = current.get();
        if (outer == null) {
            return in(work);
        }
        Map<Table<?, ?>, NavigableMap<?, ?>> changed = outer.copy();
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            outer.changed.clear();
            outer.changed.putAll(changed);
            throw failure;
        }
    }

    /** Runs work that sees the store as it is now, whatever others write meanwhile, and that may not write. */
    public <T> T reading(Supplier<T> work) {
        return current.get() != null ? work.get() : bound(new Work(committed, true), work);
    }

    private <T> T bound(Work mine, Supplier<T> work) {
        current.set(mine);
        try {
            return work.get();
        } finally {
            current.remove();
        }
    }

    /** The rows of a table, to look at. */
    @SuppressWarnings("unchecked") // Only rows of the table's own types are ever put under it.
    public <K extends Comparable<K>, V> NavigableMap<K, V> read(Table<K, V> table) {
        Work mine = work();
        NavigableMap<?, ?> rows = mine.changed.get(table);
        if (rows == null) {
            rows = mine.before.getOrDefault(table, Collections.emptyNavigableMap());
        }
        return Collections.unmodifiableNavigableMap((NavigableMap<K, V>) rows);
    }

    /** The rows of a table, to change in this piece of work. */
    @SuppressWarnings("unchecked") // As above.
    public <K extends Comparable<K>, V> NavigableMap<K, V> write(Table<K, V> table) {
        Work mine = work();
        if (mine.readOnly) {
            throw new IllegalStateException("this work only reads");
        }
        return (NavigableMap<K, V>) mine.changed.computeIfAbsent(table, any -> new TreeMap<>(read(table)));
    }

    /** An id greater than every one that the table had. */
    public long nextId(Table<Long, ?> table) {
        return write(LAST_IDS).merge(table.toString(), 1L, Long::sum);
    }

    private Work work() {
        Work mine = current.get();
        if (mine == null) {
            throw new IllegalStateException("stores work inside a unit of work only; open one first");
        }
        return mine;
    }
}
