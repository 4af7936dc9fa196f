/**
 * One class for each port, which runs the statements on its tables.
 *
 * <p>A statement that is always the same is a method of the class's inner interface {@code Table}, an SqlObject. A
 * statement that depends on filters, on a page or on {@link dev.issuetracker.adapter.persistence.sql.Dialect} is
 * written with JDBI's fluent interface where it runs, and so are the few that most requests run, since that takes the
 * shortest way through JDBI; the smallest of them are a {@link dev.issuetracker.adapter.persistence.sql.OneRow}. What
 * varies has a named place in the text, as in all rooms.
 */
@NullMarked
package dev.issuetracker.adapter.persistence.store;

import org.jspecify.annotations.NullMarked;
