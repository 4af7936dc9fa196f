package dev.issuetracker.application.webhook;

import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.audit.AuditSubject;
import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookDeliveries;
import dev.issuetracker.domain.webhook.WebhookHealth;
import dev.issuetracker.domain.webhook.Webhooks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Keeps what webhooks take of the store within bounds: turns off those that are given up, removes what is old. */
public final class WebhookUpkeep {
    /** How long deliveries are kept. */
    public static final Duration LIFE = Duration.ofDays(30);
    /** How many of a webhook are kept, beside those that wait. */
    public static final int MAX_KEPT = 1_000;
    /** A webhook for which more wait is turned off. */
    public static final int MAX_WAITING = 10_000;

    private final Transactions transactions;
    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final AuditLog auditLog;
    private final Clock clock;

    /** Works on these ports. */
    public WebhookUpkeep(WebhookPorts ports) {
        this.transactions = ports.transactions();
        this.webhooks = ports.webhooks();
        this.deliveries = ports.deliveries();
        this.auditLog = ports.auditLog();
        this.clock = StoreClock.of(ports.clock());
    }

    /** Turns off webhooks that fail for too long or for which too much waits, and removes old deliveries. */
    public void run() {
        List<Webhook> all = transactions.reading(webhooks::all);
        all.stream().filter(webhook -> webhook.settings().active()).forEach(this::check);
        all.forEach(webhook -> removeAll(() -> deliveries.removeBeyond(webhook.id(), MAX_KEPT)));
        Instant before = clock.instant().minus(LIFE);
        removeAll(() -> deliveries.removeOlder(before));
    }

    private void removeAll(IntSupplier batch) {
        int removed = WebhookDeliveries.BATCH;
        while (removed == WebhookDeliveries.BATCH) {
            removed = transactions.in(batch::getAsInt);
        }
    }

    /** Turns a webhook off that is given up. */
    void check(Webhook webhook) {
        Instant now = clock.instant();
        try {
            transactions.run(() -> hopeless(webhook, now).ifPresent(reason -> turnOff(webhook.turnOff(reason, now))));
        } catch (StaleVersionException editedMeanwhile) {
            // The next time looks at what it is then.
            return;
        }
    }

    private Optional<String> hopeless(Webhook webhook, Instant now) {
        if (webhook.health().hopeless(now)) {
            return Optional.of("Nothing arrived for " + WebhookHealth.PATIENCE.toDays() + " days. The last error: "
                    + webhook.health().lastError());
        }
        return deliveries.moreWaitThan(webhook.id(), MAX_WAITING)
                ? Optional.of("More than " + MAX_WAITING + " messages wait.")
                : Optional.empty();
    }

    private void turnOff(Webhook off) {
        webhooks.save(off);
        AuditSubject subject = new AuditSubject(AuditSubject.Kind.WEBHOOK, off.id());
        auditLog.add(new AuditEntry(
                off.updatedAt(),
                AuditEvent.WEBHOOK_TURNED_OFF,
                null,
                subject,
                off.settings().origin(),
                CallOrigin.UNKNOWN));
    }
}
