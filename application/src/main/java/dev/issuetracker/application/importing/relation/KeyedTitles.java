package dev.issuetracker.application.importing.relation;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The titles of the rows of a file whose source names parents by their titles. A title that several rows have means
 * none of them. One that no row has may be a key.
 */
public final class KeyedTitles {
    /** How many are remembered at most, so that memory does not grow with the file. */
    public static final int MAX_TITLES = 100_000;

    /** No key, for titles of several rows and of rows without one. */
    private static final String NONE = "";

    private final Map<String, String> keys = new HashMap<>();
    private final List<KeyedParents.Waiting> waiting = new ArrayList<>();
    private boolean tooMany;

    public KeyedTitles() {}

    /**
     * Adds a row, whatever becomes of it.
     *
     * @param key what the source calls the issue; null when it does not
     */
    public void add(String title, @Nullable String key) {
        if (keys.size() >= MAX_TITLES && !keys.containsKey(title)) {
            tooMany = true;
            return;
        }
        String first = keys.putIfAbsent(title, key == null ? NONE : key);
        if (first != null) {
            keys.put(title, NONE);
        }
    }

    /**
     * Adds a row that names its parent by its title.
     *
     * @throws TrackerException {@code FILE_TOO_LARGE} when there are more than {@value KeyedParents#MAX_PARENTS}
     */
    public void add(KeyedParents.Waiting row) {
        waiting.add(row);
        KeyedParents.requireFew(waiting.size(), row.place());
    }

    /**
     * Hands on the rows with the keys of their parents, once all titles are known.
     *
     * @param ambiguous takes those whose parent may be one of several
     * @throws TrackerException {@code FILE_TOO_LARGE} when the file has parents and more than {@value #MAX_TITLES}
     *     titles
     */
    public void resolve(Consumer<KeyedParents.Waiting> found, Consumer<KeyedParents.Waiting> ambiguous) {
        if (tooMany && !waiting.isEmpty()) {
            throw new TrackerException(
                    ErrorCode.FILE_TOO_LARGE,
                    "The file names parents by titles or numbers, and has more than " + MAX_TITLES
                            + " of them; import it in parts.");
        }
        for (KeyedParents.Waiting row : waiting) {
            String key = keys.getOrDefault(row.parent(), row.parent());
            if (key.equals(NONE)) {
                ambiguous.accept(row);
            } else {
                found.accept(row.below(key));
            }
        }
        waiting.clear();
    }
}
