package dev.issuetracker.domain.user;

import dev.issuetracker.domain.error.TrackerException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Stores placeholders: accounts of nobody, which stand for people whom imported files name. {@link Users} lists and
 * finds them like other accounts, but has no credentials of them. When an account takes the name of one, that one gets
 * another.
 */
public interface Placeholders {
    /**
     * Adds one.
     *
     * @param name as files have it
     * @throws TrackerException {@code USERNAME_TAKEN} when an account has the name, or a placeholder stands for it
     */
    User add(String name, Instant at);

    /**
     * Those that stand for names in files, whatever they are called now. Names are compared as those of accounts.
     *
     * @return by the folded names; names without one are left out
     */
    Map<String, User> standingFor(Collection<String> names);
}
