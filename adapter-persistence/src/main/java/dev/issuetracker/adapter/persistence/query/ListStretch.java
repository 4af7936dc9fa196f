package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.sql.Keyset;
import java.util.Map;

/**
 * A part of the list of issues that an index has in the list's order, so that nothing is sorted to read it.
 *
 * @param join what is joined to the issue {@code i}; may be empty
 * @param condition which issues are in it
 * @param page which of them a page takes
 * @param values of the parameters of the condition
 */
public record ListStretch(String join, String condition, Keyset page, Map<String, Object> values) {
    /** All issues, in the order of their own columns. */
    static ListStretch whole(Keyset page) {
        return new ListStretch("", "1 = 1", page, Map.of());
    }

    /** The stretch from its beginning, or from its end when the page is read backwards. */
    ListStretch unbounded() {
        return new ListStretch(join, condition, page.unbounded(), values);
    }
}
