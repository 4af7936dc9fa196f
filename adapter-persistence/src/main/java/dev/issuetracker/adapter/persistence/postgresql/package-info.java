/** What is true of PostgreSQL only: its dialect, its pools, its {@code COPY} format and how it finds texts. */
@NullMarked
package dev.issuetracker.adapter.persistence.postgresql;

import org.jspecify.annotations.NullMarked;
