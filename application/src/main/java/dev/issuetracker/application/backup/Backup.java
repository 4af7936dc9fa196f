package dev.issuetracker.application.backup;

import java.time.Instant;

/**
 * A copy of the store, checked and in its place.
 *
 * @param file its name in the folder of the backups
 * @param sha256 of the file, in hexadecimal
 * @param createdAt when it was begun; it holds what was committed before
 * @param schemaVersion the newest migration that it has
 */
public record Backup(String file, long bytes, String sha256, Instant createdAt, String schemaVersion) {}
