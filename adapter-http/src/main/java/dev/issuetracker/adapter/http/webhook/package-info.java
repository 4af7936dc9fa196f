/** Routes and JSON of webhooks. */
@NullMarked
package dev.issuetracker.adapter.http.webhook;

import org.jspecify.annotations.NullMarked;
