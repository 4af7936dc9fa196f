package dev.issuetracker.application.importing.relation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row says of other issues of its source.
 *
 * @param parent what the source calls the issue that this one is a part of; null when it is a part of none
 * @param titles by which the source names parents, or numbers that are no keys; null when it names them by their keys
 * @param ofParent whether the row says what its parent is, which may be that there is none
 */
public record KeyedRelations(
        @Nullable String parent,
        List<KeyedLink> links,
        @Nullable Titles titles,
        boolean ofParent) {
    /** Nothing is said. */
    public static final KeyedRelations NONE = new KeyedRelations(null, List.of());

    public KeyedRelations {
        links = List.copyOf(links);
    }

    /** What a source says that names parents by their keys. */
    public KeyedRelations(@Nullable String parent, List<KeyedLink> links) {
        this(parent, links, null, parent != null);
    }

    /** What a source says that names parents by their titles. */
    public KeyedRelations(List<KeyedLink> links, Titles titles) {
        this(null, links, titles, true);
    }

    /**
     * The titles of an issue and its parent.
     *
     * @param parent null when the issue is a part of none
     */
    public record Titles(String own, @Nullable String parent) {}
}
