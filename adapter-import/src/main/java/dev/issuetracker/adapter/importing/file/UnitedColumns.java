package dev.issuetracker.adapter.importing.file;

import dev.issuetracker.domain.text.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of several headers in one, which has a name as often as the header that repeats it most. */
public final class UnitedColumns {
    private final List<String> names = new ArrayList<>();
    private final Map<String, List<Integer>> places = new HashMap<>();

    public UnitedColumns() {}

    /** Adds the columns of a header, as far as they are new; says where each of them is. */
    public List<Integer> add(List<String> header) {
        Map<String, Integer> met = new HashMap<>();
        List<Integer> found = new ArrayList<>();
        for (String name : header) {
            String key = Names.folded(name);
            List<Integer> same = places.computeIfAbsent(key, any -> new ArrayList<>());
            int times = met.merge(key, 1, Integer::sum);
            if (times > same.size()) {
                same.add(names.size());
                names.add(name);
            }
            found.add(same.get(times - 1));
        }
        return found;
    }

    /** All columns so far. */
    public List<String> names() {
        return names;
    }

    /**
     * The cells of a row at their places in this header. What is behind the last column of its header stays behind all.
     *
     * @param places of the columns of its header
     * @param width of all columns
     */
    public static List<String> cells(List<String> cells, List<Integer> places, int width) {
        String[] moved = new String[width];
        Arrays.fill(moved, "");
        int known = Math.min(cells.size(), places.size());
        for (int i = 0; i < known; i++) {
            moved[places.get(i)] = cells.get(i);
        }
        List<String> all = new ArrayList<>(Arrays.asList(moved));
        all.addAll(cells.subList(known, cells.size()));
        return all;
    }
}
