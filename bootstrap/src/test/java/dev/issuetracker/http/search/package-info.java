/** Searches, and those that are saved. */
@NullMarked
package dev.issuetracker.http.search;

import org.jspecify.annotations.NullMarked;
