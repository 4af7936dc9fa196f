package dev.issuetracker.domain.webhook;

import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores what webhooks were sent and wait for. */
public interface WebhookDeliveries {
    /** How many are removed at once, so that no other writer waits for long. */
    int BATCH = 1_000;

    /**
     * A message for a webhook.
     *
     * @param body what is sent
     */
    record NewDelivery(long webhookId, WebhookMessage message, String body) {}

    /**
     * Adds deliveries that can be sent at once, in this order. Ids are in the order in which messages about one issue
     * came.
     */
    void add(List<NewDelivery> deliveries);

    /**
     * Adds one.
     *
     * @return its id
     */
    long add(NewDelivery delivery);

    Optional<WebhookDelivery> find(long webhookId, long id);

    /** What is sent with a delivery that exists. */
    String body(long id);

    /** Lists those of a webhook, newest first; the request's keys are ids. */
    Page<WebhookDelivery, Long> list(long webhookId, PageRequest<Long> request);

    /**
     * The delivery that is due for longest. While a message about an issue waits, later ones about it are not due. Of a
     * webhook that is turned off only pings are.
     */
    Optional<WebhookDelivery> next(long webhookId, Instant now);

    /**
     * Stores what became of a delivery.
     *
     * @param before what it was
     * @return false when it is not that any more, so that nothing was done
     */
    boolean save(WebhookDelivery before, WebhookDelivery after);

    /** Whether more than so many wait for a webhook. */
    boolean moreWaitThan(long webhookId, int most);

    /**
     * Removes the oldest that are older than this, {@link #BATCH} at most.
     *
     * @return how many were removed
     */
    int removeOlder(Instant before);

    /**
     * Removes the oldest of a webhook that were delivered or failed and are more than so many, {@link #BATCH} at most.
     *
     * @return how many were removed
     */
    int removeBeyond(long webhookId, int most);
}
