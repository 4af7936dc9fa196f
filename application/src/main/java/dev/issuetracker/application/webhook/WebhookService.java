package dev.issuetracker.application.webhook;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditSubject;
import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookDeliveries;
import dev.issuetracker.domain.webhook.WebhookDeliveries.NewDelivery;
import dev.issuetracker.domain.webhook.WebhookDelivery;
import dev.issuetracker.domain.webhook.WebhookEvent;
import dev.issuetracker.domain.webhook.WebhookMessage;
import dev.issuetracker.domain.webhook.WebhookSecret;
import dev.issuetracker.domain.webhook.WebhookSettings;
import dev.issuetracker.domain.webhook.Webhooks;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The webhooks of a tracker, as admins manage them. */
public final class WebhookService {
    private final Transactions transactions;
    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final WebhookPorts ports;
    private final WebhookBodies bodies;
    private final Clock clock;

    /** @param bodies writes what is sent to try a webhook out */
    public WebhookService(WebhookPorts ports, WebhookBodies bodies) {
        this.transactions = ports.transactions();
        this.webhooks = ports.webhooks();
        this.deliveries = ports.deliveries();
        this.ports = ports;
        this.bodies = bodies;
        this.clock = StoreClock.of(ports.clock());
    }

    /** A new webhook, and the secret that is shown only now. */
    public record Made(Webhook webhook, WebhookSecret secret) {}

    /** A delivery with what is sent. */
    public record Shown(WebhookDelivery delivery, String body) {}

    /** All webhooks, oldest first. */
    public List<Webhook> list(Caller by) {
        by.demand(Permission.MANAGE_WEBHOOKS);
        return transactions.reading(webhooks::all);
    }

    /**
     * A webhook.
     *
     * @throws TrackerException {@code NOT_FOUND}
     */
    public Webhook get(Caller by, long id) {
        by.demand(Permission.MANAGE_WEBHOOKS);
        return transactions.reading(() -> existing(id));
    }

    /**
     * Makes a webhook. It is sent what changes from now on.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations, or {@code TOO_MANY_WEBHOOKS}
     */
    public Made create(Caller by, EditWebhook command) {
        by.demand(Permission.MANAGE_WEBHOOKS);
        Violations violations = Violations.of(command.shape());
        WebhookSettings settings = new WebhookSettings(
                WebhookSettings.checkUrl(command.url(), violations),
                command.description() == null
                        ? ""
                        : WebhookSettings.checkDescription(command.description(), violations),
                WebhookSettings.checkEvents(command.events(), violations),
                command.active() == null || command.active());
        WebhookSecret secret =
                command.secret() == null ? WebhookSecret.make() : WebhookSecret.check(command.secret(), violations);
        violations.throwIfAny();
        return transactions.in(() -> {
            Instant at = clock.instant();
            webhooks.lock();
            if (webhooks.all().size() >= Webhooks.MAX) {
                throw new TrackerException(
                        ErrorCode.TOO_MANY_WEBHOOKS,
                        "A tracker has at most " + Webhooks.MAX + " webhooks; remove one first.");
            }
            Webhook made = webhooks.add(settings, secret, by.ref(), at);
            audit(by, at, AuditEvent.WEBHOOK_MADE, made);
            return new Made(made, secret);
        });
    }

    /**
     * Edits a webhook; what the command does not mention is kept. What waits is sent to the new URL.
     *
     * @throws TrackerException {@code NOT_FOUND}, or {@code VALIDATION_FAILED} with all violations
     * @throws StaleVersionException when another version is current
     */
    public Webhook edit(Caller by, long id, EditWebhook command) {
        by.demand(Permission.MANAGE_WEBHOOKS);
        return transactions.in(() -> {
            Webhook current = current(id, command.version());
            Violations violations = Violations.of(command.shape());
            WebhookSettings settings = settings(current.settings(), command, violations);
            WebhookSecret secret = command.secret() == null ? null : WebhookSecret.check(command.secret(), violations);
            violations.throwIfAny();
            if (settings.equals(current.settings()) && secret == null) {
                return current;
            }
            Instant at = clock.instant();
            Webhook edited = current.edit(settings, at);
            webhooks.save(edited);
            if (secret != null) {
                webhooks.changeSecret(id, secret);
            }
            audit(by, at, AuditEvent.WEBHOOK_EDITED, edited);
            return edited;
        });
    }

    private static WebhookSettings settings(WebhookSettings current, EditWebhook command, Violations violations) {
        return new WebhookSettings(
                command.url() == null ? current.url() : WebhookSettings.checkUrl(command.url(), violations),
                command.description() == null
                        ? current.description()
                        : WebhookSettings.checkDescription(command.description(), violations),
                command.events() == null ? current.events() : WebhookSettings.checkEvents(command.events(), violations),
                command.active() == null ? current.active() : command.active());
    }

    /**
     * Removes a webhook with all that it waits for.
     *
     * @param version the version that must be current; null removes whatever version is
     * @throws TrackerException {@code NOT_FOUND}
     * @throws StaleVersionException when another version is current
     */
    public void remove(Caller by, long id, @Nullable Long version) {
        by.demand(Permission.MANAGE_WEBHOOKS);
        transactions.run(() -> {
            Webhook webhook = current(id, version);
            webhooks.remove(id);
            audit(by, clock.instant(), AuditEvent.WEBHOOK_REMOVED, webhook);
        });
    }

    /**
     * Sends something that says nothing, to find out whether it arrives; also when the webhook is turned off. It is
     * tried once.
     *
     * @return what then shows what came of it
     * @throws TrackerException {@code NOT_FOUND}
     */
    public WebhookDelivery ping(Caller by, long id) {
        by.demand(Permission.MANAGE_WEBHOOKS);
        return transactions.in(() -> {
            Webhook webhook = existing(id);
            WebhookMessage message = new WebhookMessage(UUID.randomUUID(), WebhookEvent.PING, null, clock.instant());
            String body = bodies.ping(message, by.ref(), webhook);
            webhooks.wake(id, message.at());
            long delivery = deliveries.add(new NewDelivery(id, message, body));
            return existing(id, delivery);
        });
    }

    /**
     * Lists what a webhook was sent and waits for, newest first.
     *
     * @throws TrackerException {@code NOT_FOUND}
     */
    public Page<WebhookDelivery, Long> deliveries(Caller by, long id, PageRequest<Long> request) {
        by.demand(Permission.MANAGE_WEBHOOKS);
        return transactions.reading(() -> {
            existing(id);
            return deliveries.list(id, request);
        });
    }

    /**
     * A delivery.
     *
     * @throws TrackerException {@code NOT_FOUND}
     */
    public Shown delivery(Caller by, long id, long delivery) {
        by.demand(Permission.MANAGE_WEBHOOKS);
        return transactions.reading(() -> {
            existing(id);
            return new Shown(existing(id, delivery), deliveries.body(delivery));
        });
    }

    /**
     * Sends a delivery again, or at once if it waits. Its message keeps its id.
     *
     * @throws TrackerException {@code NOT_FOUND}, or {@code WRONG_STATE} when the webhook is turned off, or when the
     *     delivery was sent at the same moment
     */
    public WebhookDelivery redeliver(Caller by, long id, long delivery) {
        by.demand(Permission.MANAGE_WEBHOOKS);
        return transactions.in(() -> {
            Webhook webhook = existing(id);
            WebhookDelivery before = existing(id, delivery);
            if (!webhook.settings().active() && before.message().event() != WebhookEvent.PING) {
                throw new TrackerException(
                        ErrorCode.WRONG_STATE, "This webhook is turned off, so nothing is sent; turn it on first.");
            }
            Instant at = clock.instant();
            WebhookDelivery after = before.repeat(at);
            if (!deliveries.save(before, after)) {
                throw new TrackerException(ErrorCode.WRONG_STATE, "This was sent meanwhile; look again.");
            }
            webhooks.wake(id, at);
            return after;
        });
    }

    private Webhook existing(long id) {
        return webhooks.find(id).orElseThrow(() -> TrackerException.notFound("webhook", id));
    }

    private WebhookDelivery existing(long webhook, long id) {
        return deliveries.find(webhook, id).orElseThrow(() -> TrackerException.notFound("delivery", id));
    }

    private Webhook current(long id, @Nullable Long version) {
        Webhook webhook = existing(id);
        if (version != null && version != webhook.version()) {
            throw new StaleVersionException("webhook", id, version, webhook.version());
        }
        return webhook;
    }

    /** The URL of a webhook can be a secret, so only where it leads is written down. */
    private void audit(Caller by, Instant at, AuditEvent event, Webhook webhook) {
        AuditSubject subject = new AuditSubject(AuditSubject.Kind.WEBHOOK, webhook.id());
        ports.auditLog()
                .add(AuditEntry.of(by, at, event, subject, webhook.settings().origin()));
    }
}
