package dev.issuetracker.domain.user;

import org.jspecify.annotations.Nullable;

/**
 * Which accounts are wanted; all conditions must hold, and null always does. Begins with {@link #all} and takes
 * conditions one by one: {@code UserFilter.all().role(Role.ADMIN).disabled(false)}.
 *
 * @param keyword a part of the name
 * @param disabled whether those that are disabled, or those that are not
 * @param placeholder whether those that stand for people of imported files, or those of somebody
 */
public record UserFilter(
        @Nullable String keyword,
        @Nullable Role role,
        @Nullable Boolean disabled,
        @Nullable Boolean placeholder) {
    private static final UserFilter ALL = new UserFilter(null, null, null, null);

    /** Those who can manage the tracker. */
    public static final UserFilter ACTIVE_ADMINS = ALL.role(Role.ADMIN).disabled(false);

    /** Every account. */
    public static UserFilter all() {
        return ALL;
    }

    /** Only accounts with this part in their name; null takes all. */
    public UserFilter keyword(@Nullable String part) {
        return new UserFilter(part, role, disabled, placeholder);
    }

    /** Only accounts of this role; null takes all. */
    public UserFilter role(@Nullable Role only) {
        return new UserFilter(keyword, only, disabled, placeholder);
    }

    /** Only accounts that are disabled, or only those that are not; null takes all. */
    public UserFilter disabled(@Nullable Boolean only) {
        return new UserFilter(keyword, role, only, placeholder);
    }

    /** Only placeholders, or only accounts of somebody; null takes all. */
    public UserFilter placeholder(@Nullable Boolean only) {
        return new UserFilter(keyword, role, disabled, only);
    }
}
