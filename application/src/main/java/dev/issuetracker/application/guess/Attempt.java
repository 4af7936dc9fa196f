package dev.issuetracker.application.guess;

/**
 * One attempt that is counted.
 *
 * @param key what it is counted against; never a name as somebody typed it, because that may be a password
 */
public record Attempt(String key, AttemptLimit limit) {}
