package dev.issuetracker.application.account;

import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;

/**
 * Lets somebody sign up, once. Its code is no part of it: nothing but the code's hash is kept.
 *
 * @param role of the account that is made with it
 */
public record Invite(long id, Role role, UserRef createdBy, Instant createdAt, Instant expiresAt) {}
