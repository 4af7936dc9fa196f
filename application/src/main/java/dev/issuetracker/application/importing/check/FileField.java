package dev.issuetracker.application.importing.check;

import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.text.CaseFolding;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One field that a file may fill: as its reader knows it, and as it is by now. */
final class FileField {
    private final Field read;
    private final boolean existed;
    private final Map<String, FieldOption> newOptions = new LinkedHashMap<>();
    private Field now;
    private boolean there;
    private boolean locked;

    /** @param existed whether the team has it; otherwise it is only made when a row has a value of it */
    FileField(Field read, Field now, boolean existed) {
        this.read = read;
        this.now = now;
        this.existed = existed;
        this.there = existed;
    }

    /** As the reader knows it. */
    Field read() {
        return read;
    }

    Field now() {
        return now;
    }

    /** Whether it exists by now, or counts as made. */
    boolean there() {
        return there;
    }

    /** Whether it is made for the file. */
    boolean made() {
        return there && !existed;
    }

    /** It was made so. */
    void make(Field as) {
        now = as;
        there = true;
    }

    /** It is so, and nobody else edits it until the unit of work ends. */
    void lock(Field as) {
        locked = true;
        now = withOptions(as.options().stream());
    }

    boolean locked() {
        return locked;
    }

    /** Another unit of work begins. */
    void unlock() {
        locked = false;
    }

    /** The options that are made for the file, without those that came with the field. */
    List<FieldOption> newOptions() {
        return List.copyOf(newOptions.values());
    }

    void add(FieldOption option) {
        newOptions.put(CaseFolding.fold(option.name()), option);
        now = withOptions(Stream.concat(now.options().stream(), Stream.of(option)));
    }

    /** Whether the option of this name is made for the file. */
    boolean makes(String option) {
        return newOptions.containsKey(CaseFolding.fold(option));
    }

    private Field withOptions(Stream<FieldOption> options) {
        Instant at = now.createdAt();
        return new Field(now.id(), now.name(), now.type(), now.description(), options.toList(), at, now.updatedAt());
    }
}
