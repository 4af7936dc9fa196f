package dev.issuetracker.domain.user;

import org.jspecify.annotations.Nullable;

/**
 * Which accounts are wanted; all conditions must hold, and null always does. Begins with {@link #all} and takes
 * conditions one by one: {@code UserFilter.all().role(Role.ADMIN).disabled(false)}.
 *
 * @param keyword a part of the name
 * @param disabled whether those that are disabled, or those that are not
 */
public record UserFilter(
        @Nullable String keyword,
        @Nullable Role role,
        @Nullable Boolean disabled) {
    private static final UserFilter ALL = new UserFilter(null, null, null);

    /** Those who can manage the tracker. */
    public static final UserFilter ACTIVE_ADMINS = ALL.role(Role.ADMIN).disabled(false);

    /** Every account. */
    public static UserFilter all() {
        return ALL;
    }

    /** Only accounts with this part in their name; null takes all. */
    public UserFilter keyword(@Nullable String part) {
        return new UserFilter(part, role, disabled);
    }

    /** Only accounts of this role; null takes all. */
    public UserFilter role(@Nullable Role only) {
        return new UserFilter(keyword, only, disabled);
    }

    /** Only accounts that are disabled, or only those that are not; null takes all. */
    public UserFilter disabled(@Nullable Boolean only) {
        return new UserFilter(keyword, role, only);
    }
}
