/** The wire contract, held against real servers on SQLite and on PostgreSQL. */
@NullMarked
package dev.issuetracker.http;

import org.jspecify.annotations.NullMarked;
