package dev.issuetracker.domain.comment;

import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Stores comments. The caller knows whether the issue is deleted; the store makes sure that it exists. */
public interface Comments {
    /**
     * Adds a comment with version 1.
     *
     * @throws TrackerException {@code NOT_FOUND} when there is no such issue or account
     */
    Comment add(long issueId, String body, UserRef author, Instant at);

    Optional<Comment> find(long issueId, long id);

    /**
     * Stores the text of an edited comment if the version before it is still the current one.
     *
     * @throws StaleVersionException when it does not
     * @throws TrackerException {@code NOT_FOUND} when the comment is gone
     */
    void save(Comment edited);

    /**
     * Removes a comment if this version is still the current one.
     *
     * @throws StaleVersionException when it does not
     * @throws TrackerException {@code NOT_FOUND} when the comment is gone
     */
    void remove(Comment comment);

    /**
     * Lists an issue's comments, oldest first, none of an unknown issue; the request's keys are ids, which grow. Ends
     * early as {@link Page#fitting} says.
     */
    Page<Comment, Long> list(long issueId, PageRequest<Long> request);

    /** The comments that were added last, of all issues, at most so many: by their ids the ids of their issues. */
    Map<Long, Long> newest(int most);
}
