package dev.issuetracker.domain.user;

import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Stores accounts. Names are compared by {@link dev.issuetracker.domain.text.CaseFolding}. Of times the whole
 * microseconds are kept.
 */
public interface Users {
    /**
     * Adds an account. The store's first one becomes {@link Role#ADMIN}, every other a {@link Role#MEMBER}, also when
     * several are added at once.
     *
     * @throws TrackerException {@code USERNAME_TAKEN} when the name is taken
     */
    User add(String username, String email, String passwordHash, Instant at);

    Optional<User> find(long id);

    /** The accounts with these ids, in any order; unknown ids are left out. */
    List<User> findAll(Collection<Long> ids);

    /** The accounts with these names, in any order; unknown names are left out. */
    List<User> findNamed(Collection<String> usernames);

    /**
     * The accounts with these e-mail addresses, in whatever case, in any order. Several accounts can have one address.
     * Those that are disabled are left out.
     */
    List<User> findAddressed(Collection<String> emails);

    /** The account of this name with its hash; empty for a placeholder, to which nobody can sign in. */
    Optional<Credentials> credentials(String username);

    /**
     * The account and its hash as they are now. They stay so until the unit of work ends, unless it changes them:
     * others who hold the account or change its hash wait. Empty for a placeholder.
     */
    Optional<Credentials> hold(long id);

    /** Replaces a hash unless it was replaced meanwhile, in which case nothing happens. */
    void rehash(long id, String oldHash, String newHash);

    /**
     * How many iterations the costliest {@link DjangoHash} of any account takes; 0 when no account has such a hash any
     * more.
     */
    int mostDjangoIterations();

    /**
     * Keeps others from adding and saving accounts until the unit of work ends. What is read afterwards stays true
     * until then. Where writers never run side by side there is nothing to do.
     */
    void lock();

    /**
     * Replaces the name, the address and the role of an account, and since when it is disabled. An account that does
     * not exist is passed over.
     *
     * @throws TrackerException {@code USERNAME_TAKEN} when another account has the name
     */
    void save(User user);

    /**
     * Lists accounts by folded name, by code point; the request's keys are folded names. A keyword is found as
     * {@link dev.issuetracker.domain.text.Keywords} finds it.
     */
    Page<User, String> list(UserFilter filter, PageRequest<String> request);
}
