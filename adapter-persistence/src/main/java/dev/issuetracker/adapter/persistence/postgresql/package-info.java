/** What is true of PostgreSQL only: its dialect, its pools, its trigram index. */
@NullMarked
package dev.issuetracker.adapter.persistence.postgresql;

import org.jspecify.annotations.NullMarked;
