package dev.issuetracker.application.saved;

import dev.issuetracker.application.access.Permission;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.saved.SavedKind;

/**
 * Who may keep texts of a kind.
 *
 * @param keep edits and removes the caller's own, too
 * @param share shows the caller's own to everybody
 * @param moderate edits and removes those that others share
 * @param tooMany says that an account has as many as it may
 */
public record SavedRules(SavedKind kind, Permission keep, Permission share, Permission moderate, ErrorCode tooMany) {}
