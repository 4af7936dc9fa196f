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
    /** Nothing is known. What is known is added by steps. */
    public static final ImportPast NONE =
            new ImportPast(null, null, null, null, null, null, List.of(), KeyedRelations.NONE);

    public ImportPast {
        comments = List.copyOf(comments);
    }

    /** With what the source calls the issue. */
    public ImportPast withKey(@Nullable String value) {
        return new ImportPast(value, url, author, created, updated, resolved, comments, relations);
    }

    /** With where the issue is in its source. */
    public ImportPast withUrl(@Nullable String value) {
        return new ImportPast(key, value, author, created, updated, resolved, comments, relations);
    }

    /** With who made it, as the source calls them. */
    public ImportPast withAuthor(@Nullable String value) {
        return new ImportPast(key, url, value, created, updated, resolved, comments, relations);
    }

    /** With the times of its creation, of its last change and of its resolution; null for one that is not known. */
    public ImportPast withTimes(@Nullable Instant made, @Nullable Instant changed, @Nullable Instant ended) {
        return new ImportPast(key, url, author, made, changed, ended, comments, relations);
    }

    /** With its comments, in the order of the file. */
    public ImportPast withComments(List<ImportComment> value) {
        return new ImportPast(key, url, author, created, updated, resolved, value, relations);
    }

    /** With its relations to other issues of the source. */
    public ImportPast withRelations(KeyedRelations value) {
        return new ImportPast(key, url, author, created, updated, resolved, comments, value);
    }
}
