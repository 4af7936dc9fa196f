package dev.issuetracker.application.importing.file;

import dev.issuetracker.application.importing.relation.KeyedRelations;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row says of an issue in its source. All of it may be missing.
 *
 * @param key what the source calls the issue
 * @param author who made it, as the source calls them
 * @param resolved when it was resolved, of a resolved issue
 * @param comments in the order of the file
 * @param relations to other issues of the source
 */
public record ImportPast(
        @Nullable String key,
        @Nullable String url,
        @Nullable String author,
        @Nullable Instant created,
        @Nullable Instant updated,
        @Nullable Instant resolved,
        List<ImportComment> comments,
        KeyedRelations relations) {
    /** Nothing is known. */
    public static final ImportPast NONE =
            new ImportPast(null, null, null, null, null, null, List.of(), KeyedRelations.NONE);

    public ImportPast {
        comments = List.copyOf(comments);
    }

    /** What a row says that names no other issue. */
    public ImportPast(
            @Nullable String key,
            @Nullable String url,
            @Nullable String author,
            @Nullable Instant created,
            @Nullable Instant updated,
            @Nullable Instant resolved,
            List<ImportComment> comments) {
        this(key, url, author, created, updated, resolved, comments, KeyedRelations.NONE);
    }
}
