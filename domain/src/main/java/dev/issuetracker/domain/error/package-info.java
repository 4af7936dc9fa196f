/** What can go wrong: one exception with a stable code, and the violations of a request. */
@NullMarked
package dev.issuetracker.domain.error;

import org.jspecify.annotations.NullMarked;
