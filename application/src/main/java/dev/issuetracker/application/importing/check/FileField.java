package dev.issuetracker.application.importing.check;

import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.text.CaseFolding;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One field that a file may fill: as its reader knows it, and as it is by now. */
final class FileField {
    private final Field read;
    private final boolean existed;
    private final Set<String> newOptions = new HashSet<>();
    private Field now;
    private boolean there;
    private @Nullable Field before;

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

    /** It is so, and nobody else edits it. */
    void lock(Field as) {
        before = as;
        now = withOptions(as.options().stream());
    }

    boolean locked() {
        return before != null;
    }

    /** As it was before it got options; null when it got none, or did not exist. */
    @Nullable
    Field before() {
        return before;
    }

    void add(FieldOption option) {
        newOptions.add(CaseFolding.fold(option.name()));
        now = withOptions(Stream.concat(now.options().stream(), Stream.of(option)));
    }

    /** Whether the option of this name is made for the file. */
    boolean makes(String option) {
        return newOptions.contains(CaseFolding.fold(option));
    }

    boolean hasNewOptions() {
        return !newOptions.isEmpty();
    }

    private Field withOptions(Stream<FieldOption> options) {
        Instant at = now.createdAt();
        return new Field(now.id(), now.name(), now.type(), now.description(), options.toList(), at, now.updatedAt());
    }
}
