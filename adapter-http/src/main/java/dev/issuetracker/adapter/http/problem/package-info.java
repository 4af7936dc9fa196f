/** Answers that say what went wrong, after RFC 9457. */
@NullMarked
package dev.issuetracker.adapter.http.problem;

import org.jspecify.annotations.NullMarked;
