/** Searches that people keep and share. */
@NullMarked
package dev.issuetracker.application.search.saved;

import org.jspecify.annotations.NullMarked;
