/** How webhooks are sent: the only requests that this adapter makes itself. */
@NullMarked
package dev.issuetracker.adapter.http.webhook.outgoing;

import org.jspecify.annotations.NullMarked;
