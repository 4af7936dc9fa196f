/** One class for each port, and the rows that they read. */
@NullMarked
package dev.issuetracker.adapter.persistence.store;

import org.jspecify.annotations.NullMarked;
