/** Moving a whole tracker from an SQLite file to PostgreSQL. */
@NullMarked
package dev.issuetracker.adapter.persistence.copy;

import org.jspecify.annotations.NullMarked;
