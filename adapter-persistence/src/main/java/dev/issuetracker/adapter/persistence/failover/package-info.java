/** Which of two PostgreSQL nodes serves, and moving from one to the other. */
@NullMarked
package dev.issuetracker.adapter.persistence.failover;

import org.jspecify.annotations.NullMarked;
