package dev.issuetracker.application.search.saved;

import dev.issuetracker.domain.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a saved search, or for a change of one: {@code new EditSearch().name("bugs").query("label:bug")}. Nothing is
 * checked; what is null was not mentioned.
 *
 * @param query a text in the language of searches
 * @param shared whether others see it
 * @param version the version that must be current; null takes whatever version is
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record EditSearch(
        @Nullable String name,
        @Nullable String query,
        @Nullable Boolean shared,
        @Nullable Long version,
        List<Violation> shape) {
    public EditSearch {
        shape = List.copyOf(shape);
    }

    /** Mentions nothing yet. */
    public EditSearch() {
        this(null, null, null, null, List.of());
    }

    public EditSearch name(@Nullable String wanted) {
        return new EditSearch(wanted, query, shared, version, shape);
    }

    public EditSearch query(@Nullable String wanted) {
        return new EditSearch(name, wanted, shared, version, shape);
    }

    public EditSearch shared(@Nullable Boolean wanted) {
        return new EditSearch(name, query, wanted, version, shape);
    }

    /** Only if this version is current; null takes whatever version is. */
    public EditSearch onVersion(@Nullable Long current) {
        return new EditSearch(name, query, shared, current, shape);
    }

    /** The command, read from a request with these violations of its shape. */
    public EditSearch withShape(List<Violation> violations) {
        return new EditSearch(name, query, shared, version, violations);
    }
}
