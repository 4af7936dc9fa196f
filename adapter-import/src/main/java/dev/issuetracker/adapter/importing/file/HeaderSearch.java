package dev.issuetracker.adapter.importing.file;

import java.util.List;

/**
 * Finds the header among the first rows of a file: some programs write a title or a link above it, and so do people. It
 * is the first row that is one beyond doubt, or else the one with the most names that mean something.
 */
public final class HeaderSearch {
    /** Among how many rows it is looked for; blank ones are not counted. */
    public static final int ROWS = 20;

    private HeaderSearch() {}

    /**
     * The place of the header.
     *
     * @param rows at least one
     */
    public static int place(List<List<String>> rows, HeaderWords words) {
        int best = 0;
        int bestKnown = -1;
        for (int place = 0; place < rows.size(); place++) {
            List<String> names = rows.get(place);
            if (words.certain(names)) {
                return place;
            }
            int known = words.known(names);
            if (known > bestKnown) {
                best = place;
                bestKnown = known;
            }
        }
        return best;
    }
}
