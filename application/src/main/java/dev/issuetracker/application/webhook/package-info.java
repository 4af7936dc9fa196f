/** Webhooks: who makes them, how changes become messages to them, and how these are sent. */
@NullMarked
package dev.issuetracker.application.webhook;

import org.jspecify.annotations.NullMarked;
