package dev.issuetracker.application.importing.job;

import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;

/**
 * What is to be imported, for whom.
 *
 * @param fileName what its sender calls the file
 * @param server which keeps the file, and imports it
 * @param request how it is to be imported, in the terms of the code that took the order
 * @param at when it was taken
 */
public record JobOrder(UserRef by, String fileName, String server, String request, Instant at) {}
