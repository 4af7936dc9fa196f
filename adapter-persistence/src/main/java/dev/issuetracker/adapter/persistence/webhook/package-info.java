/** Webhooks and what they are sent, in tables. */
@NullMarked
package dev.issuetracker.adapter.persistence.webhook;

import org.jspecify.annotations.NullMarked;
