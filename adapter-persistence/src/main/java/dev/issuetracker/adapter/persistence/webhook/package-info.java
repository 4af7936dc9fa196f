/**
 * Webhooks and what they are sent, in tables.
 *
 * <p>All statements are written with JDBI's fluent interface: they share the condition for what is due, and bind what
 * they write from records.
 */
@NullMarked
package dev.issuetracker.adapter.persistence.webhook;

import org.jspecify.annotations.NullMarked;
