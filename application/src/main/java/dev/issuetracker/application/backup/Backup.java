package dev.issuetracker.application.backup;

import java.time.Instant;

/**
 * A copy of the store that was checked and lies where it is kept.
 *
 * @param file its name in the folder of the backups
 * @param sha256 of the file, in hexadecimal
 * @param createdAt when it was begun; what was committed before is in it
 * @param schemaVersion the newest migration that it has
 */
public record Backup(String file, long bytes, String sha256, Instant createdAt, String schemaVersion) {}
