package dev.issuetracker.domain.user;

import dev.issuetracker.domain.error.TrackerException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Stores placeholders: accounts of nobody, which stand for people whom imported files name. {@link Users} lists and
 * finds them like other accounts, but has no credentials of them. When an account takes the name of one, that one gets
 * another. When one is joined to an account, that one takes its place everywhere.
 */
public interface Placeholders {
    /**
     * Adds one.
     *
     * @param name as files have it
     * @throws TrackerException {@code USERNAME_TAKEN} when an account has the name, or there is a placeholder for it
     */
    User add(String name, Instant at);

    /**
     * The people whom names in files mean: the placeholders that were made for these names, whatever they are called
     * now. If one was joined to an account, it is the account. Names are compared as those of accounts.
     *
     * @return by the folded names; names without one are left out
     */
    Map<String, User> byNames(Collection<String> names);

    /**
     * Makes all that is a placeholder's the account's: issues that were made by it or are assigned to it, fields,
     * comments. No version changes. History shows the account in the place of the placeholder, which nobody finds from
     * then on.
     *
     * @throws TrackerException {@code WRONG_STATE} while an import is being stored that may name the placeholder
     */
    void join(User placeholder, UserRef account);
}
