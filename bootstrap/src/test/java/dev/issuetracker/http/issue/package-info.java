/** Issues: lists, edits, history and conflicts. */
@NullMarked
package dev.issuetracker.http.issue;

import org.jspecify.annotations.NullMarked;
