package dev.issuetracker.application.importing.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment in a row of a file.
 *
 * @param author what the source calls who wrote it; null when it does not say
 * @param at when it was written; null when the source does not say
 */
public record ImportComment(
        @Nullable String author, @Nullable Instant at, String text) {}
