package dev.issuetracker.domain.saved;

import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores the saved texts of one {@link SavedKind}. Names are compared by
 * {@link dev.issuetracker.domain.text.CaseFolding}.
 */
public interface SavedTexts {
    /**
     * Keeps others who call this waiting until the unit of work ends: two texts that are each right could name each
     * other. Where writers never run side by side there is nothing to do.
     */
    void lock();

    /**
     * Adds a text, at version 1.
     *
     * @throws TrackerException {@link SavedKind#taken} when the owner has one of this name, {@code NOT_FOUND} when
     *     there is no such account
     */
    SavedText add(UserRef owner, String name, String text, boolean shared, Instant at);

    Optional<SavedText> find(long id);

    /** How many texts an account has. */
    int count(long ownerId);

    /** The texts of this name that an account sees, its own and shared ones, by id. */
    List<SavedText> findNamed(String name, long userId);

    /** The texts that an account sees and whose names begin so, by folded name and id; at most so many. */
    List<SavedText> findBeginning(String begun, long userId, int most);

    /**
     * Stores name, text, whether it is shared, and the time of the change if the version before is still the current
     * one.
     *
     * @throws StaleVersionException when it is not
     * @throws TrackerException {@link SavedKind#taken} when another text of the owner has the name, {@code NOT_FOUND}
     *     when the text is gone
     */
    void save(SavedText edited);

    /**
     * Removes a text if this version is still the current one.
     *
     * @throws StaleVersionException when it is not
     * @throws TrackerException {@code NOT_FOUND} when the text is gone
     */
    void remove(SavedText text);

    /** Lists the texts that an account sees, its own and shared ones, oldest first; the request's keys are ids. */
    Page<SavedText, Long> list(long userId, PageRequest<Long> request);
}
