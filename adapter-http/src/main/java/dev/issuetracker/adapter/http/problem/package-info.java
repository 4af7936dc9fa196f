/** Problems: answers that say what went wrong (RFC 9457). */
@NullMarked
package dev.issuetracker.adapter.http.problem;

import org.jspecify.annotations.NullMarked;
