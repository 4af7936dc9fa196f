/** Searches that people keep, and the port that stores them. */
@NullMarked
package dev.issuetracker.domain.search;

import org.jspecify.annotations.NullMarked;
