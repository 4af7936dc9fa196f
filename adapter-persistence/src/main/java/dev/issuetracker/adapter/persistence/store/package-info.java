/**
 * One class for each port, which runs the statements on its tables.
 *
 * <p>A statement that is always the same is a method of the class's inner interface {@code Table}, an SqlObject. A
 * statement that depends on filters, on a page or on {@link dev.issuetracker.adapter.persistence.sql.Dialect} is
 * written with JDBI's fluent interface where it runs. What varies has a named place in the text, such as
 * {@code <condition>}, that {@code define} fills with SQL of ours. Values are always bound.
 */
@NullMarked
package dev.issuetracker.adapter.persistence.store;

import org.jspecify.annotations.NullMarked;
