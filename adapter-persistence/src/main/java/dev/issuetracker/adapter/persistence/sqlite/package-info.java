/** What is true of SQLite only: its file, its lock, its dialect, its pools and its health. */
@NullMarked
package dev.issuetracker.adapter.persistence.sqlite;

import org.jspecify.annotations.NullMarked;
