/**
 * What a filter, an order and a page are in SQL: the lists, counts and texts that a search finds.
 *
 * <p>All statements depend on a filter and are written with JDBI's fluent interface.
 */
@NullMarked
package dev.issuetracker.adapter.persistence.query;

import org.jspecify.annotations.NullMarked;
