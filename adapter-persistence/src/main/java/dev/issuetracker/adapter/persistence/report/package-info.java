/**
 * Reports, which the database works out: a class for each, and what their statements share.
 *
 * <p>A statement has a place {@code <conditions>} for those of the filter, which {@link FilteredIssues} fills; it runs
 * with JDBI's fluent interface.
 */
@NullMarked
package dev.issuetracker.adapter.persistence.report;

import org.jspecify.annotations.NullMarked;
