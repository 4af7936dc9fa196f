/** The ports on SQL databases, through JDBI. {@link Database} is the way in. */
@NullMarked
package dev.issuetracker.adapter.persistence;

import org.jspecify.annotations.NullMarked;
