/** Retries that are safe: the first answer to a key is given again instead of doing the work twice. */
@NullMarked
package dev.issuetracker.application.idempotency;

import org.jspecify.annotations.NullMarked;
