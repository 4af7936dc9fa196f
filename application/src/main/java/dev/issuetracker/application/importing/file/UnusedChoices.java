package dev.issuetracker.application.importing.file;

import dev.issuetracker.application.importing.file.FileFacts.Unused;
import dev.issuetracker.domain.text.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the sender of a file says of columns and words, without those that the file was seen to have. */
public final class UnusedChoices {
    private static final String STATUS = "status";

    private final Map<String, Unused> columns = new LinkedHashMap<>();
    private final Map<String, Map<String, Unused>> words = new LinkedHashMap<>();

    /** @param choices of which the file was not seen to have any */
    public UnusedChoices(FileChoices choices) {
        choices.columns().forEach((name, fills) -> columns.put(Names.folded(name), new Unused(fills, name, null)));
        choices.statuses().keySet().forEach(word -> say(STATUS, word));
        choices.values().forEach((fills, meanings) -> meanings.keySet().forEach(word -> say(fills, word)));
    }

    private void say(String fills, String word) {
        words.computeIfAbsent(fills, any -> new LinkedHashMap<>())
                .put(Names.folded(word), new Unused(fills, null, word));
    }

    /** The file has a column. */
    public void hasColumn(String name) {
        columns.remove(Names.folded(name));
    }

    /** The file has a word for a status. */
    public void hasStatus(String word) {
        hasWord(STATUS, word);
    }

    /**
     * The file has a word.
     *
     * @param fills what its column fills, called as in the API
     */
    public void hasWord(String fills, String word) {
        Map<String, Unused> left = words.getOrDefault(fills, Map.of());
        if (!left.isEmpty()) {
            left.remove(Names.folded(word));
        }
    }

    /** The columns that are left, in the order in which they were said. */
    public List<Unused> columns() {
        return List.copyOf(columns.values());
    }

    /** What is left, columns first, in the order in which it was said. */
    public List<Unused> left() {
        return Stream.concat(columns.values().stream(), words.values().stream().flatMap(of -> of.values().stream()))
                .toList();
    }
}
