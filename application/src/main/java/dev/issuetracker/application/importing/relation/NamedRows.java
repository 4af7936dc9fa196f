package dev.issuetracker.application.importing.relation;

import dev.issuetracker.application.importing.relation.KeyedParents.Waiting;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file by what others call them: their keys or titles. Each has the number of its key, so that a tree of
 * them needs few bytes for a row.
 */
public final class NamedRows {
    private static final int FEW = 1024;

    private final SeenKeys keys;
    private final KeyedTitles titles = new KeyedTitles();
    private final BitSet made = new BitSet();
    /** The issues of the rows, where parents are named by titles: 8 bytes for a row; 0 for none. */
    private long[] issues = new long[FEW];

    /** @param keys those of the rows above and of the one that is dealt with */
    public NamedRows(SeenKeys keys) {
        this.keys = keys;
    }

    /**
     * Remembers the title of a row whose key is known.
     *
     * @param key null when the row has none
     */
    public void remember(String title, @Nullable String key) {
        titles.add(title, key == null ? LongNumbers.NONE : keys.number(key));
    }

    /** Says that a new issue was stored for the row with this key. */
    public void made(String key, long issueId) {
        comes(key);
        known(key, issueId);
    }

    /** Says that a new issue comes with the row of this key, where nothing is stored. */
    public void comes(String key) {
        made.set(keys.number(key));
    }

    /** Whether a new issue was stored for the row with this key, or comes; not when the row is rejected. */
    public boolean isNew(String key) {
        int number = keys.number(key);
        return number != LongNumbers.NONE && isNew(number);
    }

    /** Says which issue the row with this key is. */
    public void known(String key, long issueId) {
        if (titles.isEmpty()) {
            // It is looked up by its key.
            return;
        }
        int number = keys.number(key);
        if (number >= issues.length) {
            issues = Arrays.copyOf(issues, Math.max(number + 1, 2 * issues.length));
        }
        issues[number] = issueId;
    }

    /** The same of the row of this number. */
    public boolean isNew(int row) {
        return made.get(row);
    }

    /** How many rows there are. */
    int size() {
        return keys.size();
    }

    /** The number of a row that waits. */
    int number(String key) {
        return keys.number(key);
    }

    /** Whether the parent of a row may be one of several. */
    boolean ambiguous(Waiting row) {
        return row.byTitle() && titles.key(row.parent()) == KeyedTitles.AMBIGUOUS;
    }

    /** The number of the row that is the parent of a row; {@link LongNumbers#NONE} when none is. */
    public int parent(Waiting row) {
        int byTitle = byTitle(row);
        return byTitle >= 0 ? byTitle : keys.number(row.parent());
    }

    private int byTitle(Waiting row) {
        return row.byTitle() ? titles.key(row.parent()) : KeyedTitles.UNKNOWN;
    }

    /** The keys of parents of rows, where the store must say which issues they are. */
    public Set<String> parentKeys(List<Waiting> rows) {
        return parentKeys(rows, any -> false);
    }

    /** @param known which rows need not be looked up */
    Set<String> parentKeys(List<Waiting> rows, IntPredicate known) {
        Set<String> wanted = new HashSet<>();
        for (Waiting row : rows) {
            int parent = parent(row);
            if (byTitle(row) < 0 && (parent == LongNumbers.NONE || !known.test(parent))) {
                wanted.add(row.parent());
            }
        }
        return wanted;
    }

    /**
     * The issue that is the parent of a row; null when none is.
     *
     * @param ids the issues that {@link #parentKeys} have
     */
    public @Nullable Long parentIssue(Waiting row, Map<String, Long> ids) {
        int number = byTitle(row);
        if (number < 0) {
            return ids.get(row.parent());
        }
        long id = number < issues.length ? issues[number] : 0;
        return id == 0 ? null : Long.valueOf(id);
    }
}
