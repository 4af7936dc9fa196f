/** Copies of a whole tracker: from SQLite to PostgreSQL, into a backup, and back. {@link Copies} is the way in. */
@NullMarked
package dev.issuetracker.adapter.persistence.copy;

import org.jspecify.annotations.NullMarked;
