package dev.issuetracker.adapter.importing.json;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.adapter.importing.file.ListCell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An object as a row: a member of a member is named with a point between the names, and all values that lists have for
 * a name are one cell.
 */
final class JsonRecord {
    /** What each value costs beside its characters, so that a list of very many is too large. */
    private static final int COST = 16;

    private final long line;
    private final Limits limits;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Set<String> lists = new HashSet<>();
    private long characters;

    JsonRecord(long line, Limits limits) {
        this.line = line;
        this.limits = limits;
    }

    long line() {
        return line;
    }

    /** Sets a value that is in no list. */
    void set(String name, String text) {
        lists.remove(name);
        List<String> texts = texts(name);
        texts.clear();
        add(texts, text);
    }

    /**
     * Adds a value that is in a list.
     *
     * @param place in the list, from 0; where a former item has no such value, an empty text takes its place
     */
    void add(String name, int place, String text) {
        lists.add(name);
        List<String> texts = texts(name);
        while (texts.size() < place) {
            add(texts, "");
        }
        add(texts, text);
    }

    private List<String> texts(String name) {
        List<String> texts = values.computeIfAbsent(name, any -> new ArrayList<>());
        if (values.size() > limits.columns()) {
            throw FileExceptions.tooLarge("The record on line " + line + " has more than " + limits.columns()
                    + " different names; remove what is not needed.");
        }
        return texts;
    }

    private void add(List<String> texts, String text) {
        count(text.length() + COST);
        texts.add(text);
    }

    /** Counts what the record holds, its names too. */
    void count(int more) {
        characters += more;
        if (characters > limits.rowCharacters()) {
            throw FileExceptions.tooLarge("The record that begins on line " + line + " has more than "
                    + limits.rowCharacters() + " characters; shorten its texts.");
        }
    }

    Set<String> names() {
        return values.keySet();
    }

    /** The values of a name, none if the record does not have it. */
    List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether the record says anything under a name. */
    boolean filled(String name) {
        return values(name).stream().anyMatch(text -> !text.isEmpty());
    }

    /** What a table has for a name. */
    String cell(String name) {
        List<String> texts = values(name);
        if (lists.contains(name)) {
            return filled(name) ? ListCell.of(texts) : "";
        }
        return texts.isEmpty() ? "" : texts.get(0);
    }
}
