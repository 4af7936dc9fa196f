package dev.issuetracker.application.importing;

import dev.issuetracker.domain.field.FieldType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of the rows of a file.
 *
 * @param source what the issues' source is to be called, one line of at most {@value #MAX_SOURCE} characters; null for
 *     the name of its format. Keys are unique in a source, so that two projects with the same keys need two names
 * @param creates what is made where the file names it and it does not exist
 * @param people the user names that names in the file stand for, by these names in any case
 * @param newFields the types of fields that the file fills, by their names, where they do not exist and are made
 */
public record ImportPlan(
        ImportMode mode,
        OnExisting onExisting,
        @Nullable String source,
        Set<Creatable> creates,
        Map<String, String> people,
        Map<String, FieldType> newFields) {
    /** The longest name of a source, in code points. */
    public static final int MAX_SOURCE = 100;

    public ImportPlan {
        creates = Set.copyOf(creates);
        people = Collections.unmodifiableMap(new LinkedHashMap<>(people));
        newFields = Collections.unmodifiableMap(new LinkedHashMap<>(newFields));
    }

    /** A plan that takes people by the names that the file has. */
    public ImportPlan(ImportMode mode, OnExisting onExisting, @Nullable String source, Set<Creatable> creates) {
        this(mode, onExisting, source, creates, Map.of(), Map.of());
    }

    /** The same plan with what names of people stand for. */
    public ImportPlan withPeople(Map<String, String> names) {
        return new ImportPlan(mode, onExisting, source, creates, names, newFields);
    }

    /** The same plan with the types of fields that are made. */
    public ImportPlan withNewFields(Map<String, FieldType> types) {
        return new ImportPlan(mode, onExisting, source, creates, people, types);
    }

    /** A plan that makes nothing but issues that did not come in before. */
    public static ImportPlan of(ImportMode mode) {
        return new ImportPlan(mode, OnExisting.REJECT, null, Set.of());
    }
}
