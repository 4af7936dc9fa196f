/**
 * What changed: events about issues, comments, labels and imports. Services publish them in the unit of work that makes
 * the change ({@link dev.issuetracker.application.event.Events}). An outbox takes them in the same unit of work;
 * listeners get them after it was committed.
 */
@NullMarked
package dev.issuetracker.application.event;

import org.jspecify.annotations.NullMarked;
