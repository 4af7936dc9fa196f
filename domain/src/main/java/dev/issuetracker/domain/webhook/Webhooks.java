package dev.issuetracker.domain.webhook;

import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores webhooks, and lets one server at a time send to each: it takes a turn, which ends by itself when the server
 * dies.
 */
public interface Webhooks {
    /** How many a tracker has at most. */
    int MAX = 20;

    /**
     * Keeps others who call this waiting until the unit of work ends, so that {@link #MAX} holds. Where writers never
     * run side by side there is nothing to do.
     */
    void lock();

    Webhook add(WebhookSettings settings, WebhookSecret secret, UserRef by, Instant at);

    Optional<Webhook> find(long id);

    /** The secret of a webhook that exists. */
    WebhookSecret secret(long id);

    /** All of them, oldest first. */
    List<Webhook> all();

    /**
     * Stores an edited webhook. How it fares is not edited, but one that is turned on fails no longer.
     *
     * @throws StaleVersionException when another version is current
     * @throws TrackerException {@code NOT_FOUND}
     */
    void save(Webhook edited);

    void changeSecret(long id, WebhookSecret secret);

    /** Removes a webhook and its deliveries. One that is added at the same moment stays, and is never sent. */
    void remove(long id);

    /** Notes how a webhook fares after one more attempt. */
    void attempted(WebhookDelivery delivery, WebhookAttempt attempt);

    /** Whether {@link #takeTurn} would find one. Only reads. */
    boolean anyDue(Instant now);

    /**
     * Takes the turn of a webhook that has something to send and does not rest. Of several, the one whose last turn
     * ended first.
     *
     * @param until when the turn ends by itself
     */
    Optional<Turn> takeTurn(Instant now, Instant until);

    /**
     * Ends a turn, unless it ended by itself.
     *
     * @param restUntil when the next one may begin
     */
    void endTurn(Turn turn, Instant now, Instant restUntil);

    /** Ends the rest of a webhook. */
    void wake(long id, Instant now);

    /** One server's turn to send what a webhook waits for. */
    record Turn(Webhook webhook, Instant until) {}
}
