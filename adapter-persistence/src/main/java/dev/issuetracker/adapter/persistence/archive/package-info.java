/** Everything of a tracker without its secrets, read from its tables and written into those of an empty one. */
@NullMarked
package dev.issuetracker.adapter.persistence.archive;

import org.jspecify.annotations.NullMarked;
