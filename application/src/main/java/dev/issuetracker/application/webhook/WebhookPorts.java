package dev.issuetracker.application.webhook;

import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.webhook.WebhookDeliveries;
import dev.issuetracker.domain.webhook.Webhooks;
import java.time.Clock;

/** The ports that webhooks need. */
public record WebhookPorts(
        Transactions transactions, Webhooks webhooks, WebhookDeliveries deliveries, AuditLog auditLog, Clock clock) {}
