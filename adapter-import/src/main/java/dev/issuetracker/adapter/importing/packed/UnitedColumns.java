package dev.issuetracker.adapter.importing.packed;

import dev.issuetracker.domain.text.CaseFolding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of several files in one header, which has a name as often as the file that repeats it most. */
final class UnitedColumns {
    private final List<String> names = new ArrayList<>();
    private final Map<String, List<Integer>> places = new HashMap<>();

    /** Adds the columns of a file; says where each of them is. */
    List<Integer> add(List<String> header) {
        Map<String, Integer> met = new HashMap<>();
        List<Integer> found = new ArrayList<>();
        for (String name : header) {
            String key = CaseFolding.fold(name.strip());
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

    List<String> names() {
        return names;
    }

    /**
     * The cells of a row at their places in this header. What is behind the last column of its file stays behind all.
     *
     * @param places of the columns of its file
     * @param width of this header
     */
    static List<String> cells(List<String> cells, List<Integer> places, int width) {
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
