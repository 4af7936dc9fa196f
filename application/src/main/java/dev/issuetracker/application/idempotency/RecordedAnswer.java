package dev.issuetracker.application.idempotency;

/**
 * An answer as a caller got it, and the request that it answered.
 *
 * @param fingerprint of the request, equal for equal requests
 * @param status the outcome, in the terms of the code that recorded it
 * @param headers what came with the body, likewise
 */
public record RecordedAnswer(String fingerprint, int status, String headers, String body) {}
