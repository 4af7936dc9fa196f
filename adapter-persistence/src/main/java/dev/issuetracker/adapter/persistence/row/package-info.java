/**
 * How an issue and its history lie in rows: the columns of each field, the statements that read them, and what the
 * definitions of fields say about the values.
 */
@NullMarked
package dev.issuetracker.adapter.persistence.row;

import org.jspecify.annotations.NullMarked;
