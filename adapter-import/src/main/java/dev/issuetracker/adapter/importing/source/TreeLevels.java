package dev.issuetracker.adapter.importing.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parents in a table whose rows stand below their parents, each with its title in the column of its level.
 */
final class TreeLevels {
    /** Of the last row, and of those that it is a part of. */
    private final List<@Nullable String> keys = new ArrayList<>();

    /**
     * Takes the next row and gives the key of its parent; null when it has none, or one without a key.
     *
     * @param level from 0
     * @param key null when the row has none
     */
    @Nullable
    String parent(int level, @Nullable String key) {
        if (keys.size() > level) {
            keys.subList(level, keys.size()).clear();
        }
        String parent = keys.isEmpty() ? null : keys.get(keys.size() - 1);
        while (keys.size() < level) {
            keys.add(parent);
        }
        keys.add(key);
        return parent;
    }
}
