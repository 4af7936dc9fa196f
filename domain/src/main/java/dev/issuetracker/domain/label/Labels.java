package dev.issuetracker.domain.label;

import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stores labels. Names are compared by {@link dev.issuetracker.domain.text.CaseFolding}. */
public interface Labels {
    /**
     * Adds a label.
     *
     * @throws TrackerException {@code LABEL_TAKEN} when the name is taken
     */
    Label add(String name, String color, String description, Instant at);

    Optional<Label> find(long id);

    /**
     * Keeps others from changing the label, and from giving it to an issue, until the unit of work ends. Where writers
     * never run side by side there is nothing to do.
     */
    void lock(long id);

    /** The labels with these ids, in any order; unknown ids are left out. */
    List<Label> findAll(Collection<Long> ids);

    /** The labels with these names, each once, in any order; unknown names are left out. */
    List<Label> findNamed(Collection<String> names);

    /**
     * Stores name, color, description and the time of the change.
     *
     * @throws TrackerException {@code LABEL_TAKEN} when another label has the name, {@code NOT_FOUND} when it is gone
     */
    void save(Label label);

    /**
     * Removes a label that no issue carries any more.
     *
     * @throws IllegalStateException when an issue still carries it, so that none can lose a label without history
     */
    void remove(long id);

    /** Lists labels by folded name, by code point; the request's keys are folded names. */
    Page<Label, String> list(PageRequest<String> request);
}
