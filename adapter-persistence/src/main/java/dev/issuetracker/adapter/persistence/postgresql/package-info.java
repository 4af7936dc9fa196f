/** What is true of PostgreSQL only: its dialect, its pools, its {@code COPY} format and its trigram index. */
@NullMarked
package dev.issuetracker.adapter.persistence.postgresql;

import org.jspecify.annotations.NullMarked;
