/** Webhooks: where a tracker sends what changed, what it sent, and the ports that store both. */
@NullMarked
package dev.issuetracker.domain.webhook;

import org.jspecify.annotations.NullMarked;
