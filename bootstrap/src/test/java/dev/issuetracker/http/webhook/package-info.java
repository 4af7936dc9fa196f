/** Webhooks. */
@NullMarked
package dev.issuetracker.http.webhook;

import org.jspecify.annotations.NullMarked;
