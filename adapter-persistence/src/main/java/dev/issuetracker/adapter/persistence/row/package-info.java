/**
 * How an issue and its history lie in rows: the columns of each field, the statements that read them, and what the
 * definitions of fields say about the values.
 *
 * <p>{@link IssueRow} and {@link HistoryRow} have the texts up to the conditions, put together once; rooms above add
 * conditions, and run them with JDBI's fluent interface.
 */
@NullMarked
package dev.issuetracker.adapter.persistence.row;

import org.jspecify.annotations.NullMarked;
