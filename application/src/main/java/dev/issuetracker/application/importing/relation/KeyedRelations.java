package dev.issuetracker.application.importing.relation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row says of other issues of its source.
 *
 * @param parent what the source calls the issue that this one is a part of; null when it is a part of none
 */
public record KeyedRelations(@Nullable String parent, List<KeyedLink> links) {
    /** Nothing is said. */
    public static final KeyedRelations NONE = new KeyedRelations(null, List.of());

    public KeyedRelations {
        links = List.copyOf(links);
    }
}
