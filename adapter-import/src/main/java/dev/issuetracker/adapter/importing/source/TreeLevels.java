package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.FileRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the parents in a table whose rows are below their parents, each with its title in the column of its level. */
final class TreeLevels {
    private final List<Integer> places;
    /** Of the last row, and of those that it is a part of. */
    private final List<@Nullable String> keys = new ArrayList<>();

    /** @param places of the columns of titles, that of the highest level first; one or none when it is no tree */
    TreeLevels(List<Integer> places) {
        this.places = places;
    }

    /** Whether rows say by their level what they are a part of. */
    boolean any() {
        return places.size() > 1;
    }

    /**
     * Takes the next row and gives the key of its parent; null when it has none, or one without a key.
     *
     * @param key null when the row has none
     */
    @Nullable
    String parent(FileRow row, @Nullable String key) {
        for (int level = 0; level < places.size(); level++) {
            int place = places.get(level);
            if (place < row.cells().size() && !row.cells().get(place).isBlank()) {
                return parent(level, key);
            }
        }
        return null;
    }

    private @Nullable String parent(int level, @Nullable String key) {
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
