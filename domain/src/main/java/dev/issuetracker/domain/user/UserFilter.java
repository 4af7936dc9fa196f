package dev.issuetracker.domain.user;

import org.jspecify.annotations.Nullable;

/**
 * Which accounts are wanted; null takes all.
 *
 * @param keyword a part of the name
 * @param disabled whether those that are disabled, or those that are not
 */
public record UserFilter(
        @Nullable String keyword,
        @Nullable Role role,
        @Nullable Boolean disabled) {
    public static final UserFilter ALL = new UserFilter(null, null, null);

    /** Those who can manage the tracker. */
    public static final UserFilter ACTIVE_ADMINS = new UserFilter(null, Role.ADMIN, false);
}
