package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.importing.file.ImportComment;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.domain.issue.value.IssueField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that wait to be dealt with together: few enough, by their number and by what they hold, to be in memory at once.
 */
public final class RowBatch {
    public static final int MAX_ROWS = 500;
    private static final int MAX_CHARACTERS = 1 << 20;
    private static final int MAX_NAMES = 2_000;

    private final List<IssueField<?>> people;
    private final List<ImportRow> rows = new ArrayList<>(MAX_ROWS);
    private final List<String> labels = new ArrayList<>();
    private final List<String> users = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private long characters;

    /** @param people the fields whose values are accounts */
    public RowBatch(List<IssueField<?>> people) {
        this.people = List.copyOf(people);
    }

    public void add(ImportRow row) {
        rows.add(row);
        labels.addAll(row.value(IssueField.LABELS).words());
        // Of several people the first is meant, and only that one is looked up or made.
        people.stream()
                .map(field -> row.value(field).word())
                .filter(name -> !name.isEmpty())
                .forEach(users::add);
        for (ImportValue value : row.values().values()) {
            characters += value.text().length();
        }
        for (String cell : row.cells()) {
            characters += cell.length();
        }
        ImportPast past = row.past();
        add(keys, past.key());
        add(users, past.author());
        for (ImportComment comment : past.comments()) {
            add(users, comment.author());
            characters += comment.text().length();
        }
    }

    private static void add(List<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }

    public boolean full() {
        return rows.size() >= MAX_ROWS
                || characters >= MAX_CHARACTERS
                || labels.size() >= MAX_NAMES
                || users.size() >= MAX_NAMES;
    }

    public List<ImportRow> rows() {
        return rows;
    }

    /** The names of labels in the rows. */
    public List<String> labels() {
        return labels;
    }

    /** The names of users in the rows. */
    public List<String> users() {
        return users;
    }

    /** What the source calls the rows' issues. */
    public List<String> keys() {
        return keys;
    }

    public void clear() {
        keys.clear();
        rows.clear();
        labels.clear();
        users.clear();
        characters = 0;
    }
}
