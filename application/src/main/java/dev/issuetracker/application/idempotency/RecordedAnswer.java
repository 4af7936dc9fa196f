package dev.issuetracker.application.idempotency;

/**
 * An answer as a caller got it, and what it answered.
 *
 * @param fingerprint of the request, equal for equal requests
 * @param status what became of it, in the terms of whoever recorded it
 * @param headers what came with the body, likewise
 */
public record RecordedAnswer(String fingerprint, int status, String headers, String body) {}
