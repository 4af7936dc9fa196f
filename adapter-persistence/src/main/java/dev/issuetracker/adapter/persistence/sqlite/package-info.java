/** What is true of SQLite only: its file, its dialect, its pools, backup and restore. */
@NullMarked
package dev.issuetracker.adapter.persistence.sqlite;

import org.jspecify.annotations.NullMarked;
