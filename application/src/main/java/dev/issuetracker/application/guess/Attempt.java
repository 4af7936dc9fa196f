package dev.issuetracker.application.guess;

/**
 * One try that is counted.
 *
 * @param key whom it is counted against; never a name as somebody typed it, which may be a password
 */
public record Attempt(String key, AttemptLimit limit) {}
