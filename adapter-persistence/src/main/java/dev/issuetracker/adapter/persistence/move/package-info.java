/** An empty tracker, and how it is filled with what moves in. */
@NullMarked
package dev.issuetracker.adapter.persistence.move;

import org.jspecify.annotations.NullMarked;
